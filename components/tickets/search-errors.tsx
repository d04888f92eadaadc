import { AlertIcon } from '@/components/ui/icons'
import type { SearchError } from '@/lib/search/syntax'

export const SEARCH_ERRORS_ID = 'search-errors'

const SHOWN = 3
const AROUND = 40

/** What of a query was not understood: the place in its line, and what to do about it. */
export function SearchErrors({ text, errors }: { text: string; errors: readonly SearchError[] }) {
  if (errors.length === 0) return null
  return (
    <div id={SEARCH_ERRORS_ID} role="alert" className="border-b px-4 py-2.5 text-xs sm:px-6">
      <ul className="flex flex-col gap-1.5">
        {errors.slice(0, SHOWN).map((error) => (
          <li key={`${error.start} ${error.message}`} className="flex gap-1.5">
            <AlertIcon className="mt-px size-3.5 text-destructive" />
            <div className="min-w-0">
              <p className="wrap-anywhere text-destructive">{error.message}</p>
              <Marked text={text} {...error} />
            </div>
          </li>
        ))}
        {errors.length > SHOWN && (
          <li className="pl-5 text-muted-foreground">and {errors.length - SHOWN} more</li>
        )}
      </ul>
    </div>
  )
}

/** The line around a piece of a text, with that piece underlined as a misspelled word is. */
function Marked({ text, start, end }: { text: string; start: number; end: number }) {
  const before = text.slice(0, start)
  const after = text.slice(end)
  return (
    <p dir="auto" className="truncate pb-1 text-muted-foreground">
      {before.length > AROUND ? `…${before.slice(-AROUND).toWellFormed()}` : before}
      <mark className="rounded-sm bg-destructive-soft px-px text-destructive underline decoration-wavy underline-offset-2">
        {text.slice(start, end)}
      </mark>
      {after}
    </p>
  )
}
