import type { Language } from './language'
import { type Clause, isWords, parseQuery, type Test } from './syntax'

/** The last order that a query asks for, of these keys; null when it asks for none. */
export function orderIn<P extends string, K extends string>(
  clauses: readonly Clause<P>[],
  keys: readonly K[],
): { key: K; descending: boolean } | null {
  const [value = ''] = clauses.findLast(isOrder)?.values ?? []
  const [name, direction] = value.split('-')
  const key = keys.find((one) => one === name)
  return key ? { key, descending: direction === 'desc' } : null
}

function isOrder<P extends string>(clause: Clause<P>): clause is Test<P> {
  return !isWords(clause) && clause.property === 'sort'
}

/** The query in this order instead of its own. In front, where no open quotation mark swallows it. */
export function withOrder<P extends string>(
  text: string,
  language: Language<P>,
  order: string,
): string {
  const { clauses } = parseQuery(text, language)
  const kept = clauses
    .filter(isOrder)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
  return [`sort:${order}`, ...kept.split(' ')].filter(Boolean).join(' ')
}
