import { z } from 'zod'

/** Rows on one page, unless asked for otherwise. */
const PAGE_SIZE = 50

const limit = z
  .string()
  .max(3)
  .regex(/^([1-9]\d?|100)$/, 'A page has from 1 to 100 rows.')
  .transform(Number)
  .default(PAGE_SIZE)
  .describe('Rows on a page, from 1 to 100.')

const cursor = z
  .string()
  .max(800, 'This is no cursor.')
  .optional()
  .describe('Where the page begins: follow the link `next` instead of making one.')

/** The parameters of every list. */
export const pagingShape = { limit, cursor }

/** One page, and the cursor of the next one; null where the list ends. */
export type Page<T> = { rows: T[]; next: string | null }

/** A cursor that stands behind this key of a row. */
export function encodeKey(key: string | number): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor whose key fits the schema; undefined where it is none of ours. */
export function decodeKey<T>(value: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString())).data
  } catch {
    return undefined
  }
}

/** Cuts a page off rows of which one more than `size` was read. */
export function pageOf<T, R>(
  read: readonly R[],
  size: number,
  row: (raw: R) => T,
  key: (raw: R) => string,
): Page<T> {
  const rows = read.slice(0, size)
  const last = rows.at(-1)
  return { rows: rows.map(row), next: last && read.length > size ? key(last) : null }
}
