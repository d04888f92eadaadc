import { randomBytes } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { newAddress, rowsOf, ticket } from '@/tests/support/workspace'

const NEVER = 'x'.repeat(43)

async function linkTo(number: number): Promise<string> {
  const [made] = await rowsOf<{ link: string }>(
    'select private.create_requester_link(number, requester_id) as link from public.tickets where number = $1',
    [number],
  )
  return made?.link ?? ''
}

type Form = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>

/** Posts a form, and tells where it leads. */
async function post(request: APIRequestContext, path: string, multipart: Form) {
  const answer = await request.post(`/api/requests${path}`, { multipart, maxRedirects: 0 })
  return [answer.status(), answer.headers().location ?? ''] as const
}

const forms = (): Record<string, Form> => ({
  reply: { body: 'It hums.', key: crypto.randomUUID() },
  status: { solved: 'yes' },
  rating: { score: '5', comment: 'Quick.' },
})
const stateOf = (number: number) =>
  rowsOf(
    `select t.status, (select count(*)::int from public.messages m where m.ticket_number = t.number) as messages,
       (select count(*)::int from public.ratings r where r.ticket_number = t.number) as ratings
     from public.tickets t where t.number = $1`,
    [number],
  )

test('a link that never was is told nothing, and changes nothing', async ({ request }) => {
  for (const [act, form] of Object.entries(forms())) {
    const [status, location] = await post(request, `/${NEVER}/${act}`, form)
    expect([act, status]).toEqual([act, 303])
    expect(location).toMatch(new RegExp(`^/r/${NEVER}\\?again=[0-9a-f-]{36}$`))
  }
  expect((await post(request, `/${NEVER}/link`, {}))[1]).toMatch(
    new RegExp(`^/r/${NEVER}\\?(done=asked|wait=\\d+)$`),
  )
  for (const token of ['nonsense', 'x'.repeat(44), `${'x'.repeat(42)}%0A`]) {
    for (const [act, form] of Object.entries({ ...forms(), link: {} })) {
      expect(await post(request, `/${token}/${act}`, form)).toEqual([303, '/request/links'])
    }
  }
  for (const file of [crypto.randomUUID(), 'nonsense', '%00']) {
    for (const path of [file, `${file}/thumbnail`]) {
      const answer = await request.get(`/api/requests/${NEVER}/files/${path}`)
      expect([path, answer.status()]).toEqual([path, 404])
    }
  }
})

test('what is another’s is not there for the holder of a link', async ({ request }) => {
  const [theirs, other] = [await ticket(), await ticket()]
  const [link, stranger] = [await linkTo(theirs), await linkTo(other)]
  const file = { name: 'hum.txt', mimeType: 'text/plain', buffer: Buffer.from('hum') }
  await post(request, `/${link}/reply`, { ...forms().reply, files: file })
  const [borne] = await rowsOf<{ id: string }>(
    `select a.id from public.attachments a join public.messages m on m.id = a.message_id where m.ticket_number = $1`,
    [theirs],
  )
  const ask = async (token: string, path = '') =>
    (await request.get(`/api/requests/${token}/files/${borne?.id}${path}`)).status()
  expect([await ask(link), await ask(stranger)]).toEqual([200, 404])
  expect(await ask(stranger, '/thumbnail')).toBe(404)
})

test('ten megabytes of nonsense are refused on each route, and nothing comes of them', async ({
  request,
}) => {
  const number = await ticket()
  const link = await linkTo(number)
  const before = await stateOf(number)
  const data = randomBytes(10 * 1024 * 1024)
  const paths = ['', '/links', ...['reply', 'status', 'rating', 'link'].map((a) => `/${link}/${a}`)]
  for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'text/plain']) {
    for (const path of paths) {
      const answer = await request.post(`/api/requests${path}`, {
        data,
        headers: { 'content-type': type },
        maxRedirects: 0,
      })
      expect([type, path, answer.status()]).toEqual([type, path, 400])
    }
  }
  expect(await stateOf(number)).toEqual(before)
  for (const path of paths) {
    const answer = await request.get(`/api/requests${path}`, { maxRedirects: 0 })
    expect([path, answer.status()]).toEqual([path, 405])
  }
})

test('what is sent twice at once is done once', async ({ request }) => {
  const number = await ticket({ from: newAddress('twice') })
  const link = await linkTo(number)
  for (const [act, form] of Object.entries(forms())) {
    const [one, other] = await Promise.all([
      post(request, `/${link}/${act}`, form),
      post(request, `/${link}/${act}`, form),
    ])
    expect([one[0], other[0]]).toEqual([303, 303])
    if (act === 'reply') expect(other).toEqual(one)
  }
  expect(await stateOf(number)).toEqual([{ status: 'solved', messages: 2, ratings: 1 }])
  const renewed = await Promise.all([
    post(request, `/${link}/link`, {}),
    post(request, `/${link}/link`, {}),
  ])
  const where = renewed.map(([, location]) => location.replace(/.*\?/, '').replace(/\d+/, 'N'))
  expect(where.sort()).toEqual(['done=asked', 'wait=N'])
})
