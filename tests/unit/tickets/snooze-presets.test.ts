import { expect, test } from 'vitest'
import { snoozeSchema } from '@/lib/tickets/schema'
import { snoozePresets } from '@/lib/tickets/snooze-presets'

const at = (moment: string, zone: string) =>
  snoozePresets(Date.parse(moment), zone).map(({ label, until }) => [label, until])

test('offers later today, tomorrow at nine and Monday at nine, by the clocks of the zone', () => {
  // A Wednesday in Berlin, an hour ahead of UTC.
  expect(at('2026-11-25T08:20:00Z', 'Europe/Berlin')).toEqual([
    ['Later today', '2026-11-25T12:00:00.000Z'],
    ['Tomorrow', '2026-11-26T08:00:00.000Z'],
    ['Next Monday', '2026-11-30T08:00:00.000Z'],
  ])
})

test('late in the evening there is no later today, and on a Sunday Monday is tomorrow', () => {
  expect(at('2026-11-29T21:30:00Z', 'UTC')).toEqual([['Tomorrow', '2026-11-30T09:00:00.000Z']])
})

test('on a Monday the next one is a week away', () => {
  expect(at('2026-11-30T07:00:00Z', 'UTC').at(-1)).toEqual([
    'Next Monday',
    '2026-12-07T09:00:00.000Z',
  ])
})

test('the day on which the clocks go back begins at nine all the same', () => {
  // Berlin, the Saturday before the last Sunday of October.
  expect(at('2026-10-24T10:00:00Z', 'Europe/Berlin')[1]).toEqual([
    'Tomorrow',
    '2026-10-25T08:00:00.000Z',
  ])
})

test.each([
  ['2026-11-30T09:00', '2026-11-30T08:00:00.000Z'],
  ['2026-11-30T09:00:00.000Z', '2026-11-30T09:00:00.000Z'],
  ['', null],
  [undefined, null],
])('a time typed as %j is %j', (typed, until) => {
  expect(snoozeSchema('Europe/Berlin').parse({ until: typed })).toEqual({ until })
})

test.each(['tomorrow', '2026-02-30T09:00', '09:00'])('%j is no time', (typed) => {
  expect(snoozeSchema('UTC').safeParse({ until: typed }).success).toBe(false)
})
