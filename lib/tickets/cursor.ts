import { z } from 'zod'

/** The row that a page of the list stands behind (`after`) or ahead of (`before`). */
export type Cursor = { direction: 'after' | 'before'; updatedAt: string; number: number }

const cursorSchema = z.tuple([
  z.enum(['after', 'before']),
  // As PostgREST writes it, microseconds included; anything else never reaches a filter.
  z.iso
    .datetime({ offset: true })
    .max(40)
    .regex(/^(?!0000).*\+00:00$/),
  z.number().int().positive(),
])

/** The cursor as one opaque word for an address. */
export function encodeCursor(
  direction: Cursor['direction'],
  row: { updatedAt: string; number: number },
): string {
  return Buffer.from(JSON.stringify([direction, row.updatedAt, row.number])).toString('base64url')
}

/** Reads a cursor; null when there is none or it is not one of ours. */
export function decodeCursor(value: string | undefined): Cursor | null {
  if (!value || value.length > 200) return null
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()))
    if (!parsed.success) return null
    const [direction, updatedAt, number] = parsed.data
    return { direction, updatedAt, number }
  } catch {
    return null
  }
}
