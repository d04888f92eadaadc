import { MAX_LENGTH } from '@/lib/search/syntax'
import { type Clause, parseSearch, printSearch } from '@/lib/tickets/search-syntax'
import type { QueryChanges, TagView } from './types'

/** Whether a query asks for this tag, or excludes it. */
export function asksForTag(query: string, tag: string): boolean {
  return parseSearch(query).clauses.some((clause) => namesTag(clause, tag))
}

/** The query with another name for a tag; all else stands as it was typed. */
export function withTagRenamed(query: string, from: string, to: string): string {
  const named = parseSearch(query).clauses.filter((clause) => namesTag(clause, from))
  // From the end, so that what was found before stays in its place.
  return named.reduceRight((text, clause) => {
    const printed = printSearch([renamed(clause, from, to)])
    return text.slice(0, clause.start) + printed + text.slice(clause.end)
  }, query)
}

/** What becomes of views when a tag is called otherwise. One that would grow too long stays as it is. */
export function queryChanges(views: TagView[], from: string, to: string): QueryChanges {
  const changes = views.map(({ id, query }) => {
    return [id, { from: query, to: withTagRenamed(query, from, to) }] as const
  })
  return Object.fromEntries(changes.filter(([, { to: query }]) => query.length <= MAX_LENGTH))
}

function namesTag(clause: Clause, tag: string): boolean {
  return clause.property === 'tag' && clause.values.some((value) => value.toLowerCase() === tag)
}

function renamed(clause: Clause, from: string, to: string): Clause {
  if (clause.property === 'words') return clause
  const values = clause.values.map((value) => (value.toLowerCase() === from ? to : value))
  return { ...clause, values: [...new Set(values)] }
}
