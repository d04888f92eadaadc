import { EmptyState } from '@/components/ui/empty-state'
import { TicketIcon } from '@/components/ui/icons'
import { clauseWords } from '@/lib/tickets/clause-words'
import { withoutClause } from '@/lib/tickets/query-edits'
import { type Clause, printSearch } from '@/lib/tickets/search-syntax'
import { NothingHere } from './nothing-here'

type NoResultsProps = {
  text: string
  clauses: readonly Clause[]
  href: (query: string) => string
  /** Whether who looks could open a way in for tickets. */
  forAdmin: boolean
}

/** Nothing matches: which filter could go, and how a word could be looked for by its beginning. */
export function NoResults({ text, clauses, href, forAdmin }: NoResultsProps) {
  const ways = clauses.flatMap((clause, index) => {
    if (clause.property === 'sort') return []
    const { label, value } = clauseWords(clause)
    const without = { says: `Without “${label}: ${value}”`, q: withoutClause(text, index) }
    return clause.property === 'words' && clause.form === 'word' && !clause.not
      ? [{ says: `Words that begin with “${value}”`, q: asPrefix(clauses, index) }, without]
      : [without]
  })
  if (ways.length === 0) return <NothingHere forAdmin={forAdmin} />
  return (
    <EmptyState icon={<TicketIcon className="size-5" />} title="No tickets match">
      <p>Try the list</p>
      <ul data-follow="" className="mt-2 flex flex-col gap-1">
        {ways.map(({ says, q }) => (
          <li key={says}>
            <a
              className="underline decoration-perforation underline-offset-2 hover:decoration-current"
              href={href(q)}
            >
              <bdi>{says}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}

function asPrefix(clauses: readonly Clause[], index: number): string {
  return printSearch(
    clauses.map((clause, at) =>
      at === index && clause.property === 'words' ? { ...clause, form: 'prefix' } : clause,
    ),
  )
}
