import { z } from 'zod'
import type { SearchError } from '@/lib/search/syntax'
import { type Problem, problem } from './problem'

/** A query of the desk: no sign in it that Postgres cannot store. */
export function queryParameter(example: string) {
  return z
    .string()
    .max(2000, 'A query has at most 2,000 characters.')
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'A query is one line of text.')
    .optional()
    .describe(`The query language of the desk, such as \`${example}\`.`)
}

/** A query that cannot be understood is refused, never ignored. */
export function unreadableQuery(errors: readonly SearchError[]): Problem {
  const faults = errors.map(({ message }) => ({ detail: message.toWellFormed(), parameter: 'q' }))
  return problem('unreadable', 'The query cannot be understood.', faults.slice(0, 50))
}

/** A cursor that is none of ours, or was made for another order. */
export function noCursor(): Problem {
  const fault = { parameter: 'cursor', detail: 'This is no cursor of this list.' }
  return problem('unreadable', 'The cursor cannot be read: follow the links of a list.', [fault])
}
