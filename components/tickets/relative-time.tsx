const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type TimeProps = { at: string; timeZone: string; className?: string }

/** How long ago, for scanning: "now", "5m", "3h", "2d", then the date. The exact time is its title. */
export function RelativeTime({
  at,
  timeZone,
  className,
  now = Date.now(),
}: TimeProps & { now?: number }) {
  return (
    <time dateTime={at} title={exactTime(at, timeZone)} className={className}>
      {relativeTime(at, timeZone, now)}
    </time>
  )
}

/** The exact day and minute in the reader's time zone. */
export function ExactTime({ at, timeZone, className }: TimeProps) {
  return (
    <time dateTime={at} className={className}>
      {exactTime(at, timeZone)}
    </time>
  )
}

/** How long ago in words, as `RelativeTime` shows it. */
export function relativeTime(at: string, timeZone: string, now: number): string {
  const seconds = (now - Date.parse(at)) / 1000
  if (seconds < MINUTE) return 'now'
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}m ago`
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)}h ago`
  if (seconds < 7 * DAY) return `${Math.floor(seconds / DAY)}d ago`
  const year = (time: number) => inZone({ year: 'numeric' }, timeZone, time)
  const thisYear = year(now) === year(Date.parse(at))
  return inZone(
    { day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) },
    timeZone,
    Date.parse(at),
  )
}

/** The day and minute in words, in a time zone. */
export function exactTime(at: string, timeZone: string): string {
  return inZone({ dateStyle: 'medium', timeStyle: 'short' }, timeZone, Date.parse(at))
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs more than using it a thousand times, and a list needs fifty.
function inZone(options: Intl.DateTimeFormatOptions, timeZone: string, time: number): string {
  const key = `${timeZone} ${Object.keys(options).join()}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  formats.set(key, format)
  return format.format(time)
}
