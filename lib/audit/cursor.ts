/** The line that a page of the log stands behind (`after`, older) or ahead of (`before`, newer). */
export type Cursor = { direction: 'after' | 'before'; at: string; id: number }

// As PostgREST writes it, microseconds included; anything else never reaches a filter.
const CURSOR =
  /^(after|before)_(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}:\d{2})_(\d{1,15})$/

/** The cursor as one opaque word for an address. */
export function encodeCursor(
  direction: Cursor['direction'],
  line: { at: string; id: number },
): string {
  return Buffer.from(`${direction}_${line.at}_${line.id}`).toString('base64url')
}

/** Reads a cursor; null when there is none or it is not one of ours. */
export function decodeCursor(value: string | undefined): Cursor | null {
  if (!value || value.length > 200) return null
  const [, direction, at, id] = CURSOR.exec(Buffer.from(value, 'base64url').toString()) ?? []
  if (!direction || !at || !id) return null
  return { direction: direction === 'after' ? 'after' : 'before', at, id: Number(id) }
}
