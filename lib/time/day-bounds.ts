const DAY = 86_400_000

/** The instant at which a day (`2026-11-22`) begins in a time zone. */
export function dayStart(day: string, timeZone: string): Date {
  return clockTime(Date.parse(`${day}T00:00:00Z`), timeZone)
}

/** The instant at which a day is over in a time zone: where the next one begins. */
export function dayEnd(day: string, timeZone: string): Date {
  return clockTime(Date.parse(`${day}T00:00:00Z`) + DAY, timeZone)
}

/** The instant at which the clocks of a time zone show what those of UTC show at `utc`. */
export function clockTime(utc: number, timeZone: string): Date {
  // Asked again where the first guess lies: between the two the clocks may have changed.
  const guess = utc - offset(utc, timeZone)
  return new Date(utc - offset(guess, timeZone))
}

/** The day (`2026-11-22`) that it is in a time zone at an instant. */
export function dayAt(instant: number, timeZone: string): string {
  return new Date(instant + offset(instant, timeZone)).toISOString().slice(0, 10)
}

// Making a format costs more than using it a hundred times.
const formats = new Map<string, Intl.DateTimeFormat>()
const offsetFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const format = formats.get(timeZone) ?? offsetFormat(timeZone)
  formats.set(timeZone, format)
  const name =
    format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000)
}
