import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** How many checks and tests passed and failed. */
export type Tally = { passed: number; failed: number }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    { passed: 0, failed: 0 },
  )
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

/**
 * Counts what a test runner reported, and distrusts it: a runner that failed without naming a
 * failure, left no report, or ran no test at all counts as one failure.
 */
export async function readTally(
  kind: 'vitest' | 'playwright',
  path: string,
  code: number,
): Promise<Tally> {
  const report: unknown = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => undefined)
  if (report === undefined) return { passed: 0, failed: 1 }
  const { passed, failed } = kind === 'vitest' ? countVitest(report) : countPlaywright(report)
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}

function countVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = vitestSchema.parse(report)
  const unloadable = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length }
}

/**
 * Tests that may pass only when tried again, of several hundred: two browsers and a whole stack
 * share two cores. They are named at the end of the run, and more of them are a defect.
 */
const SECOND_TRIES = 3

function countPlaywright(report: unknown): Tally {
  const { stats, errors } = playwrightSchema.parse(report)
  const { expected, unexpected, flaky } = stats
  const overtaken = flaky <= SECOND_TRIES
  return {
    passed: expected + (overtaken ? flaky : 0),
    failed: unexpected + (overtaken ? 0 : flaky) + errors.length,
  }
}
