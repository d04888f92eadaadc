import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { endWithRefusal } from '@/supabase/local/foreground'
import type { Stack } from '@/supabase/local/stack-contract'
import { withBenchStack } from './bench/bench-stack'
import { measureDeliveries, printableDeliveries } from './bench/deliveries'
import { exactlyOnce } from './bench/exactly-once'
import { measureFiles, printableFiles } from './bench/files'
import { measureHelpCentre } from './bench/help-centre'
import { measureImports } from './bench/imports'
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
  .option('--help-centre', 'the help centre instead: load, Lighthouse, and how soon an edit shows')
  .option('--files', 'files instead: in, out, and killed on their way')
  .option('--webhooks', 'inbound webhooks instead: taking them, and making tickets of them')
  .option(
    '--exactly-once <kills>',
    'so many killed workers instead, and ten events for each, delivered five times',
    between(1, 1000),
  )
  .option('--import <lines>', 'imports of contacts instead', between(1000, 1_000_000))
  .option('--deliveries <n>', 'outbound webhooks instead, so many at a time', between(100, 100_000))
  .parse()

type Options = Plans & {
  tickets: number[]
  keep?: string
  helpCentre?: true
  files?: true
  webhooks?: true
  exactlyOnce?: number
  import?: number
  deliveries?: number
}
const options = program.opts<Options>()
const folder = '.local/bench'

try {
  await (parts() ?? pages(options))
  process.exit(0)
} catch (error) {
  endWithRefusal(error)
}

/** The one part that was asked for by itself, if one was. */
function parts(): Promise<void> | undefined {
  const { files, helpCentre, webhooks, import: lines, deliveries } = options
  const { exactlyOnce: kills } = options
  const log = console.log
  if (files) {
    return alone('files', async (stack) => {
      const report = await measureFiles(stack, log)
      log(printableFiles(report))
      return report
    })
  }
  if (helpCentre) {
    return alone('help-centre', async (stack) => {
      const report = await measureHelpCentre(stack, log)
      log(JSON.stringify(report, null, 2))
      return report
    })
  }
  if (webhooks) return alone('webhooks', async (stack) => tabled(await measureWebhooks(stack, log)))
  if (kills) {
    const work = async (stack: Stack) => tabled(await exactlyOnce(stack, kills, log))
    return alone('exactly-once', work, false)
  }
  if (lines) {
    return alone('imports', async (stack) => tabled(await measureImports(stack, lines, log)))
  }
  if (deliveries) {
    return measureDeliveries(deliveries, log).then(async (report) => {
      log(printableDeliveries(report))
      await write('deliveries', report)
    })
  }
  return undefined
}

function tabled<T extends object>(numbers: T): T {
  console.table(numbers)
  return numbers
}

/** One part on a stack of its own. */
async function alone(name: string, work: (stack: Stack) => Promise<object>, worker = true) {
  await write(name, await withBenchStack(undefined, console.log, work, { worker }))
}

async function pages({ tickets, keep, ...plans }: Options): Promise<void> {
  const reports: Report[] = []
  for (const size of tickets) {
    const kept = keep && resolve(keep, String(size))
    const report = await withBenchStack(kept, console.log, async (stack, ready) => {
      const seeded = await seedOnce(stack, size, kept, console.log)
      return await measure(stack, ready, seeded, plans, console.log)
    })
    await write(size, report)
    reports.push(report)
  }
  console.log(printable(reports))
  console.log(`\nwritten to ${folder}, with the plans in full`)
}

async function write(name: string | number, report: object): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`)
}
