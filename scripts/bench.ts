import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { endWithRefusal } from '@/supabase/local/foreground'
import { withBenchStack } from './bench/bench-stack'
import { measure, type Plans } from './bench/measurement'
import { printable } from './bench/report'

const between = (least: number, most: number) => (value: string) => {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`expected a whole number, ${least} to ${most}`)
}

const program = new Command('bench')
  .description('Measures the production build on a stack of its own, filled with bulk data.')
  .option('--tickets <n>', 'how many tickets', between(500, 10_000_000), 10_000)
  .option('--rounds <n>', 'how often each page is measured; the best counts', between(1, 20), 2)
  .option('--seconds <n>', 'how long a round takes', between(1, 60), 4)
  .parse()

const plans = program.opts<Plans>()
const folder = '.local/bench'

try {
  const report = await withBenchStack(console.log, (stack, ready) =>
    measure(stack, ready, plans, console.log),
  )
  const file = join(folder, `${plans.tickets}.json`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  console.log(printable(report))
  console.log(`\nwritten to ${file}, with the plans in full`)
  process.exit(0)
} catch (error) {
  endWithRefusal(error)
}
