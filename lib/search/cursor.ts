import { z } from 'zod'

/** The row that a page of a list stands behind (`after`) or ahead of (`before`), by its sort key. */
export type Cursor<I> = { direction: 'after' | 'before'; key: string; id: I }

// As Postgres writes it, microseconds included.
export const timeKey = z.iso
  .datetime({ offset: true })
  .max(40)
  .regex(/^(?!0000).*\+00:00$/)
// A hundred characters, which may be twice as many code units.
export const textKey = z
  .string()
  .max(200)
  .refine((text) => text.isWellFormed() && !text.includes('\0'))

/**
 * Cursors of one list as opaque words for an address. `keys` says what the database can read as a
 * key of each order, nothing else gets there; a cursor holds for the order that it was made in.
 */
export function cursorsOf<K extends string, I>(
  keys: Record<K, z.ZodType<string>>,
  id: z.ZodType<I>,
) {
  const schema = z.tuple([z.enum(['after', 'before']), z.string(), z.string(), id])
  return {
    encode(sort: K, { direction, key, id: of }: Cursor<I>): string {
      return Buffer.from(JSON.stringify([direction, sort, key, of])).toString('base64url')
    },
    /** Null when there is none, or it is not one of ours. */
    decode(sort: K, value: string | undefined): Cursor<I> | null {
      if (!value || value.length > 800) return null
      try {
        const parsed = schema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()))
        if (!parsed.success) return null
        const [direction, order, key, of] = parsed.data
        return order === sort && keys[sort].safeParse(key).success
          ? { direction, key, id: of }
          : null
      } catch {
        return null
      }
    },
  }
}
