import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { Client } from 'pg'
import { endWithRefusal } from '@/supabase/local/foreground'
import type { Stack } from '@/supabase/local/stack-contract'
import { splitPageTime } from './bench/api-calls'
import { withBenchStack } from './bench/bench-stack'
import { measureSpeed, type Target } from './bench/load'
import { seedOnce } from './bench/seed-once'

const program = new Command('bench:api')
  .description('Measures the REST API on a stack of its own, at 1 and 16 connections.')
  .option('--tickets <n>', 'how many tickets lie in the database', Number, 100_000)
  .option('--seconds <n>', 'how long a round takes', Number, 5)
  .option('--rounds <n>', 'the best of so many counts', Number, 2)
  .option('--keep <folder>', 'where the workspace is kept, so that it is filled only once')
  .parse()

type Options = { tickets: number; seconds: number; rounds: number; keep?: string }
const { tickets, keep, ...plans } = program.opts<Options>()

/** A key with a limit that no benchmark reaches. */
async function makeKey({ databaseUrl }: Stack): Promise<string> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; key: string }>(
      `select id, key from private.create_api_key('Benchmark', '{tickets:read,tickets:write}')`,
    )
    await client.query('update public.api_keys set requests_per_minute = 1000000')
    return rows[0]?.key ?? ''
  } finally {
    await client.end()
  }
}

function targets({ urls }: Stack, key: string): Target[] {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const url = `${urls.site}/api/v1/tickets`
  const ticket = {
    subject: 'The printer hums',
    body: 'It hums since this morning.',
    requester: { email: 'kim@example.com' },
    tags: ['printer'],
  }
  return [
    { name: 'list 50 tickets', url, headers },
    { name: 'list 50 of status open', url: `${url}?q=status:open`, headers },
    { name: 'read one ticket', url: `${url}/1`, headers },
    { name: 'create a ticket', url, headers, body: JSON.stringify(ticket) },
  ]
}

const number = (value: number) => value.toFixed(1)

try {
  const kept = keep && resolve(keep, String(tickets))
  const table = await withBenchStack(kept, console.log, async (stack) => {
    await seedOnce(stack, tickets, kept, console.log)
    const key = await makeKey(stack)
    const pids = { ...stack.pids(), here: process.pid }
    const rows: Record<string, string>[] = []
    for (const target of targets(stack, key)) {
      console.log(`measuring ${target.name}`)
      const { speeds } = await measureSpeed(target, pids, plans)
      const { total, waiting } = await splitPageTime(
        target.url,
        target.headers,
        stack.ports.supabase,
        { body: target.body },
      )
      for (const { connections, median, p99, requestsPerSecond } of speeds) {
        rows.push({
          call: target.name,
          connections: String(connections),
          'per second': number(requestsPerSecond),
          'median ms': number(median),
          'p99 ms': number(p99),
          'outside the database': `${Math.round((100 * (total - waiting)) / total)} %`,
        })
      }
    }
    return rows
  })
  console.table(table)
  console.log(`${tickets} tickets, ${cpus().length} cores, load ${loadavg().map(number).join(' ')}`)
  process.exit(0)
} catch (error) {
  endWithRefusal(error)
}
