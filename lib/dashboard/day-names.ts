import type { Days } from './types'

// Days are days, whatever the zone: they are read as those of UTC.
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const SHORT = format({ day: 'numeric', month: 'short' })
const LONG = format({ day: 'numeric', month: 'short', year: 'numeric' })

/** "3 Nov 2026", or "3 Nov" where the year is known. */
export function dayName(day: string, { short = false } = {}): string {
  return (short ? SHORT : LONG).format(Date.parse(day))
}

/** "3 Nov 2026", or "3 Nov 2026 to 9 Nov 2026". */
export function daysName({ firstDay, lastDay }: Pick<Days, 'firstDay' | 'lastDay'>): string {
  if (firstDay === lastDay) return dayName(firstDay)
  const short = firstDay.slice(0, 4) === lastDay.slice(0, 4)
  return `${dayName(firstDay, { short })} to ${dayName(lastDay)}`
}
