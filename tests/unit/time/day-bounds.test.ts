import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayEnd, dayStart } from '@/lib/time/day-bounds'

const hoursOf = (day: string, zone: string) =>
  (dayEnd(day, zone).getTime() - dayStart(day, zone).getTime()) / 3_600_000

test.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
  // There the clocks go from midnight to one.
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(dayStart(day, zone).toISOString()).toBe(instant)
})

test('the days on which the clocks change are an hour shorter and longer', () => {
  expect(hoursOf('2026-03-29', 'Europe/Berlin')).toBe(23)
  expect(hoursOf('2026-10-25', 'Europe/Berlin')).toBe(25)
  expect(hoursOf('2026-03-08', 'America/New_York')).toBe(23)
})

test('a day begins at its own midnight, wherever one is', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const day = fc.date({
    min: new Date('2024-01-01'),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(fc.constantFrom(...zones), day, (zone, date) => {
      const wanted = date.toISOString().slice(0, 10)
      const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
      expect(parts.format(dayStart(wanted, zone))).toBe(wanted)
      expect(parts.format(dayStart(wanted, zone).getTime() - 1) < wanted).toBe(true)
    }),
    { numRuns: 300 },
  )
})
