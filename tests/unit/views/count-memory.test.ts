import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Counts, countedOnce, forgetCounts, remembered } from '@/lib/views/count-memory'

const VIEWS = [{ id: 'mine', query: 'assignee:me' }]
const OTHERS = [{ id: 'mine', query: 'assignee:me is:unsolved' }]

let asked: number
const counting = async (): Promise<Counts> => ({ mine: ++asked })

// One memory a process: every test has users of its own.
let user: string
beforeEach(() => {
  vi.useFakeTimers()
  asked = 0
  user = crypto.randomUUID()
})
afterEach(() => vi.useRealTimers())

test('what was counted is good for half a minute', async () => {
  expect(remembered(user, VIEWS)).toBeUndefined()
  expect(await countedOnce(user, VIEWS, counting)).toEqual({ mine: 1 })
  vi.advanceTimersByTime(29_999)
  expect(await countedOnce(user, VIEWS, counting)).toEqual({ mine: 1 })
  expect(remembered(user, VIEWS)).toEqual({ mine: 1 })
  vi.advanceTimersByTime(1)
  expect(remembered(user, VIEWS)).toBeUndefined()
  expect(await countedOnce(user, VIEWS, counting)).toEqual({ mine: 2 })
})

test('whoever asks while it is being counted waits for the same answer', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => countedOnce(user, VIEWS, counting)))
  expect(answers).toEqual([{ mine: 1 }, { mine: 1 }, { mine: 1 }])
})

test('nobody sees what was counted for somebody else, nor for another query', async () => {
  await countedOnce(user, VIEWS, counting)
  expect(remembered(crypto.randomUUID(), VIEWS)).toBeUndefined()
  expect(remembered(user, OTHERS)).toBeUndefined()
  expect(await countedOnce(user, OTHERS, counting)).toEqual({ mine: 2 })
})

test('what is forgotten is counted anew, and a count from before does not come back', async () => {
  let answer = (_: Counts) => {}
  const slow = countedOnce(user, VIEWS, () => new Promise((resolve) => (answer = resolve)))
  forgetCounts(user)
  answer({ mine: 99 })
  expect(await slow).toEqual({ mine: 99 })
  expect(remembered(user, VIEWS)).toBeUndefined()
  expect(await countedOnce(user, VIEWS, counting)).toEqual({ mine: 1 })
})

test('a count that failed is not remembered', async () => {
  const failing = countedOnce(user, VIEWS, () => Promise.reject(new Error('no database')))
  await expect(failing).rejects.toThrow('no database')
  expect(await countedOnce(user, VIEWS, counting)).toEqual({ mine: 1 })
})

test('five hundred users are remembered, the latest ones', async () => {
  await countedOnce(user, VIEWS, counting)
  const others = Array.from({ length: 499 }, () => crypto.randomUUID())
  for (const other of others) await countedOnce(other, VIEWS, counting)
  expect(remembered(user, VIEWS)).toEqual({ mine: 1 })
  await countedOnce(crypto.randomUUID(), VIEWS, counting)
  expect(remembered(user, VIEWS)).toBeUndefined()
  expect(remembered(others[0] ?? '', VIEWS)).toEqual({ mine: 2 })
})
