import type { Place } from '@/lib/search/tokens'
import { sortOf } from './search-compiler'
import { type Clause, parseSearch } from './search-syntax'
import type { SortKey } from './ticket-filter'

const IN_FRONT: Place = { start: 0, end: 0 }

/**
 * The query with this clause instead of all about the same property, whether they include or exclude;
 * words stand beside other words. What replaces nothing comes in front, where no quotation mark that
 * was left open can swallow it.
 */
export function withClause(text: string, clause: string): string {
  const [wanted] = parseSearch(clause).clauses
  const replaced = parseSearch(text).clauses.filter((one) => wanted && isAbout(one, wanted))
  return exchange(text, replaced.length > 0 ? replaced : [IN_FRONT], clause)
}

/** The query without one of its clauses. */
export function withoutClause(text: string, index: number): string {
  return exchange(text, parseSearch(text).clauses.slice(index, index + 1), '')
}

/** The query sorted by this key; the other way round when it is already. */
export function withToggledSort(text: string, key: SortKey): string {
  const sort = sortOf(parseSearch(text).clauses)
  const direction = sort.key !== key ? '' : sort.descending ? '-asc' : '-desc'
  return withClause(text, `sort:${key}${direction}`)
}

function isAbout(clause: Clause, wanted: Clause): boolean {
  if (clause.property === 'words' || wanted.property === 'words') return false
  return clause.property === wanted.property && clause.key === wanted.key
}

/** What stands at these places is taken out; the first of them is where the new comes in. */
function exchange(text: string, places: readonly Place[], instead: string): string {
  const kept = places.map(({ start }, index) => text.slice(places[index - 1]?.end ?? 0, start))
  const rest = text.slice(places.at(-1)?.end ?? 0)
  const parts = [kept[0] ?? '', instead, ...kept.slice(1), rest]
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
}
