import { request } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { expect, test } from '@/tests/support/e2e'
import { deliverFromGithub, githubExample } from '@/tests/support/github'
import {
  disableSource,
  newAddress,
  oneOff,
  rowsOf,
  ticket,
  webhookSource,
} from '@/tests/support/workspace'

const MiB = 1024 * 1024

type Source = Awaited<ReturnType<typeof webhookSource>>

test('a delivery that is not signed by the source is refused with 401', async () => {
  const source = await webhookSource('github')
  const payload = githubExample('issues', 'opened')
  const forged = await deliverFromGithub({ ...source, secret: 'not the secret' }, 'issues', payload)
  expect(forged.status).toBe(401)
  expect((await post(source.url, '{}')).status).toBe(401)

  const standard = await webhookSource('standard')
  const stale = new Date(Date.now() - 6 * 60_000)
  const answers = await Promise.all([
    deliver(standard, '{}', { at: stale }),
    deliver(standard, '{}', { at: new Date(Date.now() + 6 * 60_000) }),
    deliver({ ...standard, secret: (await webhookSource('standard')).secret }, '{}'),
    deliver(standard, '{"type": "changed on the way"}', { signed: '{}' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(await eventsOf(source)).toEqual([])
  expect(await eventsOf(standard)).toEqual([])
})

test('a source that is unknown or disabled is not found, and both sound alike', async () => {
  const source = await webhookSource('standard')
  await disableSource(source.slug)
  const disabled = await deliver(source, '{}')
  const unknown = await deliver({ ...source, url: `${source.url}-unknown` }, '{}')
  expect([disabled.status, unknown.status]).toEqual([404, 404])
  expect(await disabled.json()).toEqual(await unknown.json())
})

test('what is signed but no JSON is refused with 400', async () => {
  const source = await webhookSource('standard')
  for (const body of ['not json', '', '{"type":']) {
    expect((await deliver(source, body)).status, body).toBe(400)
  }
  expect(await eventsOf(source)).toEqual([])
})

test('more than 1 MiB is refused with 413, whether it is announced or not', async () => {
  const source = await webhookSource('standard')
  // Neither request ever ends: the answer comes as soon as it is known.
  expect(await statusOf(source, { 'content-length': MiB + 1 }, 0)).toBe(413)
  expect(await statusOf(source, { 'transfer-encoding': 'chunked' }, MiB + 1)).toBe(413)

  const exactly = JSON.stringify({ type: 'padding', data: 'x'.repeat(MiB - 28) })
  expect(Buffer.byteLength(exactly)).toBe(MiB)
  expect((await deliver(source, exactly)).status).toBe(202)
})

test('ticket.create and message.create make a ticket with its requester and a message', async ({
  openAs,
}) => {
  const source = await webhookSource('standard')
  const requester = newAddress('requester')
  const subject = oneOff('Made by a webhook')
  const created = await deliver(
    source,
    envelope('ticket.create', {
      subject,
      body: 'It came by itself.',
      requester: { email: requester, name: 'Somebody outside' },
      priority: 'urgent',
      team: 'Support',
      assignee: 'sam@example.com',
      tags: ['hook'],
    }),
  )
  expect(created.status).toBe(202)
  expect(await created.json()).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  await expect.poll(() => eventsOf(source)).toEqual([expect.objectContaining({ status: 'done' })])
  const number = Number((await eventsOf(source))[0]?.ticket_number)

  const answered = await deliver(
    source,
    envelope('message.create', {
      ticket: number,
      body: 'And one thing more.',
      author: { email: requester },
    }),
  )
  expect(answered.status).toBe(202)
  await expect.poll(async () => (await eventsOf(source)).at(1)?.status).toBe('done')

  const page = await openAs('agent@example.com')
  await page.goto(`/tickets/${number}`)
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(page.getByRole('complementary').getByText(requester)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('urgent')
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('open')
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('hook')
  await expect(page.getByRole('article').first()).toContainText('It came by itself.')
  await expect(page.getByRole('article').last()).toContainText('And one thing more.')
})

test('what a source cannot do ends visibly, without an effect', async () => {
  const source = await webhookSource('standard')
  const author = { email: newAddress('author') }
  const requester = author
  for (const [type, data] of [
    ['order.shipped', {}],
    ['ticket.create', { subject: 'No body', requester }],
    ['ticket.create', { subject: 'No such team', body: 'x', requester, team: 'Nobody' }],
    ['message.create', { ticket: 999_999_999, body: 'x', author }],
  ] as const) {
    expect((await deliver(source, envelope(type, data))).status).toBe(202)
  }
  const ended = async () => (await eventsOf(source)).map(({ status }) => status)
  await expect.poll(ended).toEqual(['ignored', 'failed', 'failed', 'ignored'])
  for (const { reason } of await eventsOf(source)) expect(reason).toBeTruthy()
})

test('a message to a closed ticket begins a follow-up', async () => {
  const source = await webhookSource('standard')
  const closed = await ticket({ status: 'closed' })
  const data = { ticket: closed, body: 'Once more.', author: { email: newAddress('author') } }
  expect((await deliver(source, envelope('message.create', data))).status).toBe(202)
  await expect.poll(async () => (await eventsOf(source))[0]?.status).toBe('done')
  const [follow] = await rowsOf<{ number: string; status: string }>(
    'select number, status from public.tickets where follows_up = $1',
    [closed],
  )
  expect(follow).toEqual({ number: (await eventsOf(source))[0]?.ticket_number, status: 'new' })
})

test('ten deliveries of one event at once make one', async () => {
  const source = await webhookSource('standard')
  const id = oneOff('msg')
  const requester = { email: newAddress('requester') }
  const body = envelope('ticket.create', { subject: oneOff('Once'), body: 'x', requester })
  const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(source, body, { id })))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 202])
  const ids = await Promise.all(answers.map(async (answer) => JSON.stringify(await answer.json())))
  expect(new Set(ids).size).toBe(1)
  await expect.poll(() => eventsOf(source)).toEqual([expect.objectContaining({ status: 'done' })])
})

test('only POST is taken', async ({ request }) => {
  const source = await webhookSource('standard')
  for (const method of ['GET', 'PUT', 'DELETE']) {
    expect((await request.fetch(source.url, { method })).status(), method).toBe(405)
  }
})

function envelope(type: string, data: object): string {
  return JSON.stringify({ type, timestamp: new Date().toISOString(), data })
}

type Delivery = { id?: string; at?: Date; signed?: string }

/** Delivers as Standard Webhooks says, signed by the specification's own library. */
async function deliver(
  { url, secret }: Source,
  body: string,
  { id = oneOff('msg'), at = new Date(), signed = body }: Delivery = {},
): Promise<Response> {
  return await post(url, body, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, signed),
  })
}

async function post(url: string, body: string, headers: Record<string, string> = {}) {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

/** Begins a delivery, sends so many bytes of it, and waits for the answer without ending it. */
async function statusOf({ url }: Source, headers: Record<string, string | number>, bytes: number) {
  return await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent: false, headers })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      outgoing.off('error', reject).on('error', () => undefined)
      outgoing.destroy()
      resolve(response.statusCode)
    })
    outgoing.flushHeaders()
    if (bytes > 0) outgoing.write(Buffer.alloc(bytes, 'x'))
  })
}

async function eventsOf({ slug }: Source) {
  return await rowsOf<{ status: string; reason: string | null; ticket_number: string | null }>(
    `select e.status, e.reason, e.ticket_number from public.webhook_events e
     join public.webhook_sources s on s.id = e.source_id where s.slug = $1 order by e.received_at`,
    [slug],
  )
}
