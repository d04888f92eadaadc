import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { freeStackEnv, startStack } from '@/supabase/local/stack'

const RECEIVERS = 10
const TICKETS = 1000

/** Seconds, unless a name says otherwise. */
export type DeliveriesReport = {
  deliveries: number
  machine: string
  load: number[]
  /** All deliveries to one receiver, and to ten. */
  one: number
  ten: number
  /** As many to ten of which one hangs: until the other nine have theirs. */
  oneHangs: number
  /** Milliseconds of a transaction that changes a thousand tickets. */
  bulk: { nobodyHears: number; oneHears: number }
}

type Receiver = { url: string; count: () => number; close: () => void }

async function receiver(answer: (response: ServerResponse) => void): Promise<Receiver> {
  let count = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}/`, count: () => count, close }
}

const answers = (response: ServerResponse) => response.end()
const hangs = () => undefined

/** Queues deliveries for fresh receivers in turn, and answers how long those that answer wait for all. */
async function timeToDeliver(
  pg: Client,
  deliveries: number,
  kinds: ((response: ServerResponse) => void)[],
) {
  const receivers = await Promise.all(kinds.map(receiver))
  const ids: string[] = []
  for (const { url } of receivers) {
    const { rows } = await pg.query<{ id: string }>(
      `select id from private.create_webhook_subscription($1, '{ticket.merged}')`,
      [url],
    )
    ids.push(rows[0]?.id ?? '')
  }
  await pg.query('begin')
  await pg.query(
    `with event as (
       insert into public.outgoing_events (type, data)
       select 'ticket.merged', jsonb_build_object('number', n, 'subject', repeat('It hums. ', 30))
       from generate_series(1, $2::integer) n returning id),
     numbered as (select id, row_number() over (order by id) as n from event)
     insert into public.webhook_deliveries (subscription_id, event_id)
     select ($1::uuid[])[n % cardinality($1::uuid[]) + 1], id from numbered`,
    [ids, deliveries],
  )
  await pg.query(`select graphile_worker.add_job('deliver_webhooks')`)
  await pg.query('commit')
  const began = performance.now()
  const each = Math.floor(deliveries / receivers.length)
  const served = receivers.filter((_, n) => kinds[n] === answers)
  while (served.some(({ count }) => count() < each)) await pause(20)
  const seconds = (performance.now() - began) / 1000
  for (const id of ids) await pg.query('select private.drop_subscription($1)', [id])
  for (const one of receivers) one.close()
  return seconds
}

/** The best of three, in milliseconds: a transaction that changes a thousand tickets, and its undoing. */
async function timeToChange(pg: Client): Promise<number> {
  const times: number[] = []
  for (const priority of ['high', 'low', 'urgent']) {
    const began = performance.now()
    await pg.query(`update public.tickets set priority = $1 where subject = 'Of many'`, [priority])
    times.push(performance.now() - began)
  }
  return Math.min(...times)
}

async function measureBulk(pg: Client): Promise<DeliveriesReport['bulk']> {
  await pg.query(
    `with c as (insert into public.contacts (name) values ('Somebody') returning id)
     insert into public.tickets (subject, requester_id) select 'Of many', c.id from c, generate_series(1, $1::integer)`,
    [TICKETS],
  )
  const nobodyHears = await timeToChange(pg)
  const sink = await receiver(answers)
  await pg.query(`select private.create_webhook_subscription($1, '{ticket.updated}')`, [sink.url])
  const oneHears = await timeToChange(pg)
  await pg.query('select private.drop_subscription(id) from public.webhook_subscriptions')
  sink.close()
  return { nobodyHears, oneHears }
}

/** Measures outbound webhooks on a stack of its own: real worker, receivers in this process. */
export async function measureDeliveries(
  deliveries: number,
  log: (line: string) => void,
): Promise<DeliveriesReport> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-bench-'))
  // Postgres refuses to run as root: its user has to pass through here to its own folder.
  await chmod(folder, 0o755)
  const parts = { app: 'none', worker: true, demo: 'none' } as const
  const env = await freeStackEnv(join(folder, 'data'))
  const stack = await startStack({ ...parts, env, log: () => undefined })
  const pg = new Client({ connectionString: stack.databaseUrl })
  try {
    await pg.connect()
    log(`changing ${TICKETS} tickets`)
    const bulk = await measureBulk(pg)
    log(`${deliveries} deliveries to one receiver`)
    const one = await timeToDeliver(pg, deliveries, [answers])
    log(`the same to ${RECEIVERS}`)
    const ten = await timeToDeliver(
      pg,
      deliveries,
      Array.from({ length: RECEIVERS }, () => answers),
    )
    log('the same while one of them hangs')
    const oneHangs = await timeToDeliver(
      pg,
      deliveries,
      Array.from({ length: RECEIVERS }, (_, n) => (n === 0 ? hangs : answers)),
    )
    const machine = `${cpus().length} cores, Node ${process.version}`
    return { deliveries, machine, load: loadavg(), one, ten, oneHangs, bulk }
  } finally {
    await pg.end()
    await stack.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The report for a terminal. */
export function printableDeliveries(report: DeliveriesReport): string {
  const { deliveries, machine, load, one, ten, oneHangs, bulk } = report
  const nine = (deliveries / RECEIVERS) * (RECEIVERS - 1)
  const line = (name: string, seconds: number, count: number) =>
    `  ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s  ${Math.round(count / seconds)} a second`
  return [
    `\nWebhooks out: ${machine}; load ${load.map((n) => n.toFixed(1)).join(' ')}`,
    line(`${deliveries} to one receiver`, one, deliveries),
    line(`${deliveries} to ten`, ten, deliveries),
    line(`${deliveries} to ten, one hangs: the nine`, oneHangs, nine),
    `  ${TICKETS} tickets changed in one transaction: ${Math.round(bulk.nobodyHears)} ms while nobody hears of it, ${Math.round(bulk.oneHears)} ms with a subscription`,
  ].join('\n')
}
