import { request as httpRequest } from 'node:http'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { testStack } from '@/tests/support/stack'
import { rowsOf, ticket } from '@/tests/support/workspace'

// As programs call them; pages are in attachments.spec.ts.

let key: string
test.beforeAll(async () => {
  key = await newKey()
})

async function newKey(): Promise<string> {
  const made = await rowsOf<{ key: string }>(
    `select key from private.create_api_key('Files', '{tickets:read,tickets:write}')`,
  )
  return made[0]?.key ?? ''
}

/** How many files there are of a ticket that nobody has sent; their objects go with them. */
const leftOn = (number: number) =>
  rowsOf('select file_name from public.attachments where ticket_number = $1', [number])

const bearer = (token = key) => ({ authorization: `Bearer ${token}` })
const address = (number: number, name = 'hums.txt') =>
  `/api/attachments?ticket=${number}&filename=${encodeURIComponent(name)}`

async function sent(
  request: APIRequestContext,
  number: number,
  data: string | Buffer,
  name?: string,
) {
  const response = await request.post(address(number, name), { headers: bearer(), data })
  return { status: response.status(), said: await response.json() }
}

/** The status that is answered to a body of so many bytes, whatever length is announced. */
function streamed(number: number, bytes: number, announced?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...bearer(), ...(announced && { 'content-length': announced }) }
    const url = new URL(address(number, 'large.bin'), testStack().siteUrl)
    const outgoing = httpRequest(url, { method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
      outgoing.destroy()
    })
    outgoing.on('error', reject)
    const chunk = Buffer.alloc(256 * 1024, 'hums')
    let left = bytes
    const write = () => {
      while (left > 0 && !outgoing.destroyed) {
        left -= chunk.length
        if (!outgoing.write(chunk)) return outgoing.once('drain', write)
      }
      if (!outgoing.destroyed && !announced) outgoing.end()
    }
    write()
  })
}

test('a program streams a file in, and who may read gets it back whole or in part', async ({
  request,
}) => {
  const number = await ticket()
  const { status, said } = await sent(request, number, 'It hums.', 'Grüße.txt')
  expect(status).toBe(201)
  expect(said).toMatchObject({
    filename: 'Grüße.txt',
    content_type: 'text/plain',
    size: 8,
    same_as: null,
  })
  const path = `/api/attachments/${said.id}`
  const get = (headers: Record<string, string>) =>
    request.get(path, { headers: { ...bearer(), ...headers } })
  const whole = await get({})
  expect([whole.status(), await whole.text()]).toEqual([200, 'It hums.'])
  expect(whole.headers()).toMatchObject({
    'content-type': 'text/plain',
    'content-disposition': `attachment; filename="Gr__e.txt"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache, no-transform',
  })
  const etag = whole.headers().etag ?? ''
  const part = await get({ range: 'bytes=3-6' })
  expect([part.status(), await part.text(), part.headers()['content-range']]).toEqual([
    206,
    'hums',
    'bytes 3-6/8',
  ])
  expect((await get({ 'if-none-match': `"other", W/${etag}` })).status()).toBe(304)
  expect((await get({ range: 'bytes=9-' })).status()).toBe(416)
  expect((await get({ range: 'bytes=3-6', 'if-range': '"other"' })).status()).toBe(200)
  expect((await get({ range: 'bytes=3-6', 'if-range': etag })).status()).toBe(206)
})

test('a file is for nobody else: without a key, with a wrong one, before it is sent', async ({
  request,
}) => {
  const number = await ticket()
  const { said } = await sent(request, number, 'It hums.')
  const path = `/api/attachments/${said.id}`
  const statusOf = async (headers: Record<string, string>, at = path) =>
    (await request.get(at, { headers })).status()
  expect(await statusOf({})).toBe(401)
  expect(await statusOf(bearer('cfoil_guessed'))).toBe(401)
  expect(await statusOf(bearer(), '/api/attachments/nonsense')).toBe(404)
  expect(await statusOf(bearer(), `/api/attachments/${crypto.randomUUID()}`)).toBe(404)
  const other = await newKey()
  expect(await statusOf(bearer(other))).toBe(404)
  const dropped = await request.delete(path, { headers: bearer(other) })
  expect(dropped.status()).toBe(404)
})

test('what is wrong is said by its name, and nothing is left of it', async ({ request }) => {
  const number = await ticket()
  const nonsense = Buffer.alloc(1000, 'hums')
  for (const [name, data, status, title] of [
    ['hums.txt', '', 400, 'The file is empty.'],
    ['..', nonsense, 400, 'filename: The file’s name is missing.'],
    ['x'.repeat(10_000), nonsense, 400, 'filename: The file’s name is longer than 255 characters.'],
    ['hums.exe', nonsense, 422, 'This workspace takes no files of this type.'],
  ] as const) {
    expect(await sent(request, number, data, name)).toEqual({ status, said: { status, title } })
  }
  expect((await sent(request, 2 ** 40, 'It hums.')).status).toBe(404)
  const foreign = await request.post(address(number), {
    headers: { origin: 'https://elsewhere.example' },
    data: 'It hums.',
  })
  expect(foreign.status()).toBe(403)
  expect(await leftOn(number)).toEqual([])
})

test('a file over the limit is refused as soon as it is, whatever length is announced', async () => {
  const number = await ticket()
  const limit = 50 * 1024 * 1024
  expect(await streamed(number, 512 * 1024, limit + 1)).toBe(413)
  expect(await streamed(number, limit + 4 * 1024 * 1024)).toBe(413)
  expect(await leftOn(number)).toEqual([])
})

test('a client that goes away in the middle leaves nothing', async () => {
  const number = await ticket()
  const url = new URL(address(number, 'cut.bin'), testStack().siteUrl)
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => {
      const headers = { ...bearer(), 'content-length': 10_000_000 }
      const outgoing = httpRequest(url, { method: 'POST', headers })
      outgoing.on('error', () => undefined)
      outgoing.write(Buffer.alloc(100_000 + n * 300_000, 'hums'))
      return new Promise<void>((resolve) => {
        outgoing.on('close', () => resolve())
        setTimeout(() => outgoing.destroy(), 20 + n * 30)
      })
    }),
  )
  await expect.poll(() => leftOn(number)).toEqual([])
})

test('files that could run something are downloads that do nothing', async ({ page, request }) => {
  const number = await ticket()
  for (const [name, content] of [
    ['page.html', '<!doctype html><script>document.title = "ran"</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 1"/>'],
    ['polyglot.gif', 'GIF89a<script>document.title = "ran"</script>'],
  ] as const) {
    const { said } = await sent(request, number, content, name)
    await page.setExtraHTTPHeaders(bearer())
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(`/api/attachments/${said.id}`).catch(() => undefined),
    ])
    expect(download.suggestedFilename()).toBe(name)
    const thumbnail = await request.get(`/api/attachments/${said.id}/thumbnail`, {
      headers: bearer(),
    })
    expect(thumbnail.status()).toBe(404)
  }
})
