import 'server-only'
import type { Task } from 'graphile-worker'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import { carryOut, type WaitingEvent } from './effects'

const payloadSchema = z.object({ event_id: z.uuid() })

/** After so many milliseconds the rest of a source is left to the next job: workers stop in seconds. */
const SLICE = 1500
const SWEPT_AT_ONCE = 200

/**
 * Carries out what waits at the source of an event, in the order it came, each event in a
 * transaction of its own. One worker at a time is at a source: who finds another there leaves, and
 * the other looks again after it has let go.
 */
export const processWebhookEvent: Task = async (payload, { withPgClient }) => {
  const { event_id } = payloadSchema.parse(payload)
  await withPgClient(async (pg) => {
    const source = await sourceOf(pg, event_id)
    if (!source) return
    await pg.query('select private.await_webhook_arrivals($1)', [source])
    if (!(await entered(pg, source))) return
    try {
      await carryOutWaiting(pg, source)
    } finally {
      await pg.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockName(source)])
    }
    const { rows } = await pg.query<{ id: string }>(NEXT, [source])
    if (rows[0]) await pg.query('select private.enqueue_webhook_event($1)', [rows[0].id])
  })
}

const NEXT = `select e.id from public.webhook_events e
  where e.source_id = $1 and e.status = 'received' and e.next_attempt_at <= now()
  order by e.received_at, e.id limit 1`

/** The source of an event; null when both are gone. The event itself may have ended by now. */
async function sourceOf(pg: PoolClient, event: string): Promise<string | null> {
  const { rows } = await pg.query<{ source_id: string }>(
    'select source_id from public.webhook_events where id = $1',
    [event],
  )
  return rows[0]?.source_id ?? null
}

// Held by the connection, so that Postgres itself ends it when a worker is killed.
async function entered(pg: PoolClient, source: string): Promise<boolean> {
  const { rows } = await pg.query<{ entered: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as entered',
    [lockName(source)],
  )
  return rows[0]?.entered === true
}

const lockName = (source: string) => `webhook source ${source}`

async function carryOutWaiting(pg: PoolClient, source: string): Promise<void> {
  for (const until = performance.now() + SLICE; performance.now() < until; ) {
    const { rows } = await pg.query<WaitingEvent>(
      'select * from private.waiting_webhook_events($1)',
      [source],
    )
    if (rows.length === 0) return
    for (const event of rows) await carryOut(event, pg)
  }
}

/** Wakes a worker for what the queue lost or gave up on: nothing received stays so for ever. */
export const resumeWebhookEvents: Task = async (_, { withPgClient }) => {
  await withPgClient((pg) => pg.query('select private.resume_webhook_events()'))
}

/** Lets go of bodies, headers and keys of what ended thirty days ago. */
export const sweepWebhookEvents: Task = async (_, { withPgClient }) => {
  for (let swept = SWEPT_AT_ONCE; swept >= SWEPT_AT_ONCE; ) {
    swept = await withPgClient(async (pg) => {
      const { rows } = await pg.query('select private.sweep_webhook_events($1) as swept', [
        SWEPT_AT_ONCE,
      ])
      return Number(rows[0]?.swept)
    })
  }
}
