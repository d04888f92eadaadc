const HOUR = 60
const DAY = 24 * HOUR

/** A time in minutes as one says it: "7 min", "1 h 20 min", "2 d 4 h"; a dash for none. */
export function durationText(minutes: number | null): string {
  if (minutes === null) return '–'
  if (minutes < HOUR) return `${minutes} min`
  if (minutes < DAY) return pair(minutes, HOUR, 'h', 1, 'min')
  return pair(minutes, DAY, 'd', HOUR, 'h')
}

function pair(minutes: number, large: number, of: string, small: number, and: string): string {
  const rest = Math.floor((minutes % large) / small)
  return `${Math.floor(minutes / large).toLocaleString('en')} ${of}${rest ? ` ${rest} ${and}` : ''}`
}
