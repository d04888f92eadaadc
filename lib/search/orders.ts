import { type Clause, isWords, type Test } from './syntax'

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
