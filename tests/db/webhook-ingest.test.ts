import { beforeAll, describe, expect, test } from 'vitest'
import { receiveWebhook } from '@/lib/webhooks/mutations'
import { nobody, signedIn } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import {
  eventNow,
  githubHeaders,
  type Source,
  sourceRow,
  standardHeaders,
  standardSecret,
} from '@/tests/support/factories-webhooks'

const db = nobody()
const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const anyBody = () => json({ type: 'ping', data: { nonce: crypto.randomUUID() } })

let github: Source
let standard: Source
beforeAll(async () => {
  ;[github, standard] = await Promise.all([sourceRow('github'), sourceRow('standard')])
})

const receive = (slug: string, headers: Record<string, string>, body: Buffer) =>
  receiveWebhook(db, slug, new Headers(headers), body)

async function eventsOf({ id }: Source) {
  const { rows } = await postgres().query(
    'select id, dedupe_key, type, headers, body, status from public.webhook_events where source_id = $1',
    [id],
  )
  return rows
}

const sign = {
  github: (source: Source, body: Buffer) => githubHeaders(source.secret, body),
  standard: (source: Source, body: Buffer) => standardHeaders(source.secret, body),
}

describe.each(['github', 'standard'] as const)('a delivery of %s', (provider) => {
  test('is kept as it came, byte for byte, with the headers that matter', async () => {
    const source = await sourceRow(provider)
    const body = Buffer.from(` {"type": "ping",\r\n "ü": "\\u00e9 🎫", "n": 1e400}\n`)
    const headers = { ...sign[provider](source, body), cookie: 'a=b', 'x-forwarded-for': '::1' }
    const receipt = await receive(source.slug, headers, body)
    expect(receipt.outcome).toBe('accepted')
    const event = theOnly(await eventsOf(source))
    expect(event.body.equals(body)).toBe(true)
    expect(event.headers).toEqual(withoutForeign(headers))
    expect(receipt).toMatchObject({ id: event.id })
  })

  test('sent ten times at once is one event, and all are told its id', async () => {
    const source = await sourceRow(provider)
    const body = anyBody()
    const headers = sign[provider](source, body)
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => receive(source.slug, headers, body)),
    )
    const event = theOnly(await eventsOf(source))
    expect(receipts.map((receipt) => 'id' in receipt && receipt.id)).toEqual(
      Array(10).fill(event.id),
    )
    expect(receipts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
    expect(receipts.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(9)
  })

  test('is refused when it was signed for another source', async () => {
    const source = await sourceRow(provider)
    const body = anyBody()
    const receipt = await receive(
      source.slug,
      sign[provider]({ github, standard }[provider], body),
      body,
    )
    expect(receipt).toEqual({ outcome: 'bad_signature' })
    expect(await eventsOf(source)).toEqual([])
  })

  test('that is no JSON is said to be none, once it is known to be theirs', async () => {
    const source = await sourceRow(provider)
    for (const body of ['', 'payload=%7B%7D', '{"a":', '{}x', '\ufeff{}', '{"a": "\u0000"}']) {
      const bytes = Buffer.from(body)
      const receipt = await receive(source.slug, sign[provider](source, bytes), bytes)
      expect([body, receipt]).toEqual([body, { outcome: 'not_json' }])
    }
    expect(await receive(source.slug, {}, Buffer.from('{'))).toEqual({ outcome: 'bad_signature' })
    expect(await eventsOf(source)).toEqual([])
  })

  test('is taken up to 1 MiB and not beyond', async () => {
    const source = await sourceRow(provider)
    const ofSize = (bytes: number) => Buffer.from(`"${'x'.repeat(bytes - 2)}"`)
    const limit = ofSize(1_048_576)
    const beyond = ofSize(1_048_577)
    expect(await receive(source.slug, sign[provider](source, beyond), beyond)).toEqual({
      outcome: 'too_large',
    })
    const taken = await receive(source.slug, sign[provider](source, limit), limit)
    expect(taken.outcome).toBe('accepted')
  })

  test('is unknown where there is no such source, or where it was disabled a moment ago', async () => {
    const source = await sourceRow(provider)
    const body = anyBody()
    const headers = sign[provider](source, body)
    expect(await receive('nowhere', headers, body)).toEqual({ outcome: 'unknown_source' })
    const disable = 'update public.webhook_sources set disabled_at = now() where id = $1'
    await postgres().query(disable, [source.id])
    expect(await receive(source.slug, headers, body)).toEqual({ outcome: 'unknown_source' })
  })

  test('is verified by either of two secrets while they are rotated', async () => {
    const source = await sourceRow(provider)
    const fresh = { ...source, secret: standardSecret() }
    const attempt = async (by: Source) => {
      const body = anyBody()
      return (await receive(source.slug, sign[provider](by, body), body)).outcome
    }
    expect([await attempt(source), await attempt(fresh)]).toEqual(['accepted', 'bad_signature'])
    await postgres().query(
      'insert into private.webhook_secrets (source_id, secret) values ($1, $2)',
      [source.id, fresh.secret],
    )
    expect([await attempt(source), await attempt(fresh)]).toEqual(['accepted', 'accepted'])
    await postgres().query('delete from private.webhook_secrets where secret = $1', [source.secret])
    expect([await attempt(source), await attempt(fresh)]).toEqual(['bad_signature', 'accepted'])
  })
})

function withoutForeign({ cookie: _, 'x-forwarded-for': __, ...kept }: Record<string, string>) {
  return kept
}

test('GitHub’s delivery sent again under another delivery id is a duplicate: the id is not signed', async () => {
  const body = anyBody()
  const headers = githubHeaders(github.secret, body)
  const first = await receive(github.slug, headers, body)
  const again = { ...headers, 'x-github-delivery': crypto.randomUUID() }
  expect(await receive(github.slug, again, body)).toEqual({ ...first, outcome: 'duplicate' })
})

test('bytes that are no text are no JSON', async () => {
  const body = Buffer.from([0x22, 0xff, 0xfe, 0x22])
  expect(await receive(github.slug, githubHeaders(github.secret, body), body)).toEqual({
    outcome: 'not_json',
  })
})

test('JSON that nests deeper than Postgres reads is refused without an error', async () => {
  const body = Buffer.from('['.repeat(200_000))
  expect(await receive(github.slug, githubHeaders(github.secret, body), body)).toEqual({
    outcome: 'not_json',
  })
})

test('one body under two signed ids is two deliveries of Standard Webhooks', async () => {
  const body = anyBody()
  const send = () => receive(standard.slug, standardHeaders(standard.secret, body), body)
  const [one, two] = [await send(), await send()]
  expect([one.outcome, two.outcome]).toEqual(['accepted', 'accepted'])
})

test('what another provider signs is refused, never let through', async () => {
  const source = await sourceRow('generic')
  const body = anyBody()
  const headers = {
    ...githubHeaders(source.secret, body),
    ...standardHeaders(standardSecret(), body),
  }
  expect(await receive(source.slug, headers, body)).toEqual({ outcome: 'bad_signature' })
})

test('a delivery goes through the queue to its end', async () => {
  const body = anyBody()
  const receipt = await receive(standard.slug, standardHeaders(standard.secret, body), body)
  const id = 'id' in receipt ? receipt.id : ''
  await expect
    .poll(() => eventNow(id), { timeout: 15_000 })
    .toMatchObject({ status: 'ignored', reason: 'events of type ping have no effect' })
})

test('sources and deliveries are read by admins alone, secrets by nobody', async () => {
  const [agent, admin] = [await signedIn(), await signedIn('admin')]
  const body = anyBody()
  await receive(github.slug, githubHeaders(github.secret, body), body)
  for (const table of ['webhook_sources', 'webhook_events'] as const) {
    expect((await agent.db.from(table).select('id')).data).toEqual([])
    expect((await admin.db.from(table).select('id').limit(1)).data).toHaveLength(1)
    expect((await db.from(table).select('id')).error?.code).toBe('42501')
  }
  const { error } = await admin.db.rpc('receive_webhook', {
    slug: 'x',
    headers: {},
    body_base64: '',
  })
  expect(error?.code).toBe('42501')
})
