import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { theOnly, ticketBy } from '@/tests/support/factories'
import { postgres, rolledBack } from '@/tests/support/factories-postgres'
import {
  attempted,
  attemptsOf,
  deliveryNow,
  deliveryRow,
  subscriptionBy,
  testDelivery,
  wakeWorker,
} from '@/tests/support/factories-subscriptions'
import { listMails } from '@/tests/support/mailbox'
import { type Receiver, receiver, verified } from '@/tests/support/webhook-receiver'

let admin: Actor
let agent: Actor
const receivers: Receiver[] = []
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})
afterAll(() => Promise.all(receivers.map((one) => one.close())))

async function listening(answer?: Parameters<typeof receiver>[0]): Promise<Receiver> {
  const one = await receiver(answer)
  receivers.push(one)
  return one
}

test('a new ticket reaches its subscriber, signed so that the reference library verifies it', async () => {
  const hook = await listening()
  const { secret } = await subscriptionBy(admin, hook.url, ['ticket.created'])
  const number = await ticketBy(agent, { subject: 'Größe 🎫', tags: ['hums'] })
  const received = await hook.next(({ event }) => event.data.number === number)
  expect(received.headers['content-type']).toBe('application/json')
  expect(verified(received, secret)).toMatchObject({
    type: 'ticket.created',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    sequence: expect.any(Number),
    data: { number, subject: 'Größe 🎫', tags: ['hums'] },
  })
  expect(() => verified(received, 'whsec_c2VjcmV0LW9mLXNvbWVib2R5LWVsc2UtaGVyZQ==')).toThrow()
})

test('what fails is tried again under the same id, at another time, until it succeeds', async () => {
  let refusals = 1
  const hook = await listening((response) => {
    response.statusCode = refusals-- > 0 ? 503 : 204
    response.end('Busy.')
  })
  const { id, secret } = await subscriptionBy(admin, hook.url)
  const delivery = await deliveryRow(id)
  await wakeWorker()
  const failed = await attempted(delivery)
  expect(failed).toMatchObject({ status: 'waiting', attempts: 1, tries: 1 })
  expect(failed.due_in).toBeLessThanOrEqual(6)
  expect(await attempted(delivery, 2)).toMatchObject({ status: 'delivered' })
  const [first, second] = hook.received
  for (const one of hook.received) expect(verified(one, secret)).toBeTruthy()
  expect(second?.body).toBe(first?.body)
  expect(second?.headers['webhook-id']).toBe(delivery)
  expect(first?.headers['webhook-id']).toBe(delivery)
  expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(
    Number(first?.headers['webhook-timestamp']),
  )
  expect(await attemptsOf(delivery)).toMatchObject([
    { number: 1, status_code: 503, response_body: 'Busy.', error: null },
    { number: 2, status_code: 204, response_body: '' },
  ])
})

test('a receiver that asks for time is given it', async () => {
  const hook = await listening((response) => {
    response.writeHead(429, { 'retry-after': '300' }).end()
  })
  const { id } = await subscriptionBy(admin, hook.url)
  const delivery = await deliveryRow(id)
  await wakeWorker()
  const { due_in } = await attempted(delivery)
  expect(due_in).toBeGreaterThan(270)
  expect(due_in).toBeLessThanOrEqual(300)
})

test('a redirect is not followed, and is a failure', async () => {
  const elsewhere = await listening()
  const hook = await listening((response) => {
    response.writeHead(307, { location: elsewhere.url }).end()
  })
  const { id } = await subscriptionBy(admin, hook.url)
  const delivery = await testDelivery(admin, id)
  expect(await attempted(delivery)).toMatchObject({ status: 'failed' })
  expect(await attemptsOf(delivery)).toMatchObject([{ status_code: 307 }])
  expect(elsewhere.received).toEqual([])
})

test('of an answer of 10 MB of nonsense 64 KiB are kept', async () => {
  const hook = await listening((response) => {
    response.setHeader('x-odd', 'é\t«')
    response.end(Buffer.concat([Buffer.from('\0\ud800'), randomBytes(10_000_000)]))
  })
  const { id } = await subscriptionBy(admin, hook.url)
  const delivery = await testDelivery(admin, id)
  expect(await attempted(delivery)).toMatchObject({ status: 'delivered' })
  const [attempt] = await attemptsOf(delivery)
  expect(attempt).toMatchObject({ status_code: 200, body_cut: true })
  expect(Buffer.byteLength(attempt?.response_body ?? '')).toBeLessThanOrEqual(65_536)
  expect(Buffer.byteLength(attempt?.response_body ?? '')).toBeGreaterThan(65_000)
})

test('410 switches off, says why, and every admin is told by mail', async () => {
  const hook = await listening((response) => response.writeHead(410).end())
  const { id } = await subscriptionBy(admin, hook.url)
  const [first, second] = [await deliveryRow(id), await deliveryRow(id)]
  await wakeWorker()
  expect(await attempted(first)).toMatchObject({ status: 'failed', attempts: 1 })
  const { data } = await admin.db.from('webhook_subscriptions').select().eq('id', id)
  expect(data).toMatchObject([{ disabled_at: expect.any(String), disabled_reason: 'gone' }])
  await expect
    .poll(async () => (await listMails(admin.email)).filter((mail) => mail.text.includes(id)), {
      timeout: 15_000,
    })
    .toMatchObject([{ subject: expect.stringMatching(/are switched off$/) }])
  const { data: lines } = await admin.db
    .from('audit_log')
    .select('actor_kind, changes')
    .eq('object_id', id)
    .eq('action', 'changed')
  expect(lines).toMatchObject([
    { actor_kind: 'system', changes: { disabled_reason: { from: null, to: 'gone' } } },
  ])
  expect(['failed', 'waiting']).toContain((await deliveryNow(second)).status)
  const sent = await admin.db.rpc('send_test_webhook', { subscription_id: id })
  expect(sent.error).toMatchObject({ code: '23514' })
})

test('five days without one success switch off, and a success begins them anew', async () => {
  let status = 500
  const hook = await listening((response) => response.writeHead(status).end())
  const { id } = await subscriptionBy(admin, hook.url)
  const since = async (ago: string) => {
    await postgres().query(
      `insert into public.subscription_health (subscription_id, failing_since) values ($1, now() - $2::interval)
       on conflict (subscription_id) do update set failing_since = excluded.failing_since`,
      [id, ago],
    )
  }
  const isOff = async () => {
    const { data } = await admin.db.from('webhook_subscriptions').select().eq('id', id)
    return theOnly(data).disabled_reason
  }
  await since('4 days 23 hours')
  await attempted(await testDelivery(admin, id))
  expect(await isOff()).toBeNull()
  status = 200
  await attempted(await testDelivery(admin, id))
  const { data } = await admin.db.from('subscription_health').select().eq('subscription_id', id)
  expect(data).toMatchObject([{ failing_since: null, delivered_at: expect.any(String) }])
  status = 500
  await since('5 days 1 second')
  await attempted(await testDelivery(admin, id))
  expect(await isOff()).toBe('failing')

  // Enabled again it has five days again.
  await admin.db.rpc('switch_subscription', { subscription_id: id, enabled: true })
  await attempted(await testDelivery(admin, id))
  expect(await isOff()).toBeNull()
})

test('what a killed worker had in hand is sent by the next one', async () => {
  const hook = await listening()
  const { id } = await subscriptionBy(admin, hook.url)
  const delivery = await deliveryRow(id)
  // Claimed, as by a worker that then dies: nobody sends it for a minute, which passes here at once.
  await postgres().query(
    `update public.webhook_deliveries
     set claimed_until = now() + interval '1 minute', due_at = now() + interval '1 minute' where id = $1`,
    [delivery],
  )
  await testDelivery(admin, id)
  await hook.next(({ event }) => event.type === 'webhook.test')
  expect(hook.received).toHaveLength(1)
  await postgres().query(
    'update public.webhook_deliveries set claimed_until = now(), due_at = now() where id = $1',
    [delivery],
  )
  await wakeWorker()
  const received = await hook.next(({ headers }) => headers['webhook-id'] === delivery)
  expect(received.event.type).toBe('ticket.merged')
})

test('a subscription is deleted while its deliveries come back', async () => {
  const hook = await listening()
  const { id } = await subscriptionBy(admin, hook.url)
  await postgres().query(
    `with event as (
       insert into public.outgoing_events (type, data)
       select 'ticket.merged', '{}' from generate_series(1, 300) returning id)
     insert into public.webhook_deliveries (subscription_id, event_id) select $1, id from event`,
    [id],
  )
  await wakeWorker()
  await hook.next()
  const { error } = await admin.db.rpc('delete_subscription', { subscription_id: id })
  expect(error).toBeNull()
  const { data } = await admin.db.from('webhook_deliveries').select('id').eq('subscription_id', id)
  expect(data).toEqual([])
})

describe('two that claim at once', () => {
  const claim = 'select * from private.claim_deliveries(1000)'

  test('never get the same delivery, and of one that fails no more than two', async () => {
    await rolledBack(async (pg) => {
      const { rows: made } = await pg.query<{ id: string }>(
        `insert into public.webhook_subscriptions (url, events)
         values ('https://one.example', '{ticket.merged}'), ('https://two.example', '{ticket.merged}') returning id`,
      )
      const [well, ill] = made.map((row) => row.id)
      await pg.query(
        `with e as (insert into public.outgoing_events (type, data)
           select 'ticket.merged', '{}' from generate_series(1, 40) returning id)
         insert into public.webhook_deliveries (subscription_id, event_id)
         select s, e.id from e, unnest($1::uuid[]) s`,
        [[well, ill]],
      )
      await pg.query(
        'insert into public.subscription_health (subscription_id, failing_since) values ($1, now())',
        [ill],
      )
      const { rows } = await pg.query(claim)
      const of = (subscription?: string) =>
        rows.filter((row) => row.subscription_id === subscription).length
      expect([of(well), of(ill)]).toEqual([16, 2])
      const again = await pg.query(claim)
      expect(again.rows.filter((row) => [well, ill].includes(row.subscription_id))).toEqual([])
    })
  })
})
