import type { Clock } from '@/lib/time/time-span'
import type { Property } from './language'
import type { Test } from './syntax'

/** From where to where no longer; open where undefined. */
export type Reach = { from?: number | undefined; to?: number | undefined }

/** What a test of a property with an order covers: its days are the reader's, `7d` ends at their present. */
export function reachOf<P extends string>(
  { operator, values }: Test<P>,
  { takes: { span } }: Property,
  clock: Clock,
): Reach {
  const [first, last] = values.map((value) => (value && span?.(value, clock)) || undefined)
  switch (operator) {
    case '>':
      return { from: first?.end }
    case '>=':
      return { from: first?.start }
    case '<':
      return { to: first?.start }
    case '<=':
      return { to: first?.end }
    case ':':
      // A point in time has no extent: since then.
      return { from: first?.start, to: first?.end === first?.start ? undefined : first?.end }
    case '..':
      // Written from either end: 30d..7d is 7d..30d.
      return first && last && last.start < first.start
        ? { from: last.start, to: first.end }
        : { from: first?.start, to: last?.end }
  }
}

/** A reach as a condition bears it. */
export function spanOf({ from, to }: Reach, print: (value: number) => string) {
  return {
    ...(from !== undefined && { from: print(from) }),
    ...(to !== undefined && { to: print(to) }),
  }
}

/** A moment as the database reads it. */
export const isoOf = (time: number) => new Date(time).toISOString()
