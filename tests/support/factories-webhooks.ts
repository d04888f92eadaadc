import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { JobHelpers } from 'graphile-worker'
import { Client, type ClientBase } from 'pg'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { processWebhookEvent } from '@/lib/webhooks/jobs'
import type { Provider, SignatureSetting } from '@/lib/webhooks/types'
import { unique } from './actors'
import { theOnly } from './factories'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'
import { testStack } from './stack'

export type Delivery = { secret: string; headers: Record<string, string>; body: Buffer }
export type Source = { id: string; slug: string; secret: string }

/** A secret of Standard Webhooks, of as many bytes. */
export const standardSecret = (bytes = 32) => `whsec_${randomBytes(bytes).toString('base64')}`

/** The headers of a delivery as the reference library of Standard Webhooks signs it. */
export function standardHeaders(
  secret: string,
  body: Buffer,
  { id = `msg_${unique()}`, at = new Date() } = {},
) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

/** The headers of a delivery of GitHub. */
export function githubHeaders(secret: string, body: Buffer, event = 'ping') {
  return {
    'x-github-event': event,
    'x-github-delivery': crypto.randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}

/** The headers of a delivery of Stripe, as Stripe's own library signs it. */
export function stripeHeaders(secret: string, body: Buffer, at = new Date()) {
  return {
    'stripe-signature': Stripe.webhooks.generateTestHeaderString({
      payload: body.toString(),
      secret,
      timestamp: Math.floor(at.getTime() / 1000),
    }),
  }
}

/** The credentials of a sender that signs nothing. */
export function basicHeaders(password: string, user = 'counterfoil') {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

const SCHEMES = {
  github: 'private.verify_github(secret, headers, body)',
  standard_webhooks: 'private.verify_standard_webhooks(secret, headers, body)',
  stripe: 'private.verify_stripe(secret, headers, body)',
  basic: 'private.verify_basic(secret, headers)',
  generic: "private.verify_webhook('generic', signature, secret, headers, body)",
  mail: "private.verify_webhook('mail', null, secret, headers, body)",
}

/** What Postgres says of many deliveries, in one call. */
export async function verifiedByPostgres(
  scheme: keyof typeof SCHEMES,
  deliveries: readonly (Delivery & { signature?: SignatureSetting })[],
): Promise<boolean[]> {
  const { rows } = await postgres().query<{ verified: boolean }>(
    `select ${SCHEMES[scheme]} as verified
     from unnest($1::text[], $2::jsonb[], $3::bytea[], $4::jsonb[])
       with ordinality as d (secret, headers, body, signature, at)
     order by at`,
    [
      deliveries.map(({ secret }) => secret),
      deliveries.map(({ headers }) => JSON.stringify(headers)),
      deliveries.map(({ body }) => body),
      deliveries.map(({ signature }) => (signature ? JSON.stringify(signature) : null)),
    ],
  )
  return rows.map(({ verified }) => verified)
}

/** A webhook source with one secret. */
export async function sourceRow(
  provider: Provider,
  signature: SignatureSetting | null = null,
): Promise<Source> {
  const { rows } = await postgres().query<Source>(
    'select id, slug, secret from private.create_webhook_source($1, $2, null, $3)',
    [`source-${unique()}`, provider, signature && JSON.stringify(signature)],
  )
  const source = theOnly(rows)
  leaveBehind('source', source.id)
  return source
}

/** A delivery that was received but not enqueued: the stack's worker leaves it to the test. */
export async function eventRow(
  { id }: Source,
  payload: unknown,
  type: string | null = null,
): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.webhook_events (source_id, dedupe_key, type, headers, body)
     values ($1, $2, $3, '{}', $4) returning id`,
    [id, unique(), type, Buffer.from(JSON.stringify(payload))],
  )
  return theOnly(rows).id
}

/** Runs the worker's task on an event, as the worker does, and answers what became of it. */
export async function processed(eventId: string) {
  await runTask(eventId)
  // Another may be at the same source: it carries this event out as well.
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(20)) {
    const event = await eventNow(eventId)
    if (event.status !== 'received' || event.attempts > 0) return event
  }
  throw new Error(`Event ${eventId} was not carried out`)
}

/** Runs the worker's task to its end, as if an event had woken it. */
export async function runTask(eventId: string): Promise<void> {
  const pg = await postgres().connect()
  try {
    await runOn(pg, eventId)
  } finally {
    pg.release()
  }
}

async function runOn(pg: ClientBase, eventId: string): Promise<void> {
  const helpers: Pick<JobHelpers, 'withPgClient'> = {
    withPgClient: Object.assign(async <T>(work: (pg: never) => Promise<T>) => work(pg as never), {
      withRetries: () => Promise.reject(new Error('the task does not retry by itself')),
    }),
  }
  await processWebhookEvent({ event_id: eventId }, helpers as JobHelpers)
}

/** Begins the worker's task on a connection of its own, which may be cut off under it. */
export async function taskOn(eventId: string) {
  const pg = new Client({ connectionString: testStack().databaseUrl })
  pg.on('error', () => undefined)
  await pg.connect()
  const { rows } = await pg.query<{ pid: number }>('select pg_backend_pid() as pid')
  let ended = false
  const over = runOn(pg, eventId)
    .catch(() => undefined)
    .finally(() => {
      ended = true
      return pg.end().catch(() => undefined)
    })
  return { pid: theOnly(rows).pid, isOver: () => ended, over }
}

/** An event as it is now. */
export async function eventNow(eventId: string) {
  const { rows } = await postgres().query<{
    status: string
    reason: string | null
    ticket_number: number | null
    message_id: number | null
    attempts: number
  }>(
    'select status, reason, ticket_number, message_id, attempts from public.webhook_events where id = $1',
    [eventId],
  )
  return theOnly(rows)
}
