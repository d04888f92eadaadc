import { expect, test } from 'vitest'
import { linePath, topOf, topOfMinutes } from '@/components/dashboard/shapes'
import { changeText, differenceText } from '@/lib/dashboard/changes'
import { breakdownCsv, ratingsCsv, stepsCsv } from '@/lib/dashboard/csv'
import { daysName } from '@/lib/dashboard/day-names'
import { durationText } from '@/lib/dashboard/durations'
import { averageOf, averageText, ratedOf, shareText } from '@/lib/dashboard/scores'

test.each([
  [null, '–'],
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [80, '1 h 20 min'],
  [1440, '1 d'],
  [3120, '2 d 4 h'],
  [1_500_480, '1,042 d'],
])('%s minutes are said as %s', (minutes, text) => {
  expect(durationText(minutes)).toBe(text)
})

test.each([
  ['2026-11-03', '2026-11-03', '3 Nov 2026'],
  ['2026-11-03', '2026-11-09', '3 Nov to 9 Nov 2026'],
  ['2025-12-29', '2026-01-04', '29 Dec 2025 to 4 Jan 2026'],
])('%s to %s is called %s', (firstDay, lastDay, name) => {
  expect(daysName({ firstDay, lastDay })).toBe(name)
})

test('a scale ends at a round number whose half is one, above all values', () => {
  for (const most of [0, 1, 2, 3, 7, 9, 10, 11, 99, 100, 101, 5999, 6001, 123_456]) {
    const top = topOf([most])
    expect(top).toBeGreaterThanOrEqual(most)
    expect(Number.isInteger(top / 2)).toBe(true)
    expect(top).toBeLessThanOrEqual(Math.max(2, most * 2))
  }
})

const times = { replyMedian: 7, replyP90: 80, solveMedian: null, solveP90: null }
const numbers = { created: 3, replied: 2, solved: 1, backlog: 2, ...times, scores: [0, 1, 0, 0, 2] }
const none = { created: 0, replied: 0, solved: 0, backlog: 0, scores: [0, 0, 0, 0, 0] }
const nothing = { ...none, replyMedian: null, replyP90: null, solveMedian: null, solveP90: null }

test('files are lines that no spreadsheet takes for formulas', () => {
  const days = { firstDay: '2026-11-02', lastDay: '2026-11-08', since: '', until: '' }
  const [head, line] = stepsCsv([{ ...days, ...numbers }]).split('\r\n')
  expect(head).toMatch(
    /^\ufefffirst_day,last_day,created,first_replies,solved,backlog,first_reply_median/,
  )
  expect(line).toBe('2026-11-02,2026-11-08,3,2,1,2,7,80,,,3,4,0,1,0,0,2')
  const row = { key: '', term: '', ...numbers, before: nothing }
  const text = breakdownCsv('team', {
    isCut: false,
    rows: [
      { ...row, name: '=1+2' },
      { ...row, name: null },
    ],
  })
  const rest = '3,2,1,2,7,80,,,3,4,0,1,0,0,2,0,0,0,0,,,,,0,,0,0,0,0,0'
  expect(text.split('\r\n').slice(1)).toEqual([`'=1+2,${rest}`, `,${rest}`, ''])
  expect(ratingsCsv(numbers, nothing)).toBe(
    '\ufeffrating,tickets,before_tickets\r\n1,0,0\r\n2,1,0\r\n3,0,0\r\n4,0,0\r\n5,2,0\r\n',
  )
})

test('ratings have a number, a mean and a share', () => {
  expect(ratedOf(numbers.scores)).toBe(3)
  expect(averageText(averageOf(numbers.scores))).toBe('4.00')
  expect(averageText(averageOf([1, 1, 1, 0, 0]))).toBe('2.00')
  expect(averageText(averageOf(none.scores))).toBe('–')
  expect([shareText(1, 3), shareText(0, 3), shareText(0, 0)]).toEqual(['33 %', '0 %', '–'])
})

test('a change is said against what was before, and not at all against nothing', () => {
  expect([changeText(112, 100), changeText(50, 100), changeText(100, 100)]).toEqual([
    ...['+12 %', '−50 %', '±0 %'],
  ])
  expect([changeText(5, 0), changeText(null, 5), changeText(5, null)]).toEqual(['', '', ''])
  expect(differenceText(4.31, 4.5)).toBe('−0.19')
  expect(differenceText(4.31, null)).toBe('')
})

test('a line is broken where there is nothing, and a value alone is a dash', () => {
  expect(linePath([0, 0.5, null, 1, null])).toBe('M100 100L300 50M640 0h120')
  expect(linePath([null, null])).toBe('')
  expect(linePath([0.5])).toBe('M0 50H1000')
})

test('a scale of times ends at round minutes, hours or days', () => {
  expect([0, 7, 90, 150, 700, 4000].map((most) => topOfMinutes([most]))).toEqual([
    ...[2, 8, 100, 240, 1200, 4320 + 1440],
  ])
})
