import { expect, test } from 'vitest'
import { topOf } from '@/components/dashboard/shapes'
import { breakdownCsv, stepsCsv } from '@/lib/dashboard/csv'
import { daysName } from '@/lib/dashboard/day-names'
import { durationText } from '@/lib/dashboard/durations'

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

test('files are lines that no spreadsheet takes for formulas', () => {
  const days = { firstDay: '2026-11-02', lastDay: '2026-11-08', since: '', until: '' }
  expect(stepsCsv([{ ...days, created: 3, solved: 1, backlog: 2 }])).toBe(
    'first_day,last_day,created,solved,backlog\r\n2026-11-02,2026-11-08,3,1,2\r\n',
  )
  const times = { replyMedian: 7, replyP90: 80, solveMedian: null, solveP90: null }
  const row = { key: '', term: '', created: 1, replied: 1, solved: 0, backlog: 1, ...times }
  const text = breakdownCsv('team', {
    isCut: false,
    rows: [
      { ...row, name: '=1+2' },
      { ...row, name: null },
    ],
  })
  expect(text.split('\r\n').slice(1)).toEqual(["'=1+2,1,1,0,1,7,80,,", ',1,1,0,1,7,80,,', ''])
})
