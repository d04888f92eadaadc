import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { z } from 'zod'
import type { Stack } from '@/supabase/local/stack-contract'
import { cpuTime } from './process-tree'
import { quantile } from './quantile'

const generator = fileURLToPath(new URL('./webhook-generator.ts', import.meta.url))
const resultSchema = z.object({
  times: z.array(z.number()).min(1),
  statuses: z.record(z.string(), z.number()),
  seconds: z.number(),
})

type Source = { id: string; slug: string; secret: string }
type Shot = { count: number; connections: number; type: string }

async function shoot(stack: Stack, { slug, secret }: Source, shot: Shot) {
  const options = { url: `${stack.urls.site}/api/webhooks/${slug}`, secret, ...shot }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', generator, JSON.stringify(options)],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const result = resultSchema.parse(JSON.parse(stdout))
  if (result.statuses['202'] !== shot.count) {
    throw new Error(`not all were taken: ${JSON.stringify(result.statuses)}`)
  }
  return result
}

/** A source of Standard Webhooks for a benchmark. */
export async function benchSource(pg: Client, slug: string): Promise<Source> {
  const { rows } = await pg.query<Source>(
    `select id, slug, secret from private.create_webhook_source($1, 'standard', null)`,
    [slug],
  )
  const [source] = rows
  if (!source) throw new Error('create_webhook_source answered nothing')
  return source
}

async function emptied(pg: Client, ids: string[]): Promise<void> {
  for (;;) {
    const { rows } = await pg.query(
      `select exists (select from public.webhook_events
         where source_id = any ($1) and status = 'received') as waiting`,
      [ids],
    )
    if (!rows[0]?.waiting) return
    await pause(10)
  }
}

/** Events that were received and not yet looked at; then the worker is woken, and timed. */
async function carryOut(pg: Client, sources: Source[], each: number): Promise<number> {
  const ids = sources.map(({ id }) => id)
  await pg.query(
    `insert into public.webhook_events (source_id, dedupe_key, type, headers, body)
     select s.id, 'bench ' || n, 'ticket.create', '{}', convert_to(json_build_object(
       'type', 'ticket.create', 'timestamp', now(), 'data', json_build_object(
         'subject', 'Bench ' || n, 'body', repeat('It hums. ', 60), 'tags', json_build_array('bench'),
         'requester', json_build_object('email', 'bench-' || n % 100 || '@example.com')))::text, 'UTF8')
     from unnest($1::uuid[]) s (id), generate_series(1, $2) n`,
    [ids, each],
  )
  const began = performance.now()
  await pg.query(
    `select private.enqueue_webhook_event((select e.id from public.webhook_events e
       where e.source_id = s.id and e.status = 'received' limit 1)) from unnest($1::uuid[]) s (id)`,
    [ids],
  )
  await emptied(pg, ids)
  return (ids.length * each) / ((performance.now() - began) / 1000)
}

/** From the first byte of a delivery to its ticket's commit, from when on every list has it. */
async function latencies(stack: Stack, pg: Client, source: Source, count: number) {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    const { seconds } = await shoot(stack, source, {
      count: 1,
      connections: 1,
      type: 'ticket.create',
    })
    const starting = performance.now() - began - seconds * 1000
    await emptied(pg, [source.id])
    times.push(performance.now() - began - starting)
  }
  return times
}

/** Milliseconds of processor time that each part of the stack has used, the load among them. */
async function processorTimes(stack: Stack): Promise<Record<string, number>> {
  const pids = Object.entries({ ...stack.pids(), 'gateway, load': process.pid })
  return Object.fromEntries(
    await Promise.all(pids.map(async ([name, pid]) => [name, await cpuTime(name, pid)] as const)),
  )
}

/** What each part has used since, for one of so many. */
async function spentSince(stack: Stack, before: Record<string, number>, count: number) {
  const spent = Object.entries(await processorTimes(stack)).map(
    ([name, time]) => [name, (time - (before[name] ?? 0)) / count] as const,
  )
  const rows = spent.map(([name, each]) => [`processor ms a delivery: ${name}`, each])
  return Object.fromEntries(rows) as Record<string, number>
}

/** How fast deliveries are taken, become tickets, and are there to be seen. */
export async function measureWebhooks(stack: Stack, log: (line: string) => void) {
  const pg = new Client({ connectionString: stack.databaseUrl })
  await pg.connect()
  try {
    const source = await benchSource(pg, 'bench')
    const more: Source[] = []
    for (const n of [1, 2, 3]) more.push(await benchSource(pg, `bench-${n}`))
    log('warming up')
    await shoot(stack, source, { count: 300, connections: 8, type: 'ticket.create' })
    await emptied(pg, [source.id])
    log('taking 3,000 deliveries on 16 connections')
    const before = await processorTimes(stack)
    const taken = await shoot(stack, source, { count: 3000, connections: 16, type: 'ping' })
    await emptied(pg, [source.id])
    const spent = await spentSince(stack, before, 3000)
    log('making tickets of 2,000 events of one source, then of three')
    const one = await carryOut(pg, [source], 2000)
    const three = await carryOut(pg, more, 700)
    log('watching single deliveries become tickets')
    const alone = await latencies(stack, pg, source, 15)
    return {
      'taken a second': Math.round(3000 / taken.seconds),
      'taken, median ms': quantile(taken.times, 0.5),
      'taken, p99 ms': quantile(taken.times, 0.99),
      ...spent,
      'tickets a second, one source': Math.round(one),
      'tickets a second, three sources': Math.round(three),
      'from POST to ticket, median ms': quantile(alone, 0.5),
      'from POST to ticket, longest ms': Math.max(...alone),
    }
  } finally {
    await pg.end()
  }
}
