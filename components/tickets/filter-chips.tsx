import { CrossIcon } from '@/components/ui/icons'
import { clauseWords } from '@/lib/tickets/clause-words'
import { withoutClause } from '@/lib/tickets/query-edits'
import type { Clause } from '@/lib/tickets/search-syntax'

type FilterChipsProps = {
  text: string
  clauses: readonly Clause[]
  href: (query: string) => string
}

/** What the list is narrowed by, a chip each: it leads to the list without it. The order is no filter. */
export function FilterChips({ text, clauses, href }: FilterChipsProps) {
  const chips = clauses
    .map((clause, index) => ({ clause, index, ...clauseWords(clause) }))
    .filter(({ clause }) => clause.property !== 'sort')
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chips.map(({ index, label, value }) => (
        <li key={index} className="flex min-w-0">
          <a
            href={href(withoutClause(text, index))}
            aria-label={`Remove filter ${label}: ${value}`}
            className="group flex h-7 min-w-0 items-center gap-1.5 rounded-md border bg-card pr-1.5 pl-2 text-xs hover:bg-accent pointer-coarse:h-9"
          >
            <span className="text-muted-foreground">{label}</span>
            <bdi className="max-w-48 truncate font-medium">{value}</bdi>
            <CrossIcon className="size-3 text-muted-foreground group-hover:text-foreground" />
          </a>
        </li>
      ))}
      <li>
        <a
          href="/tickets"
          className="rounded-sm px-1 text-xs text-muted-foreground hover:text-foreground"
        >
          Clear
        </a>
      </li>
    </ul>
  )
}
