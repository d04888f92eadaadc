import { SaveView } from '@/components/views/save-view'
import type { ListChoices } from '@/lib/tickets/list-choices'
import type { ListDisplay } from '@/lib/tickets/list-columns'
import type { Clause } from '@/lib/tickets/search-syntax'
import { DisplayMenu } from './display-menu'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'

type FilterBarProps = {
  text: string
  clauses: Clause[]
  /** The view that was come from. */
  view: string | undefined
  /** Where the list of another query is. */
  href: (query: string) => string
  choices: ListChoices
  capped: boolean
  display: ListDisplay
}

/** What the list is narrowed to, by what it can be, what is shown of it, and keeping it as a view. */
export function FilterBar(props: FilterBarProps) {
  const { text, clauses, view, href, choices, capped, display } = props
  return (
    <div
      data-follow=""
      className="flex min-h-11 flex-wrap items-center gap-2 border-b px-4 py-2 sm:px-6"
    >
      <FilterMenu key={text} text={text} choices={choices} view={view} />
      <FilterChips text={text} clauses={clauses} href={href} />
      <div className="ml-auto flex items-center gap-3">
        {capped && (
          <p className="text-xs text-muted-foreground">
            The best of the newest 300 matches; there are more.
          </p>
        )}
        <SaveView q={text} view={view} teams={choices.teams} />
        <DisplayMenu display={display} place={{ q: text, view }} />
      </div>
    </div>
  )
}
