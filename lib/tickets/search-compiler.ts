import type { Clock } from '@/lib/time/time-span'
import { PROPERTIES } from './search-properties'
import type { Clause, Test } from './search-syntax'
import { type Condition, SORT_KEYS, type TicketFilter, type TicketSort } from './ticket-filter'
import { PRIORITIES } from './types'

/** From where to where no longer; open where undefined. */
type Reach = { from?: number | undefined; to?: number | undefined }

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
  if (clause.property === 'words') {
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
      const { from, to } = reach(clause, clock)
      const print = property === 'number' ? String : iso
      return {
        property,
        ...(from !== undefined && { from: print(from) }),
        ...(to !== undefined && { to: print(to) }),
      }
    }
    case 'priority': {
      if (operator === ':') return { property, values }
      const { from, to } = reach(clause, clock)
      return { property, values: PRIORITIES.slice(from, to) }
    }
    case 'is':
      // Mixed with other states it is one of them; alone it has an index as this.
      if (values.join() === 'unassigned') return { property: 'assignee', values: ['none'] }
      return { property, values }
    default:
      return { property, values }
  }
}

function reach({ property, operator, values }: Test, clock: Clock): Reach {
  const { span } = PROPERTIES[property].takes
  const [first, last] = values.map((value) => (value && span?.(value, clock)) || undefined)
  switch (operator) {
    case '>':
      return { from: first?.end }
    case '>=':
      return { from: first?.start }
    case '<':
      return { to: first?.start }
    case '<=':
      return { to: first?.end }
    case ':':
      // A point in time has no extent: since then.
      return { from: first?.start, to: first?.end === first?.start ? undefined : first?.end }
    case '..':
      // Written from either end: 30d..7d is 7d..30d.
      return first && last && last.start < first.start
        ? { from: last.start, to: first.end }
        : { from: first?.start, to: last?.end }
  }
}

const iso = (time: number) => new Date(time).toISOString()

/** The last order that is asked for; relevance is one only where there are words. */
export function sortOf(clauses: readonly Clause[]): TicketSort {
  const words = clauses.some(({ property, not }) => property === 'words' && !not)
  const [value = ''] = clauses.findLast(isOrder)?.values ?? []
  const [name, direction] = value.split('-')
  const key = SORT_KEYS.find((one) => one === name)
  if (key && (key !== 'relevance' || words)) return { key, descending: direction === 'desc' }
  return { key: words ? 'relevance' : 'updated', descending: true }
}

const isOrder = (clause: Clause): clause is Test => clause.property === 'sort'
