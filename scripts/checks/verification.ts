import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outcome, run } from './command'
import { printStep } from './print'
import { readTally, sum, type Tally } from './tally'

type Step = { name: string; run: (folder: string) => Promise<{ outcome: Outcome; tally: Tally }> }

const steps: readonly Step[] = [
  { name: 'unit tests', run: unitTests },
  { name: 'types', run: () => commands(['next', 'typegen'], ['tsc', '--noEmit']) },
  {
    name: 'format and lint',
    run: () => commands(['biome', 'check', '--error-on-warnings', '--colors=off', '.']),
  },
  {
    name: 'structure',
    run: () => commands(['tsx', '--conditions=react-server', 'scripts/check-structure.ts']),
  },
  { name: 'dead code', run: () => commands(['knip', '--no-progress']) },
]

/** Runs every check that needs no database, two at a time, and prints each as it ends. */
export async function verify(): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-verify-'))
  const waiting = [...steps]
  const tallies: Tally[] = []

  async function work(): Promise<void> {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { outcome, tally } = await step.run(folder)
      const note = tally.passed + tally.failed > 1 ? `${tally.passed} passed` : ''
      printStep(step.name, tally.failed === 0, outcome.seconds, note, outcome.output)
      tallies.push(tally)
    }
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return sum(tallies)
}

async function commands(...list: [string, ...string[]][]) {
  let outcome: Outcome = { code: 0, output: '', errors: '', seconds: 0 }
  for (const [command, ...args] of list) {
    const next = await run(command, args)
    outcome = { ...next, seconds: outcome.seconds + next.seconds }
    if (next.code !== 0) break
  }
  const ok = outcome.code === 0
  return { outcome, tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1 } }
}

async function unitTests(folder: string) {
  const report = join(folder, 'unit.json')
  const outcome = await run('vitest', [
    'run',
    '--project=unit',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return { outcome, tally: await readTally('vitest', report, outcome.code) }
}
