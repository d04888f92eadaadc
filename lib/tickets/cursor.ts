import { z } from 'zod'
import { cursorsOf, textKey, timeKey } from '@/lib/search/cursor'
import type { SortKey } from './ticket-filter'

/** The row that a page of the list stands behind (`after`) or ahead of (`before`), by its sort key. */
export type Cursor = { direction: 'after' | 'before'; key: string; number: number }

const rank = z.string().regex(/^\d{1,15}$/)

const cursors = cursorsOf<SortKey, number>(
  {
    updated: timeKey,
    created: timeKey,
    waiting: z.union([timeKey, z.literal('infinity')]),
    number: rank,
    priority: rank,
    status: rank,
    subject: textKey,
    relevance: z.string().regex(/^\d{1,3}(\.\d{1,40})?(e-\d{1,2})?$/),
  },
  z.number().int().positive(),
)

/** The cursor as one opaque word for an address. It holds for one order of the list. */
export function encodeCursor(sort: SortKey, { number, ...cursor }: Cursor): string {
  return cursors.encode(sort, { ...cursor, id: number })
}

/** Reads a cursor of this order; null when there is none, or it is not one of ours. */
export function decodeCursor(sort: SortKey, value: string | undefined): Cursor | null {
  const cursor = cursors.decode(sort, value)
  return cursor && { direction: cursor.direction, key: cursor.key, number: cursor.id }
}
