import Form from 'next/form'
import { SearchInput } from '@/components/search/search-input'
import { MAX_LENGTH, type SearchError } from '@/lib/search/syntax'
import { SEARCH_ERRORS_ID } from './search-errors'
import { SearchHelp } from './search-help'

type SearchBoxProps = {
  text: string
  errors: readonly SearchError[]
  /** The view that was come from: what is changed here may go into it. */
  view: string | undefined
}

/** The query of the list as text: a GET form, and help beside it. What it refuses stands below. */
export function SearchBox({ text, errors, view }: SearchBoxProps) {
  return (
    <div className="flex max-w-3xl items-center gap-1">
      <Form action="/tickets" role="search" className="min-w-0 flex-1">
        <SearchInput
          list="tickets"
          placeholder="Search, or status:open assignee:me"
          text={text}
          maxLength={MAX_LENGTH}
          errorsId={errors.length > 0 ? SEARCH_ERRORS_ID : undefined}
        />
        {view && <input type="hidden" name="view" value={view} />}
      </Form>
      <SearchHelp />
    </div>
  )
}
