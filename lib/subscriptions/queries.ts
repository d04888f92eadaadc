import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { payloadOf } from './payload'
import type {
  Attempt,
  Delivery,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryStatus,
  SecretLife,
  Subscription,
} from './types'

/** Rows on one page of subscriptions, and of deliveries. */
const PAGE_SIZE = 50

const SUBSCRIPTION =
  'id, url, events, created_at, disabled_at, disabled_reason, subscription_health (failing_since, delivered_at)'
const DELIVERY =
  'id, event_id, status, attempts, due_at, outgoing_events!inner (type, happened_at, ticket_number)'

/** One page of the subscriptions, the newest first. Pages are numbered: they are few. */
export async function listSubscriptions(
  db: Db,
  page: number,
): Promise<{ subscriptions: Subscription[]; more: boolean }> {
  const start = (page - 1) * PAGE_SIZE
  const { data, error } = await db
    .from('webhook_subscriptions')
    .select(SUBSCRIPTION)
    .order('created_at', { ascending: false })
    .order('id')
    .range(start, start + PAGE_SIZE)
  if (error) throw new Error(`list subscriptions: ${error.message}`, { cause: error })
  return {
    subscriptions: data.slice(0, PAGE_SIZE).map(toSubscription),
    more: data.length > PAGE_SIZE,
  }
}

/** Subscriptions that are on. */
export async function countSubscriptions(db: Db): Promise<number> {
  const { count, error } = await db
    .from('webhook_subscriptions')
    .select('id', { count: 'exact', head: true })
    .is('disabled_at', null)
  if (error) throw new Error(`count subscriptions: ${error.message}`, { cause: error })
  return count ?? 0
}

/** Subscriptions that fail, and those that were switched off because they did: at most 50 of each. */
export async function listTroubledSubscriptions(db: Db): Promise<Subscription[]> {
  const [off, failing] = await Promise.all([
    db
      .from('webhook_subscriptions')
      .select(SUBSCRIPTION)
      .not('disabled_reason', 'is', null)
      .order('disabled_at', { ascending: false })
      .limit(PAGE_SIZE),
    db
      .from('webhook_subscriptions')
      .select(
        SUBSCRIPTION.replace(
          'subscription_health',
          'subscription_health!inner',
        ) as typeof SUBSCRIPTION,
      )
      .is('disabled_at', null)
      .not('subscription_health.failing_since', 'is', null)
      .limit(PAGE_SIZE),
  ])
  const error = off.error ?? failing.error
  if (error) throw new Error(`list troubled subscriptions: ${error.message}`, { cause: error })
  return [...(off.data ?? []), ...(failing.data ?? [])].map(toSubscription)
}

/** One subscription; null when there is none. */
export async function getSubscription(db: Db, id: string): Promise<Subscription | null> {
  const { data, error } = await db
    .from('webhook_subscriptions')
    .select(SUBSCRIPTION)
    .eq('id', id)
    .maybeSingle()
  if (error) throw new Error(`get subscription ${id}: ${error.message}`, { cause: error })
  return data && toSubscription(data)
}

/** Since and until when its secrets sign, the newest first; none when there is no such subscription. */
export async function listSecrets(db: Db, id: string): Promise<SecretLife[]> {
  const { data, error } = await db.rpc('list_subscription_secrets', { subscription_id: id })
  if (error?.code === 'PT404') return []
  if (error) throw new Error(`list secrets of ${id}: ${error.message}`, { cause: error })
  return data.map((row) => ({ createdAt: row.created_at, expiresAt: row.expires_at }))
}

/** One page of a subscription's deliveries, the newest first, by their sequence. */
export async function listDeliveries(
  db: Db,
  subscription: string,
  { status, before, after }: DeliveryFilter,
): Promise<DeliveryPage> {
  const backward = after !== undefined
  let query = db
    .from('webhook_deliveries')
    .select(DELIVERY)
    .eq('subscription_id', subscription)
    .order('event_id', { ascending: backward })
    .limit(PAGE_SIZE + 1)
  if (status) query = query.eq('status', status)
  if (backward) query = query.gt('event_id', after)
  else if (before !== undefined) query = query.lt('event_id', before)
  const { data, error } = await query
  if (error) throw new Error(`list deliveries: ${error.message}`, { cause: error })
  const more = data.length > PAGE_SIZE
  const deliveries = data.slice(0, PAGE_SIZE).map(toDelivery)
  if (backward) deliveries.reverse()
  const first = deliveries[0]?.sequence ?? null
  const last = deliveries.at(-1)?.sequence ?? null
  return {
    deliveries,
    older: backward || more ? last : null,
    newer: (backward ? more : before !== undefined) ? first : null,
  }
}

/** A delivery of this subscription with its payload and attempts; null when there is none. */
export async function getDelivery(
  db: Db,
  subscription: string,
  id: string,
): Promise<DeliveryDetail | null> {
  const { data, error } = await db
    .from('webhook_deliveries')
    .select(
      `id, event_id, status, attempts, due_at,
      outgoing_events!inner (type, happened_at, ticket_number, data, previous),
      delivery_attempts (number, url, started_at, duration_ms, request_headers, status_code,
        response_headers, response_body, body_cut, error)`,
    )
    .eq('subscription_id', subscription)
    .eq('id', id)
    .order('number', { referencedTable: 'delivery_attempts', ascending: false })
    .limit(50, { referencedTable: 'delivery_attempts' })
    .maybeSingle()
  if (error) throw new Error(`get delivery ${id}: ${error.message}`, { cause: error })
  if (!data) return null
  const { outgoing_events: event, delivery_attempts: attempts } = data
  const payload = payloadOf({
    type: event.type,
    happened_at: new Date(event.happened_at).toISOString(),
    sequence: data.event_id,
    data: event.data,
    previous: event.previous,
  })
  return { ...toDelivery(data), payload, log: attempts.map(toAttempt) }
}

type RawSubscription = {
  id: string
  url: string
  events: string[]
  created_at: string
  disabled_at: string | null
  disabled_reason: string | null
  subscription_health: { failing_since: string | null; delivered_at: string | null } | null
}

function toSubscription(raw: RawSubscription): Subscription {
  return {
    id: raw.id,
    url: raw.url,
    events: raw.events,
    createdAt: raw.created_at,
    disabledAt: raw.disabled_at,
    // A check constraint holds it to the closed list.
    disabledReason: raw.disabled_reason as Subscription['disabledReason'],
    failingSince: raw.subscription_health?.failing_since ?? null,
    deliveredAt: raw.subscription_health?.delivered_at ?? null,
  }
}

type RawDelivery = {
  id: string
  event_id: number
  status: string
  attempts: number
  due_at: string
  outgoing_events: { type: string; happened_at: string; ticket_number: number | null }
}

function toDelivery(raw: RawDelivery): Delivery {
  return {
    id: raw.id,
    sequence: raw.event_id,
    type: raw.outgoing_events.type,
    // A check constraint holds it to the closed list.
    status: raw.status as DeliveryStatus,
    attempts: raw.attempts,
    happenedAt: raw.outgoing_events.happened_at,
    dueAt: raw.due_at,
    ticketNumber: raw.outgoing_events.ticket_number,
  }
}

type RawAttempt = {
  number: number
  url: string
  started_at: string
  duration_ms: number
  request_headers: Json
  status_code: number | null
  response_headers: Json
  response_body: string | null
  body_cut: boolean
  error: string | null
}

function toAttempt(raw: RawAttempt): Attempt {
  return {
    number: raw.number,
    url: raw.url,
    startedAt: raw.started_at,
    durationMs: raw.duration_ms,
    // The worker writes names and values, and nothing else.
    requestHeaders: raw.request_headers as Record<string, string>,
    statusCode: raw.status_code,
    responseHeaders: (raw.response_headers ?? {}) as Record<string, string>,
    responseBody: raw.response_body,
    bodyCut: raw.body_cut,
    error: raw.error,
  }
}
