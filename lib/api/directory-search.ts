import type { Cursor } from '@/lib/search/cursor'
import { directoryCursors } from '@/lib/search/directory-cursor'
import { type Condition, compileQuery, type DirectorySort, type Filter } from '@/lib/search/filter'
import type { Language } from '@/lib/search/language'
import { parseQuery } from '@/lib/search/syntax'
import type { Problem } from './problem'
import { noCursor, unreadableQuery } from './query-parameter'

type Asked<P extends string> = {
  q: string
  cursor?: string | undefined
  limit: number
  /** What other parameters ask for, beside the query. */
  also: readonly Condition<P>[]
}

export type DirectorySearch<P extends string> = {
  filter: Filter<P>
  sort: DirectorySort
  cursor: Cursor<string> | null
  limit: number
}

/** What a list of contacts or companies asks of the database by a query; what cannot be read is refused. */
export function readDirectorySearch<P extends string>(
  language: Language<P>,
  { q, cursor: text, limit, also }: Asked<P>,
): Problem | DirectorySearch<P> {
  const { clauses, errors } = parseQuery(q, language)
  if (errors.length > 0) return unreadableQuery(errors)
  const { filter, sort } = compileQuery(clauses, language, { timeZone: 'UTC', now: Date.now() })
  const cursor = directoryCursors.decode(sort.key, text)
  if (text !== undefined && cursor?.direction !== 'after') return noCursor()
  return { filter: [...filter, ...also], sort, cursor, limit }
}
