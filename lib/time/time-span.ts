import { clockTime, dayAt } from './day-bounds'

/** How a time is read: in the reader's zone, and at which present (in milliseconds). */
export type Clock = { timeZone: string; now: number }

/** From its first millisecond to the first one after it; a point in time has no extent. */
export type Span = { start: number; end: number }

const AGO = /^(\d{1,4})([mhdw])$/i
const UNITS = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
])
const DATE = /^[12]\d{3}(-\d\d(-\d\d)?)?$/
const MINUTE = /^([12]\d{3}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$/i

/**
 * The span of a time as people write it. `7d` is the point seven times 24 hours ago. `today`,
 * `yesterday`, `2026-11-22`, `2026-11` and `2026` are whole in the reader's zone, however long
 * changing clocks make them. `2026-11-22T10:00` is that minute, there or in the zone it names.
 * Null for what is no time, such as `2026-02-30`.
 */
export function timeSpan(text: string, clock: Clock): Span | null {
  const { timeZone, now } = clock
  const [, count, unit = ''] = AGO.exec(text) ?? []
  if (count) {
    const start = now - Number(count) * (UNITS.get(unit.toLowerCase()) ?? 0)
    return { start, end: start }
  }
  if (/^today$/i.test(text)) return timeSpan(dayAt(now, timeZone), clock)
  if (/^yesterday$/i.test(text)) {
    const { start } = timeSpan('today', clock) ?? { start: now }
    return timeSpan(dayAt(start - 1, timeZone), clock)
  }
  return dateSpan(text, timeZone) ?? minuteSpan(text, timeZone)
}

function dateSpan(text: string, timeZone: string): Span | null {
  const [date, month, day] = DATE.exec(text) ?? []
  if (!date || !exists(date)) return null
  const end = new Date(date)
  if (day) end.setUTCDate(end.getUTCDate() + 1)
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setUTCFullYear(end.getUTCFullYear() + 1)
  return {
    start: clockTime(Date.parse(date), timeZone).getTime(),
    end: clockTime(end.getTime(), timeZone).getTime(),
  }
}

function minuteSpan(text: string, timeZone: string): Span | null {
  const [, day, seconds, fraction, zone] = MINUTE.exec(text) ?? []
  const written = Date.parse(zone ? text : `${text}Z`)
  if (!day || !exists(day) || Number.isNaN(written)) return null
  const start = zone ? written : clockTime(written, timeZone).getTime()
  return { start, end: start + (fraction ? 1 : seconds ? 1000 : 60_000) }
}

/** Where a month has no such day, parsing answers nothing or goes on in the next. */
function exists(date: string): boolean {
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
