const MINUTE = 60
const HOUR = 60 * MINUTE

/** Seconds from each failed attempt to the next, as Standard Webhooks recommends: 27.6 hours in all. */
export const RETRY_DELAYS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
] as const

/** No receiver puts the next attempt off for longer, in seconds. */
const LONGEST_WISH = 24 * HOUR

/**
 * In how many seconds a delivery is tried again that has failed `tries` times, up to a fifth later
 * than planned, so that what failed together does not come back together; null when it is given up.
 * A receiver's wish (`Retry-After`, in seconds) can only put it off.
 */
export function retryIn(
  tries: number,
  wish: number | null,
  random: () => number = Math.random,
): number | null {
  const delay = RETRY_DELAYS[tries - 1]
  if (delay === undefined) return null
  return Math.max(delay * (1 + random() / 5), Math.min(wish ?? 0, LONGEST_WISH))
}

/** Seconds that a `Retry-After` header asks for (RFC 9110, 10.2.3: seconds or a date); null if none. */
export function retryAfter(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? ''
  if (/^\d{1,10}$/.test(value)) return Number(value)
  // A date has its day's name; what else Date.parse makes something of is no HTTP date.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000)
}
