import { z } from 'zod'
import type { SortKey } from './ticket-filter'

/** The row that a page of the list stands behind (`after`) or ahead of (`before`), by its sort key. */
export type Cursor = { direction: 'after' | 'before'; key: string; number: number }

// As Postgres writes it, microseconds included.
const time = z.iso
  .datetime({ offset: true })
  .max(40)
  .regex(/^(?!0000).*\+00:00$/)
const rank = z.string().regex(/^\d{1,15}$/)

/** What the database can read as a key of each order; nothing else gets there. */
const KEYS: Record<SortKey, z.ZodType<string>> = {
  updated: time,
  created: time,
  waiting: z.union([time, z.literal('infinity')]),
  number: rank,
  priority: rank,
  status: rank,
  subject: z
    .string()
    .max(100)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  relevance: z.string().regex(/^\d{1,3}(\.\d{1,40})?(e-\d{1,2})?$/),
}

const cursorSchema = z.tuple([
  z.enum(['after', 'before']),
  z.string(),
  z.string(),
  z.number().int().positive(),
])

/** The cursor as one opaque word for an address. It holds for one order of the list. */
export function encodeCursor(sort: SortKey, { direction, key, number }: Cursor): string {
  return Buffer.from(JSON.stringify([direction, sort, key, number])).toString('base64url')
}

/** Reads a cursor of this order; null when there is none, or it is not one of ours. */
export function decodeCursor(sort: SortKey, value: string | undefined): Cursor | null {
  if (!value || value.length > 800) return null
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()))
    if (!parsed.success) return null
    const [direction, of, key, number] = parsed.data
    return of === sort && KEYS[sort].safeParse(key).success ? { direction, key, number } : null
  } catch {
    return null
  }
}
