/** "+12 %" from one number to another; empty where there is nothing to compare. */
export function changeText(now: number | null, before: number | null): string {
  if (now === null || !before) return ''
  return signed(Math.round(((now - before) / before) * 100), (percent) => `${percent} %`)
}

/** "+0.20" from one average to another; empty where there is none to compare. */
export function differenceText(now: number | null, before: number | null): string {
  if (now === null || before === null) return ''
  return signed(Math.round((now - before) * 100) / 100, (points) => points.toFixed(2))
}

function signed(value: number, text: (amount: number) => string): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±'
  return sign + text(Math.abs(value))
}
