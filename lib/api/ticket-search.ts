import { decodeCursor } from '@/lib/tickets/cursor'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { type Problem, problem } from './problem'

type Asked = { q?: string | undefined; cursor?: string | undefined; limit: number }

/** What a list of tickets asks of the database; what cannot be read of it is refused, never ignored. */
export function readTicketSearch({ q = '', cursor: text, limit }: Asked) {
  const { clauses, errors } = parseSearch(q)
  if (errors.length > 0) {
    const faults = errors.map(({ message }) => ({ detail: message.toWellFormed(), parameter: 'q' }))
    return problem('unreadable', 'The query cannot be understood.', faults.slice(0, 50))
  }
  const { filter, sort } = compileSearch(clauses, { timeZone: 'UTC', now: Date.now() })
  const cursor = decodeCursor(sort.key, text)
  if (text !== undefined && cursor?.direction !== 'after') return noCursor()
  return { filter, sort, cursor, limit }
}

/** A cursor that is none of ours, or was made for another order. */
export function noCursor(): Problem {
  const fault = { parameter: 'cursor', detail: 'This is no cursor of this list.' }
  return problem('unreadable', 'The cursor cannot be read: follow the links of a list.', [fault])
}
