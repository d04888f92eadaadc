import { orderIn } from '@/lib/search/orders'
import { isoOf, reachOf, spanOf } from '@/lib/search/spans'
import { isWords } from '@/lib/search/syntax'
import type { Clock } from '@/lib/time/time-span'
import { PROPERTIES } from './search-properties'
import type { Clause } from './search-syntax'
import { type Condition, SORT_KEYS, type TicketFilter, type TicketSort } from './ticket-filter'

/** What a query asks of the database. Its days are the reader's, and `7d` ends at their present. */
export function compileSearch(
  clauses: readonly Clause[],
  clock: Clock,
): { filter: TicketFilter; sort: TicketSort } {
  const filter = clauses.flatMap((clause) => {
    const condition = toCondition(clause, clock)
    return condition ? [{ ...condition, ...(clause.not && { not: true as const }) }] : []
  })
  return { filter, sort: sortOf(clauses) }
}

function toCondition(clause: Clause, clock: Clock): Condition | null {
  if (isWords(clause)) {
    const { property, text, form } = clause
    return { property, text, ...(form !== 'word' && { [form]: true }) }
  }
  const { property, key = '', operator, values } = clause
  switch (property) {
    case 'sort':
      return null
    case 'field':
      // As the database compares them.
      return { property, key, values: values.map((value) => value.toLowerCase()) }
    case 'number':
    case 'created':
    case 'updated':
    case 'replied':
    case 'solved': {
      const reach = reachOf(clause, PROPERTIES[property], clock)
      return { property, ...spanOf(reach, property === 'number' ? String : isoOf) }
    }
    case 'priority':
    case 'rating': {
      if (operator === ':') return { property, values }
      const { from, to } = reachOf(clause, PROPERTIES[property], clock)
      return { property, values: PROPERTIES[property].takes.values.slice(from, to) }
    }
    case 'is':
      // Mixed with other states it is one of them; alone it has an index as this.
      if (values.join() === 'unassigned') return { property: 'assignee', values: ['none'] }
      return { property, values }
    default:
      return { property, values }
  }
}

/** The last order that is asked for; relevance is one only where there are words. */
export function sortOf(clauses: readonly Clause[]): TicketSort {
  const words = clauses.some((clause) => isWords(clause) && !clause.not)
  const asked = orderIn(clauses, SORT_KEYS)
  if (asked && (asked.key !== 'relevance' || words)) return asked
  return { key: words ? 'relevance' : 'updated', descending: true }
}
