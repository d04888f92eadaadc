import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from './actors'
import { theOnly } from './factories'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'

/** A subscription made by an admin, gone when the file of tests ends. */
export async function subscriptionBy({ db }: Actor, url: string, events = ['ticket.merged']) {
  const { data, error } = await db.rpc('create_subscription', { url, events })
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error })
  const made = theOnly(data)
  leaveBehind('subscription', made.id)
  return made
}

/** A delivery of the test event; answers its id. */
export async function testDelivery({ db }: Actor, subscription: string): Promise<string> {
  const { data, error } = await db.rpc('send_test_webhook', { subscription_id: subscription })
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error })
  return data
}

/** A waiting delivery of an ordinary event, due now; the worker finds it at its next look. */
export async function deliveryRow(subscription: string, happenedAt?: string): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `with event as (
       insert into public.outgoing_events (type, data, happened_at, due_at)
       values ('ticket.merged', '{"number": 1}', coalesce($2::timestamptz, now()), coalesce($2::timestamptz, now()))
       returning id)
     insert into public.webhook_deliveries (subscription_id, event_id) select $1, id from event returning id`,
    [subscription, happenedAt ?? null],
  )
  return theOnly(rows).id
}

/** Wakes the worker. */
export async function wakeWorker(): Promise<void> {
  await postgres().query(`select graphile_worker.add_job('deliver_webhooks')`)
}

type DeliveryRow = { status: string; attempts: number; tries: number; due_in: number }

/** A delivery as it is now; `due_in` in seconds. */
export async function deliveryNow(id: string): Promise<DeliveryRow> {
  const { rows } = await postgres().query<DeliveryRow>(
    `select status, attempts, tries, extract(epoch from due_at - now())::float8 as due_in
     from public.webhook_deliveries where id = $1`,
    [id],
  )
  return theOnly(rows)
}

/** Waits until so many attempts of a delivery are written down; throws after 30 s. */
export async function attempted(id: string, attempts = 1): Promise<DeliveryRow> {
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(50)) {
    const row = await deliveryNow(id)
    if (row.attempts >= attempts) return row
  }
  throw new Error(`Delivery ${id} was not attempted ${attempts} times`)
}

/** The log of a delivery, the first attempt first. */
export async function attemptsOf(id: string) {
  const { rows } = await postgres().query<{
    number: number
    status_code: number | null
    error: string | null
    response_body: string | null
    body_cut: boolean
    request_headers: Record<string, string>
    response_headers: Record<string, string> | null
  }>('select * from public.delivery_attempts where delivery_id = $1 order by number', [id])
  return rows
}
