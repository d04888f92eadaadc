const HOUR = 3_600_000

/** The instant at which a day (`2026-11-22`) begins in a time zone. */
export function dayStart(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // Asked again where the first guess lies: between the two the clocks may have changed.
  const guess = utc - offset(utc, timeZone)
  return new Date(utc - offset(guess, timeZone))
}

/** The instant at which a day is over in a time zone: where the next one begins. */
export function dayEnd(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR)
  return dayStart(next.toISOString().slice(0, 10), timeZone)
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const name = parts.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000)
}
