import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTally, sum } from '@/scripts/checks/tally'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function reportOf(content: unknown): Promise<string> {
  const path = join(folder, 'report.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  reportOf({ numPassedTests: passed, numFailedTests: failed, testResults })

const playwright = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []) =>
  reportOf({ stats: { expected, unexpected, flaky }, errors })

test('tests are counted as the runners reported them', async () => {
  expect(await readTally('vitest', await vitest(5, 2), 1)).toEqual({ passed: 5, failed: 2 })
  expect(await readTally('playwright', await playwright(5, 2), 1)).toEqual({ passed: 5, failed: 2 })
  expect(await readTally('vitest', await vitest(5, 0), 0)).toEqual({ passed: 5, failed: 0 })
})

test('a file that could not be loaded is a failure', async () => {
  const path = await vitest(5, 0, [{ status: 'failed', assertionResults: [] }])
  expect(await readTally('vitest', path, 1)).toEqual({ passed: 5, failed: 1 })
})

test('three tests may need a second try, a fourth makes all of them failures', async () => {
  const tally = async (flaky: number) => readTally('playwright', await playwright(5, 0, flaky), 0)
  expect(await tally(3)).toEqual({ passed: 8, failed: 0 })
  expect(await tally(4)).toEqual({ passed: 5, failed: 4 })
})

test('an error outside the tests is a failure', async () => {
  const path = await playwright(5, 0, 0, [{ message: 'no such project' }])
  expect(await readTally('playwright', path, 1)).toEqual({ passed: 5, failed: 1 })
})

test('a runner that fails without naming a failure counts as one', async () => {
  expect(await readTally('vitest', await vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1 })
})

test('a run of no tests is a failure', async () => {
  expect(await readTally('vitest', await vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a runner that left no report, or half of one, is a failure', async () => {
  expect(await readTally('vitest', join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
  await writeFile(join(folder, 'half.json'), '{"stats":')
  const half = join(folder, 'half.json')
  expect(await readTally('playwright', half, 0)).toEqual({ passed: 0, failed: 1 })
})

test('tallies add up', () => {
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ]),
  ).toEqual({ passed: 4, failed: 6 })
  expect(sum([])).toEqual({ passed: 0, failed: 0 })
})
