import Form from 'next/form'
import { SEARCH_ERRORS_ID } from '@/components/tickets/search-errors'
import { SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import type { Language } from '@/lib/search/language'
import { MAX_LENGTH } from '@/lib/search/syntax'
import { QueryHelp } from './query-help'

type DirectorySearchProps = {
  /** What is searched, as in "Search contacts". */
  things: string
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
      <Form action={action} role="search" className="relative min-w-0 flex-1">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
        <Input
          // What a link made of the query.
          key={text}
          type="search"
          name="q"
          aria-label={`Search ${things}`}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? SEARCH_ERRORS_ID : undefined}
          defaultValue={text}
          maxLength={MAX_LENGTH}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          className="pl-8"
        />
      </Form>
      <QueryHelp things={things} action={action} language={language} />
    </div>
  )
}
