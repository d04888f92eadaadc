import { join } from 'node:path'
import { ensureBrowser } from './browser'
import { run } from './command'
import { printHeading, printStep } from './print'
import type { SharedStack } from './shared-stack'
import { readTally, type Tally } from './tally'

/** Checks that need the shared stack; `filters` narrow which files of tests are run. */
export type Suite = (shared: SharedStack, filters: readonly string[]) => Promise<Tally>

/** The tests of one Vitest project, shown as they run. */
export function vitestSuite(project: 'db' | 'stack'): Suite {
  return async ({ folder }, filters) => {
    printHeading(`${project} tests`)
    const report = join(folder, `report-${project}.json`)
    const args = [
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ]
    const { code, seconds } = await run('vitest', args, { echo: true, env: handedOver(folder) })
    return told(`${project} tests`, seconds, await readTally('vitest', report, code))
  }
}

/** The journeys in a real browser, shown as they run. */
export const e2eSuite: Suite = async ({ folder }, filters) => {
  printHeading('Browser tests')
  const obstacle = await ensureBrowser()
  if (obstacle) {
    printStep('browser tests', false, 0, '', obstacle)
    return { passed: 0, failed: 1 }
  }
  const report = join(folder, 'report-e2e.json')
  const { code, seconds } = await run('playwright', ['test', '--reporter=list,json', ...filters], {
    echo: true,
    // Playwright colours its workers by itself, and Node warns when it is told both.
    env: { ...handedOver(folder), PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: undefined },
  })
  return told('browser tests', seconds, await readTally('playwright', report, code))
}

function handedOver(folder: string): Record<string, string> {
  return { TEST_STACK: join(folder, 'stack.json') }
}

function told(name: string, seconds: number, tally: Tally): Tally {
  const note = `${tally.passed} passed${tally.failed > 0 ? `, ${tally.failed} failed` : ''}`
  printStep(name, tally.failed === 0, seconds, note)
  return tally
}
