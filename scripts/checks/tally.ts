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

function countPlaywright(report: unknown): Tally {
  const { stats, errors } = playwrightSchema.parse(report)
  // A test that passed only when tried again is a defect of the test or of the product.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
