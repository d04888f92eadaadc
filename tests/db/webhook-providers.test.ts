import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { receiveWebhook } from '@/lib/webhooks/mutations'
import { webhookBodyLimit } from '@/lib/webhooks/queries'
import { nobody, unique } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import {
  basicHeaders,
  eventNow,
  type Source,
  sourceRow,
  stripeHeaders,
} from '@/tests/support/factories-webhooks'

const db = nobody()
const MiB = 1024 * 1024
const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const receive = (source: Source, headers: Record<string, string>, body: Buffer) =>
  receiveWebhook(db, source.slug, new Headers(headers), body)

async function eventsOf({ id }: Source) {
  const { rows } = await postgres().query(
    'select id, dedupe_key, type, headers, body from public.webhook_events where source_id = $1',
    [id],
  )
  return rows
}

const ended = async (receipt: Awaited<ReturnType<typeof receive>>) => {
  const id = 'id' in receipt ? receipt.id : ''
  await expect
    .poll(async () => (await eventNow(id)).status, { timeout: 20_000 })
    .not.toBe('received')
  return await eventNow(id)
}

test('an event of Stripe sent again with another time and signature is the same event', async () => {
  const source = await sourceRow('stripe')
  const body = json({ id: `evt_${unique()}`, type: 'customer.created', data: { object: {} } })
  const first = await receive(source, stripeHeaders(source.secret, body), body)
  const later = new Date(Date.now() + 60_000)
  const again = await receive(source, stripeHeaders(source.secret, body, later), body)
  expect([first, again]).toMatchObject([{ outcome: 'accepted' }, { outcome: 'duplicate' }])
  expect(theOnly(await eventsOf(source))).toMatchObject({ type: 'customer.created' })
  expect(await ended(first)).toMatchObject({
    status: 'ignored',
    reason: 'customer.created has no effect',
  })
})

test('a dispute at Stripe is a ticket of whom it names', async () => {
  const source = await sourceRow('stripe')
  const email = `${unique()}@example.com`
  const object = {
    id: `du_${unique()}`,
    amount: 1200,
    currency: 'usd',
    charge: 'ch_1',
    reason: 'fraudulent',
    status: 'needs_response',
    evidence: { customer_email_address: email },
  }
  const body = json({ id: `evt_${unique()}`, type: 'charge.dispute.created', data: { object } })
  const event = await ended(await receive(source, stripeHeaders(source.secret, body), body))
  expect(event).toMatchObject({ status: 'done', reason: null })
  const { rows } = await postgres().query(
    `select t.subject, t.priority, e.email from public.tickets t
     join public.contact_emails e on e.contact_id = t.requester_id where t.number = $1`,
    [event.ticket_number],
  )
  expect(rows).toEqual([
    { subject: 'Dispute over 12.00 USD: fraudulent', priority: 'urgent', email },
  ])
})

test('a password in the address lets Postmark in, and is kept nowhere', async () => {
  const source = await sourceRow('postmark')
  const body = json({ MessageID: unique(), From: 'a@example.com' })
  expect(await receive(source, basicHeaders('not the secret'), body)).toEqual({
    outcome: 'bad_signature',
  })
  const headers = { ...basicHeaders(source.secret), cookie: 'a=b', 'x-postmark-x': 'kept' }
  expect(await receive(source, headers, body)).toMatchObject({ outcome: 'accepted' })
  const other = json({ ...JSON.parse(body.toString()), again: true })
  expect(await receive(source, headers, other)).toMatchObject({ outcome: 'duplicate' })
  const event = theOnly(await eventsOf(source))
  expect(event.headers).toEqual({ 'x-postmark-x': 'kept' })
  expect(JSON.stringify(event)).not.toContain(headers.authorization.slice(6))
})

test('a mail is taken as it came, though it is no JSON, and told apart by its bytes', async () => {
  const source = await sourceRow('mail')
  const body = Buffer.from(`From: a@example.com\r\nX: ${unique()}\r\n\r\n\xff\x00`, 'latin1')
  const hex = createHmac('sha256', source.secret).update(body).digest('hex')
  const headers = {
    'content-type': 'message/rfc822',
    'x-counterfoil-signature': `sha256=${hex}`,
  }
  expect(await receive(source, headers, body)).toMatchObject({ outcome: 'accepted' })
  expect(await receive(source, basicHeaders(source.secret), body)).toMatchObject({
    outcome: 'duplicate',
  })
  const event = theOnly(await eventsOf(source))
  expect(event.body.equals(body)).toBe(true)
  expect(event.headers).toEqual(headers)
})

test('mails may have 25 MiB, all else 1 MiB, and nobody learns more by asking', async () => {
  const [mail, github] = [await sourceRow('mail'), await sourceRow('github')]
  expect(await webhookBodyLimit(db, mail.slug)).toBe(25 * MiB)
  expect(await webhookBodyLimit(db, github.slug)).toBe(MiB)
  expect(await webhookBodyLimit(db, 'nowhere')).toBe(MiB)
  await postgres().query('update public.webhook_sources set disabled_at = now() where id = $1', [
    mail.id,
  ])
  expect(await webhookBodyLimit(db, mail.slug)).toBe(MiB)

  // Straight to Postgres: through the API it would be a race with the limit of three seconds.
  const open = await sourceRow('mail')
  const outcome = async (bytes: number) => {
    const { rows } = await postgres().query(
      'select r.outcome from private.receive_webhook($1, $2, $3) r',
      [open.slug, basicHeaders(open.secret), Buffer.alloc(bytes, 'x')],
    )
    return rows[0].outcome
  }
  expect(await outcome(25 * MiB + 1)).toBe('too_large')
  expect(await outcome(25 * MiB)).toBe('accepted')
  const two = Buffer.alloc(2 * MiB, 'y')
  expect(await receive(open, basicHeaders(open.secret), two)).toMatchObject({ outcome: 'accepted' })
})

test('a generic source keeps the header it is signed in, and no other secret', async () => {
  const source = await sourceRow('generic', {
    header: 'x-shop-hmac',
    algorithm: 'sha1',
    encoding: 'base64',
    prefix: 'h=',
  })
  const body = json({ n: unique() })
  const sign = (by: string) => createHmac('sha1', by).update(body).digest('base64')
  const headers = {
    'x-shop-hmac': `h=${sign(source.secret)}`,
    'x-api-key': 'k',
    ...basicHeaders('p'),
  }
  expect(await receive(source, { ...headers, 'x-shop-hmac': sign(source.secret) }, body)).toEqual({
    outcome: 'bad_signature',
  })
  const receipt = await receive(source, headers, body)
  expect(theOnly(await eventsOf(source)).headers).toEqual({ 'x-shop-hmac': headers['x-shop-hmac'] })
  expect(await ended(receipt)).toMatchObject({
    status: 'ignored',
    reason: 'nobody has said yet what its events mean',
  })
})

test.each([
  ['{"header": "authorization", "algorithm": "sha256", "encoding": "hex", "prefix": ""}'],
  ['{"header": "X-Up", "algorithm": "sha256", "encoding": "hex", "prefix": ""}'],
  ['{"header": "x", "algorithm": "md5", "encoding": "hex", "prefix": ""}'],
  ['{"header": "x", "algorithm": "sha1", "encoding": "hex", "prefix": "", "more": 1}'],
  ['{"header": "x", "algorithm": "sha1", "encoding": "hex"}'],
  ['"x"'],
  ['[]'],
])('no source is signed in the way %s', async (signature) => {
  await expect(
    postgres().query("select private.create_webhook_source($1, 'generic', null, $2)", [
      `bad-${unique()}`,
      signature,
    ]),
  ).rejects.toThrow('webhook_sources_signature_fits')
})
