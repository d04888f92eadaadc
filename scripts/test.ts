import { inspect } from 'node:util'
import { checkDatabase } from './checks/database'
import { printHeading, printStep, summary } from './checks/print'
import { type SharedStack, startSharedStack } from './checks/shared-stack'
import { e2eSuite, type Suite, vitestSuite } from './checks/suites'
import { sum, type Tally } from './checks/tally'
import { verify } from './checks/verification'

const usage = `Usage: npm test [-- unit|db|stack|e2e [filters…]]
       npm test -- hold     start the stack the tests use, and keep it until Ctrl-C`

const checkTypesAndAdvice: Suite = async (shared) => await checkDatabase(shared.stack.databaseUrl)
const suites: Record<string, readonly Suite[]> = {
  db: [checkTypesAndAdvice, vitestSuite('db')],
  stack: [vitestSuite('stack')],
  e2e: [e2eSuite],
}

const [part = 'all', ...filters] = process.argv.slice(2)
const app = part === 'db' || part === 'stack' ? 'none' : 'production'
let shared: SharedStack | undefined

if (part === 'hold') await hold()
else if (part === 'all' || part === 'unit' || part in suites) await runAll()
else {
  console.error(`${part} is no part of the tests.\n${usage}`)
  process.exitCode = 2
}

async function runAll(): Promise<void> {
  const started = performance.now()
  const tallies: Tally[] = []
  if (part === 'all' || part === 'unit') {
    printHeading('Verify')
    tallies.push(await verify())
  }
  const chosen = part === 'all' ? Object.values(suites).flat() : (suites[part] ?? [])
  if (chosen.length > 0) tallies.push(...(await runOnStack(chosen)))

  const tally = sum(tallies)
  console.log(`\nAll of it took ${((performance.now() - started) / 60_000).toFixed(1)} min.`)
  console.log(summary(tally))
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1
}

async function runOnStack(chosen: readonly Suite[]): Promise<Tally[]> {
  printHeading('Stack')
  const tallies = [await start()]
  if (!shared) return tallies
  try {
    for (const suite of chosen) tallies.push(await suite(shared, filters).catch(broken))
    if (sum(tallies).failed > 0) console.log(`\nThe stack's logs are in ${await shared.keepLogs()}`)
  } finally {
    await shared.end()
  }
  return tallies
}

function broken(error: unknown): Tally {
  console.error(error)
  return { passed: 0, failed: 1 }
}

async function start(): Promise<Tally> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  try {
    shared = await startSharedStack({ app, worker: true, demo: 'demo' })
    printStep('stack starts', true, seconds())
    return { passed: 1, failed: 0 }
  } catch (error) {
    printStep('stack starts', false, seconds(), '', inspect(error))
    return { passed: 0, failed: 1 }
  }
}

async function hold(): Promise<void> {
  const { failed } = await start()
  if (!shared || failed > 0) {
    process.exitCode = 1
    return
  }
  const { stack, folder } = shared
  console.log(`\n${stack.urls.site}  the app\n${stack.urls.mailbox}  the mailbox`)
  console.log(`\nIn another terminal:\n  export TEST_STACK=${folder}/stack.json`)
  console.log('  npx playwright test --project=chromium\n  npx vitest run --project=db\n')
  console.log('ready')
  await new Promise(() => {})
}
