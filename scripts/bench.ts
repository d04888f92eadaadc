import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { endWithRefusal } from '@/supabase/local/foreground'
import type { Stack } from '@/supabase/local/stack-contract'
import { withBenchStack } from './bench/bench-stack'
import { exactlyOnce } from './bench/exactly-once'
import { measure, type Plans, type Report } from './bench/measurement'
import { printable } from './bench/report'
import { seedOnce } from './bench/seed-once'
import { measureWebhooks } from './bench/webhooks'

const between = (least: number, most: number) => (value: string) => {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`expected a whole number, ${least} to ${most}`)
}
const sizes = (value: string) => value.split(',').map(between(500, 10_000_000))

const program = new Command('bench')
  .description('Measures the production build on stacks of its own, filled with bulk data.')
  .option(
    '--tickets <n,…>',
    'how many tickets; several are put side by side',
    sizes,
    [10_000, 1_000_000],
  )
  .option('--rounds <n>', 'how often each page is measured; the best counts', between(1, 20), 2)
  .option('--seconds <n>', 'how long a round takes', between(1, 60), 4)
  .option('--soak <minutes>', 'how long to watch memory under load', between(0, 60), 0)
  .option('--keep <folder>', 'where workspaces are kept, so that each is filled only once')
  .option(
    '--webhooks',
    'measures inbound webhooks instead: taking them, and making tickets of them',
  )
  .option(
    '--exactly-once <kills>',
    'kills so many workers instead, and delivers ten events for each, five times',
    between(1, 1000),
  )
  .parse()

type Options = Plans & {
  tickets: number[]
  keep?: string
  webhooks?: boolean
  exactlyOnce?: number
}
const { tickets, keep, webhooks, exactlyOnce: once, ...plans } = program.opts<Options>()
const folder = '.local/bench'

try {
  if (webhooks) await alone('webhooks', (stack) => measureWebhooks(stack, console.log))
  if (once) await alone('exactly-once', (stack) => exactlyOnce(stack, once, console.log), false)
  if (webhooks || once) process.exit(0)
  const reports: Report[] = []
  for (const size of tickets) {
    const kept = keep && resolve(keep, String(size))
    const report = await withBenchStack(kept, console.log, async (stack, ready) => {
      const seeded = await seedOnce(stack, size, kept, console.log)
      return await measure(stack, ready, seeded, plans, console.log)
    })
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${size}.json`), `${JSON.stringify(report, null, 2)}\n`)
    reports.push(report)
  }
  console.log(printable(reports))
  console.log(`\nwritten to ${folder}, with the plans in full`)
  process.exit(0)
} catch (error) {
  endWithRefusal(error)
}

/** One part on a stack of its own: its numbers are printed and written. */
async function alone(name: string, work: (stack: Stack) => Promise<object>, worker = true) {
  const numbers = await withBenchStack(undefined, console.log, work, { worker })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(numbers, null, 2)}\n`)
  console.table(numbers)
}
