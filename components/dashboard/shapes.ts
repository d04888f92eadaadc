// Drawings in a box of 1000 by 100 that is stretched to its place. Values are parts of its height.
const WIDTH = 1000
const HEIGHT = 100

/** The end of a scale: the next round number, so that its half is one too. */
export function topOf(values: readonly number[]): number {
  const most = Math.max(2, ...values)
  const step = 10 ** Math.floor(Math.log10(most))
  const round = [1, 2, 4, 6, 8, 10].find((times) => times * step >= most) ?? 10
  return round * step
}

/** The same for minutes: a round number of them, of hours or of days. */
export function topOfMinutes(values: readonly number[]): number {
  const most = Math.max(0, ...values)
  const unit = most > 2 * 1440 ? 1440 : most > 120 ? 60 : 1
  return topOf([most / unit]) * unit
}

/** Bars, those of one series beside those of the others. */
export function barsPath(values: readonly (number | null)[], series: number, of: number): string {
  const room = WIDTH / values.length
  const width = (room * 0.76) / of
  return values
    .map((value, at) => {
      if (!value) return ''
      const left = at * room + room * 0.12 + series * width
      return `M${short(left)} ${HEIGHT}V${height(value)}H${short(left + width * 0.92)}V${HEIGHT}Z`
    })
    .join('')
}

/** A line through the middle of each step, broken where there is no value; one alone is a dash. */
export function linePath(values: readonly (number | null)[]): string {
  const room = WIDTH / values.length
  if (values.length === 1) return values[0] == null ? '' : `M0 ${height(values[0])}H${WIDTH}`
  return values
    .map((value, at) => {
      if (value === null) return ''
      const point = `${short((at + 0.5) * room)} ${height(value)}`
      if ((values[at - 1] ?? null) !== null) return `L${point}`
      if ((values[at + 1] ?? null) !== null) return `M${point}`
      return `M${short((at + 0.2) * room)} ${height(value)}h${short(0.6 * room)}`
    })
    .join('')
}

/** What lies below that line. */
export function areaPath(values: readonly number[]): string {
  const half = WIDTH / values.length / 2
  if (values.length < 2) return `${linePath(values)}V${HEIGHT}H0Z`
  return `${linePath(values)}L${short(WIDTH - half)} ${HEIGHT}H${short(half)}Z`
}

const height = (value: number) => short(HEIGHT * (1 - value))
const short = (number: number) => Number(number.toFixed(2))
