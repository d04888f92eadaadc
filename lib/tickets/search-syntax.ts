import { type Clause as ClauseOf, parseQuery, printQuery, type Query } from '@/lib/search/syntax'
import { type PropertyName, TICKET_LANGUAGE } from './search-properties'

/** One thing that a query asks of tickets, and where it stands in the text. */
export type Clause = ClauseOf<PropertyName>

/** Reads a query for tickets, as far as it can be understood. */
export function parseSearch(text: string): Query<PropertyName> {
  return parseQuery(text, TICKET_LANGUAGE)
}

/** A query as text again: what `parseSearch` makes the same clauses of. */
export function printSearch(clauses: readonly Clause[]): string {
  return printQuery(clauses)
}
