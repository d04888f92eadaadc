import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Stack } from '@/supabase/local/stack-contract'
import { benchSource } from './webhooks'

const EVENTS_A_ROUND = 10
const DELIVERIES = 5
const WORKERS = 3
const SOURCES = 3

/** A worker of the project as it is run in production. */
function startWorker(stack: Stack): ChildProcess {
  return spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        NO_LOG_SUCCESS: '1',
        DATABASE_URL: stack.databaseUrl,
        SUPABASE_URL: stack.urls.supabase,
        SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
        SMTP_URL: stack.smtpUrl,
        MAIL_FROM: 'Bench <bench@example.com>',
        SITE_URL: stack.urls.site,
      },
    },
  )
}

type Source = Awaited<ReturnType<typeof benchSource>>

/** One event, delivered several times at once: once it is taken, and else known already. */
async function deliver(stack: Stack, { slug, secret }: Source, n: number): Promise<number[]> {
  const data = { subject: `Once ${n}`, body: 'x', requester: { email: `once-${n}@example.com` } }
  const body = JSON.stringify({ type: 'ticket.create', timestamp: new Date(), data })
  const id = `once-${n}`
  const at = String(Math.floor(Date.now() / 1000))
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
  const signature = mac.update(`${id}.${at}.${body}`).digest('base64')
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signature}`,
  }
  const url = `${stack.urls.site}/api/webhooks/${slug}`
  return await Promise.all(
    Array.from({ length: DELIVERIES }, async () => {
      // A connection that breaks tells nothing: every provider sends the same once more.
      for (let tries = 1; ; tries++) {
        const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
        if (!answer && tries < 5) continue
        await answer?.text()
        return answer?.status ?? 0
      }
    }),
  )
}

/**
 * Ten events a kill, each delivered five times at once, while workers are killed without warning
 * with jobs in their hands. Throws unless each event became one ticket.
 */
export async function exactlyOnce(stack: Stack, kills: number, log: (line: string) => void) {
  const pg = new Client({ connectionString: stack.databaseUrl })
  await pg.connect()
  const count = async (sql: string) => Number((await pg.query(sql)).rows[0]?.count)
  const workers = Array.from({ length: WORKERS }, () => startWorker(stack))
  const statuses: Record<number, number> = {}
  let amidst = 0
  try {
    const sources: Source[] = []
    for (let n = 0; n < SOURCES; n++) sources.push(await benchSource(pg, `once-${n}`))
    for (let round = 0; round < kills; round++) {
      const delivering = Promise.all(
        Array.from({ length: EVENTS_A_ROUND }, (_, n) => {
          const source = sources[n % SOURCES]
          return source ? deliver(stack, source, round * EVENTS_A_ROUND + n) : []
        }),
      )
      const held = `select count(*) from graphile_worker.jobs where locked_by is not null`
      for (const until = Date.now() + 20_000; Date.now() < until; await pause(5)) {
        if ((await count(held)) > 0) break
      }
      // Whoever has been at work the longest is killed; another begins in its place.
      workers.shift()?.kill('SIGKILL')
      if ((await count(held)) > 0) amidst++
      workers.push(startWorker(stack))
      for (const status of (await delivering).flat()) statuses[status] = (statuses[status] ?? 0) + 1
      if (round % 10 === 9) log(`${round + 1} workers killed`)
    }
    const waiting = `select count(*) from public.webhook_events where status = 'received'`
    const began = performance.now()
    while ((await count(waiting)) > 0 && performance.now() - began < 300_000) await pause(500)
    const counts = {
      'events received': await count(
        "select count(*) from public.webhook_events where dedupe_key like 'once-%'",
      ),
      'deliveries taken (202)': statuses[202] ?? 0,
      'deliveries known already (200)': statuses[200] ?? 0,
      'other answers':
        DELIVERIES * EVENTS_A_ROUND * kills - (statuses[202] ?? 0) - (statuses[200] ?? 0),
      'workers killed': kills,
      'kills while a job was held': amidst,
      'events done': await count(
        `select count(*) from public.webhook_events where status = 'done'`,
      ),
      tickets: await count(`select count(*) from public.tickets where subject like 'Once %'`),
      'different tickets': await count(
        `select count(distinct subject) from public.tickets where subject like 'Once %'`,
      ),
      messages: await count(
        `select count(*) from public.messages m join public.tickets t on t.number = m.ticket_number
         where t.subject like 'Once %'`,
      ),
    }
    const total = kills * EVENTS_A_ROUND
    const effects = [counts.tickets, counts['different tickets'], counts.messages]
    if (effects.some((effect) => effect !== total)) {
      throw new Error(`not exactly once: ${JSON.stringify(counts)}`)
    }
    return counts
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
    await pg.end()
  }
}
