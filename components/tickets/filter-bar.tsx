import type { ListDisplay } from '@/lib/tickets/list-columns'
import type { Clause } from '@/lib/tickets/search-syntax'
import type { Assignable } from '@/lib/users/types'
import { DisplayMenu } from './display-menu'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'

type FilterBarProps = {
  text: string
  clauses: Clause[]
  assignable: Assignable
  capped: boolean
  display: ListDisplay
}

/** What the list is narrowed to, by what it can be, and what is shown of it. */
export function FilterBar({ text, clauses, assignable, capped, display }: FilterBarProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 border-b px-4 py-2 sm:px-6">
      <FilterMenu key={text} text={text} assignable={assignable} />
      <FilterChips text={text} clauses={clauses} />
      <div className="ml-auto flex items-center gap-3">
        {capped && (
          <p className="text-xs text-muted-foreground">
            The best of the newest 300 matches; there are more.
          </p>
        )}
        <DisplayMenu display={display} text={text} />
      </div>
    </div>
  )
}
