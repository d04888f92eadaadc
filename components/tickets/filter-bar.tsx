import type { Clause } from '@/lib/tickets/search-syntax'
import type { Assignable } from '@/lib/users/types'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'

type FilterBarProps = { text: string; clauses: Clause[]; assignable: Assignable; capped: boolean }

/** What the list is narrowed to, and by what it can be. */
export function FilterBar({ text, clauses, assignable, capped }: FilterBarProps) {
  return (
    <div className="flex min-h-11 items-center gap-2 border-b px-4 py-2 sm:px-6">
      <FilterMenu key={text} text={text} assignable={assignable} />
      <FilterChips text={text} clauses={clauses} />
      {capped && (
        <p className="ml-auto text-xs text-muted-foreground">
          The best of the newest 300 matches; there are more.
        </p>
      )}
    </div>
  )
}
