import { clockTime, dayAt } from '@/lib/time/day-bounds'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What snoozing offers at a moment, in the time zone of whoever is asked. */
export function snoozePresets(now: number, timeZone: string): { label: string; until: string }[] {
  const today = Date.parse(`${dayAt(now, timeZone)}T00:00Z`)
  const clock = (days: number, hours: number) =>
    clockTime(today + days * DAY + hours * HOUR, timeZone).getTime()
  const toMonday = (8 - new Date(today).getUTCDay()) % 7 || 7
  const later = Math.ceil((now + 3 * HOUR) / HOUR) * HOUR
  const presets = [
    { label: 'Later today', until: later, offered: later < clock(1, 0) },
    { label: 'Tomorrow', until: clock(1, 9), offered: true },
    { label: 'Next Monday', until: clock(toMonday, 9), offered: toMonday > 1 },
  ]
  return presets
    .filter(({ offered }) => offered)
    .map(({ label, until }) => ({ label, until: new Date(until).toISOString() }))
}
