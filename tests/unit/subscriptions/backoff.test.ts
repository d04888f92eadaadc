import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RETRY_DELAYS, retryAfter, retryIn } from '@/lib/subscriptions/backoff'

const now = Date.parse('2026-11-28T12:00:00Z')

test('a delivery is tried eight times within a little more than a day', () => {
  const delays = Array.from({ length: 9 }, (_, n) => retryIn(n + 1, null, () => 0))
  expect(delays).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 36_000, null, null])
})

test('no attempt comes before its time, nor more than a fifth after it', () => {
  const tries = fc.integer({ min: 1, max: RETRY_DELAYS.length })
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(tries, random, (n, r) => {
      const planned = RETRY_DELAYS[n - 1] ?? 0
      const delay = retryIn(n, null, () => r) ?? 0
      expect(delay).toBeGreaterThanOrEqual(planned)
      expect(delay).toBeLessThanOrEqual(planned * 1.2)
    }),
  )
})

test('a wish puts off and never hurries, and by a day at most', () => {
  expect(retryIn(1, 60, () => 0)).toBe(60)
  expect(retryIn(2, 60, () => 0)).toBe(300)
  expect(retryIn(1, 10 ** 9, () => 0)).toBe(86_400)
  expect(retryIn(8, 60, () => 0)).toBeNull()
})

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['Sat, 28 Nov 2026 12:05:00 GMT', 300],
  ['Saturday, 28-Nov-26 12:05:00 GMT', 300],
  ['Fri, 27 Nov 2026 12:00:00 GMT', 0],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2026', 2026],
  ['99999999999', null],
  ['', null],
  [undefined, null],
])('Retry-After: %s asks for %s', (header, seconds) => {
  expect(retryAfter(header, now)).toBe(seconds)
})
