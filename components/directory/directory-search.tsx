import Form from 'next/form'
import type { SearchedList } from '@/components/search/completions'
import { SearchInput } from '@/components/search/search-input'
import { SEARCH_ERRORS_ID } from '@/components/tickets/search-errors'
import type { Language } from '@/lib/search/language'
import { MAX_LENGTH } from '@/lib/search/syntax'
import { QueryHelp } from './query-help'

type DirectorySearchProps = {
  /** What is searched, as in "Search contacts". */
  things: Exclude<SearchedList, 'tickets'>
  action: string
  text: string
  placeholder: string
  /** What it refuses stands below it. */
  refused: boolean
  language: Language<string>
}

/** The query of a list as text: a GET form, and help beside it. */
export function DirectorySearch(props: DirectorySearchProps) {
  const { things, action, text, placeholder, refused, language } = props
  return (
    <div className="flex max-w-3xl items-center gap-1">
      <Form action={action} role="search" className="min-w-0 flex-1">
        <SearchInput
          list={things}
          placeholder={placeholder}
          text={text}
          maxLength={MAX_LENGTH}
          errorsId={refused ? SEARCH_ERRORS_ID : undefined}
        />
      </Form>
      <QueryHelp things={things} action={action} language={language} />
    </div>
  )
}
