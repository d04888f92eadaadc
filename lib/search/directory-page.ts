import type { Cursor } from './cursor'
import { directoryCursors } from './directory-cursor'
import type { DirectorySort, Filter } from './filter'

/** Rows on one page of the desk's lists of contacts and companies. */
const PAGE_SIZE = 50

export type DirectoryRequest<P extends string> = {
  filter: Filter<P>
  sort: DirectorySort
  cursor?: string | undefined
  /** Rows on a page, where it is not a list of its own. */
  size?: number
}

/** One page of a list; a cursor is null where the list ends. */
export type DirectoryPage<R> = { rows: R[]; next: string | null; previous: string | null }

/** What the database is asked for: one row more than is shown. A cursor that is none of ours is none. */
export function directoryArgs<P extends string>(request: DirectoryRequest<P>) {
  const { filter, sort } = request
  const cursor = cursorIn(request)
  return {
    filter,
    sort: sort.key,
    descending: sort.descending !== (cursor?.direction === 'before'),
    page_size: sizeOf(request) + 1,
    ...(cursor && { cursor_key: cursor.key, cursor_id: cursor.id }),
  }
}

/** The page that was read by `directoryArgs`. */
export function directoryPage<P extends string, R extends { id: string; sort_key: string }>(
  request: DirectoryRequest<P>,
  read: readonly R[],
): DirectoryPage<R> {
  const cursor = cursorIn(request)
  const backward = cursor?.direction === 'before'
  const more = read.length > sizeOf(request)
  const rows = read.slice(0, sizeOf(request))
  if (backward) rows.reverse()
  const mark = (direction: 'after' | 'before', row: R | undefined) =>
    row
      ? directoryCursors.encode(request.sort.key, { direction, key: row.sort_key, id: row.id })
      : null
  return {
    rows,
    next: backward || more ? mark('after', rows.at(-1)) : null,
    previous: (backward ? more : cursor) ? mark('before', rows[0]) : null,
  }
}

const sizeOf = ({ size }: { size?: number }) => size ?? PAGE_SIZE

/** Every row that matches, in the order that is asked for, a page at a time. */
export async function* eachDirectoryPage<P extends string, R>(
  request: Omit<DirectoryRequest<P>, 'cursor'>,
  list: (request: DirectoryRequest<P>) => Promise<DirectoryPage<R>>,
): AsyncGenerator<R[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: DirectoryPage<R> = await list({ ...request, cursor })
    yield page.rows
    cursor = page.next
  }
}

function cursorIn<P extends string>({ sort, cursor }: DirectoryRequest<P>): Cursor<string> | null {
  return directoryCursors.decode(sort.key, cursor)
}
