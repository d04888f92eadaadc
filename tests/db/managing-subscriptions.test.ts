import { afterAll, beforeAll, expect, test } from 'vitest'
import { countSubscriptions, listTroubledSubscriptions } from '@/lib/subscriptions/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres, rolledBack } from '@/tests/support/factories-postgres'
import {
  attempted,
  deliveryNow,
  deliveryRow,
  subscriptionBy,
  testDelivery,
} from '@/tests/support/factories-subscriptions'
import { type Receiver, receiver, verified } from '@/tests/support/webhook-receiver'

let admin: Actor
let hook: Receiver
beforeAll(async () => {
  ;[admin, hook] = await Promise.all([signedIn('admin'), receiver()])
})
afterAll(() => hook.close())

const withId = (id: string) => hook.next(({ headers }) => headers['webhook-id'] === id)

test('while two secrets are alive both sign, and afterwards the newer one alone', async () => {
  const { id, secret: old } = await subscriptionBy(admin, hook.url)
  const rotated = await admin.db.rpc('rotate_subscription_secret', { subscription_id: id })
  const fresh = rotated.data ?? ''
  expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const listed = await admin.db.rpc('list_subscription_secrets', { subscription_id: id })
  expect(listed.data).toMatchObject([{ expires_at: null }, { expires_at: expect.any(String) }])
  const both = await withId(await testDelivery(admin, id))
  expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2)
  for (const secret of [old, fresh]) expect(verified(both, secret)).toBeTruthy()

  const third = await admin.db.rpc('rotate_subscription_secret', { subscription_id: id })
  expect(third.error).toMatchObject({ code: '23514', message: 'two secrets sign already' })
  await admin.db.rpc('end_old_subscription_secret', { subscription_id: id })
  const one = await withId(await testDelivery(admin, id))
  expect(verified(one, fresh)).toBeTruthy()
  expect(() => verified(one, old)).toThrow()
})

test('those that are not well are found among however many', async () => {
  const before = await countSubscriptions(admin.db)
  const [failing, off] = [
    await subscriptionBy(admin, `${hook.url}failing`),
    await subscriptionBy(admin, `${hook.url}off`),
  ]
  await subscriptionBy(admin, `${hook.url}well`)
  await postgres().query(
    `insert into public.subscription_health (subscription_id, failing_since) select unnest($1::uuid[]), now()
     on conflict (subscription_id) do update set failing_since = now()`,
    [[failing.id, off.id]],
  )
  await postgres().query(
    `update public.webhook_subscriptions set disabled_at = now(), disabled_reason = 'failing' where id = $1`,
    [off.id],
  )
  const found = (await listTroubledSubscriptions(admin.db)).map(({ id }) => id)
  expect(found.filter((id) => id === failing.id || id === off.id)).toEqual([off.id, failing.id])
  expect(await countSubscriptions(admin.db)).toBe(before + 2)
})

test('a secret whose day is over signs no more, though nobody ended it', async () => {
  const { id, secret: old } = await subscriptionBy(admin, hook.url)
  await admin.db.rpc('rotate_subscription_secret', { subscription_id: id })
  await postgres().query(
    `update private.subscription_secrets set expires_at = now() where subscription_id = $1 and expires_at is not null`,
    [id],
  )
  const received = await withId(await testDelivery(admin, id))
  expect(() => verified(received, old)).toThrow()
  expect((await admin.db.rpc('rotate_subscription_secret', { subscription_id: id })).error).toBe(
    null,
  )
})

test('deliveries are sent again under their ids: one, those of a time, those of a status', async () => {
  const { id } = await subscriptionBy(admin, hook.url)
  const old = await deliveryRow(id, '2026-01-02T03:04:05Z')
  const first = await testDelivery(admin, id)
  for (const delivery of [old, first]) await attempted(delivery)
  const resend = async (args: object) =>
    (await admin.db.rpc('resend_deliveries', { subscription_id: id, ...args })).data

  expect(await resend({ delivery_ids: [first] })).toBe(1)
  expect(await attempted(first, 2)).toMatchObject({ status: 'delivered', tries: 1 })
  const time = { since: '2026-01-02T03:00:00Z', until: '2026-01-02T04:00:00Z' }
  expect(await resend({ ...time, of_status: 'failed' })).toBe(0)
  expect(await resend(time)).toBe(1)
  expect(await attempted(old, 2)).toMatchObject({ status: 'delivered' })
  expect(await deliveryNow(first)).toMatchObject({ attempts: 2 })

  const another = await subscriptionBy(admin, hook.url)
  const foreign = { subscription_id: another.id, delivery_ids: [first] }
  expect((await admin.db.rpc('resend_deliveries', foreign)).data).toBe(0)
})

test('what is held back is not hurried by sending it again', async () => {
  const { id } = await subscriptionBy(admin, hook.url)
  const held = await deliveryRow(id, '2100-01-01T00:00:00Z')
  await postgres().query(
    `update public.webhook_deliveries set due_at = '2100-01-01' where id = $1`,
    [held],
  )
  const { data } = await admin.db.rpc('resend_deliveries', { subscription_id: id })
  expect(data).toBe(0)
})

test('a disabled subscription is sent nothing, and what waits is sent when it is enabled', async () => {
  const { id } = await subscriptionBy(admin, hook.url)
  const off = await admin.db.rpc('switch_subscription', { subscription_id: id, enabled: false })
  expect(off.error).toBeNull()
  const waiting = await deliveryRow(id)
  const refused = await admin.db.rpc('resend_deliveries', { subscription_id: id })
  expect(refused.error).toMatchObject({ code: '23514' })
  await admin.db.rpc('switch_subscription', { subscription_id: id, enabled: true })
  expect(await attempted(waiting)).toMatchObject({ status: 'delivered' })
})

test('each act stands in the audit log with who did it, and no secret does', async () => {
  const { id, secret } = await subscriptionBy(admin, hook.url)
  const on = { subscription_id: id }
  const url = `${hook.url}/other`
  await admin.db.rpc('change_subscription', { ...on, url, events: ['contact.updated'] })
  await admin.db.rpc('rotate_subscription_secret', on)
  await admin.db.rpc('end_old_subscription_secret', on)
  await attempted(await testDelivery(admin, id))
  await admin.db.rpc('resend_deliveries', on)
  await admin.db.rpc('switch_subscription', { ...on, enabled: false })
  await admin.db.rpc('delete_subscription', on)
  const { data } = await admin.db
    .from('audit_log')
    .select('action, actor_id, changes')
    .eq('object_id', id)
    .order('id')
  expect(data?.map(({ action }) => action)).toEqual([
    ...['created', 'changed', 'changed', 'changed', 'changed', 'changed', 'changed', 'deleted'],
  ])
  expect(new Set(data?.map(({ actor_id }) => actor_id))).toEqual(new Set([admin.id]))
  expect(data?.[1]?.changes).toMatchObject({ url: { to: url }, events: {} })
  expect(data?.[5]?.changes).toEqual({ sent_again: { from: null, to: 1 } })
  expect(JSON.stringify(data)).not.toContain(secret)
})

test('what was told more than thirty days ago is forgotten, in batches', async () => {
  await rolledBack(async (pg) => {
    const { rows } = await pg.query<{ id: number }>(
      `insert into public.outgoing_events (type, data, happened_at)
       select 'ticket.merged', '{}', now() - ago
       from unnest('{3 years,30 days 1 hour,29 days 23 hours,1 day}'::interval[]) ago returning id`,
    )
    const left = async () => {
      const found = await pg.query('select from public.outgoing_events where id = any ($1)', [
        rows.map((row) => row.id),
      ])
      return found.rowCount
    }
    const forget = async (n: number) => {
      const done = await pg.query('select private.forget_deliveries($1) as n', [n])
      return done.rows[0].n
    }
    expect(await forget(1)).toBe(1)
    expect(await left()).toBe(3)
    expect(await forget(10_000)).toBeGreaterThanOrEqual(1)
    expect(await left()).toBe(2)
  })
})

test('an address or an event that is none is refused, and nothing is made', async () => {
  for (const wrong of [
    { url: 'ftp://example.com', events: ['ticket.created'] },
    { url: 'https://example.com', events: ['ticket.exploded'] },
    { url: 'https://example.com', events: [] },
    { url: `https://example.com/${'x'.repeat(2000)}`, events: ['ticket.created'] },
  ]) {
    const { error } = await admin.db.rpc('create_subscription', wrong)
    expect([wrong.url.slice(0, 30), error?.code]).toEqual([wrong.url.slice(0, 30), '23514'])
  }
})

test('two who rotate at once make one new secret each, or are told that two sign already', async () => {
  const { id } = await subscriptionBy(admin, hook.url)
  const rotate = () => admin.db.rpc('rotate_subscription_secret', { subscription_id: id })
  const answers = await Promise.all([rotate(), rotate(), rotate()])
  expect(answers.filter(({ error }) => error === null)).toHaveLength(1)
  const { data } = await admin.db.rpc('list_subscription_secrets', { subscription_id: id })
  expect(data).toHaveLength(2)
  theOnly(data?.filter(({ expires_at }) => expires_at === null) ?? null)
})
