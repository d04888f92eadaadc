import type { Clock } from '@/lib/time/time-span'
import type { Language } from './language'
import { orderIn } from './orders'
import { isoOf, reachOf, spanOf } from './spans'
import { type Clause, isWords } from './syntax'

/** One condition of a list: values, a span (`to` is not part of it), or words. */
export type Condition<P extends string> = { not?: true } & (
  | { property: P; key?: string; values: string[] }
  | { property: P; from?: string; to?: string }
  | { property: 'words'; text: string; prefix?: true; phrase?: true }
)

/** What a list is asked for: conditions that must all hold. Values only; the database knows the SQL. */
export type Filter<P extends string> = Condition<P>[]

/** Contacts and companies are put in order by these. */
export const DIRECTORY_SORTS = ['name', 'created', 'updated'] as const
export type DirectorySort = { key: (typeof DIRECTORY_SORTS)[number]; descending: boolean }

/** What a query over contacts or companies asks of the database; its days are the reader's. */
export function compileQuery<P extends string>(
  clauses: readonly Clause<P>[],
  language: Language<P>,
  clock: Clock,
): { filter: Filter<P>; sort: DirectorySort } {
  const asked = clauses.filter(({ property }) => property !== 'sort')
  const filter = asked.map((clause) => ({
    ...toCondition(clause, language, clock),
    ...(clause.not && { not: true as const }),
  }))
  return {
    filter,
    sort: orderIn(clauses, DIRECTORY_SORTS) ?? { key: 'updated', descending: true },
  }
}

function toCondition<P extends string>(
  clause: Clause<P>,
  { properties }: Language<P>,
  clock: Clock,
): Condition<P> {
  if (isWords(clause)) {
    const { property, text, form } = clause
    return { property, text, ...(form !== 'word' && { [form]: true }) }
  }
  const { property, key, values } = clause
  const { takes } = properties[property]
  if (!takes.span) return { property, ...(key && { key }), values }
  return { property, ...spanOf(reachOf(clause, properties[property], clock), isoOf) }
}
