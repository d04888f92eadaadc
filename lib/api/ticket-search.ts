import { decodeCursor } from '@/lib/tickets/cursor'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { noCursor, unreadableQuery } from './query-parameter'

type Asked = { q?: string | undefined; cursor?: string | undefined; limit: number }

/** What a list of tickets asks of the database; what cannot be read of it is refused, never ignored. */
export function readTicketSearch({ q = '', cursor: text, limit }: Asked) {
  const { clauses, errors } = parseSearch(q)
  if (errors.length > 0) return unreadableQuery(errors)
  const { filter, sort } = compileSearch(clauses, { timeZone: 'UTC', now: Date.now() })
  const cursor = decodeCursor(sort.key, text)
  if (text !== undefined && cursor?.direction !== 'after') return noCursor()
  return { filter, sort, cursor, limit }
}
