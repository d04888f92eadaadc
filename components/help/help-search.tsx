'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { useSuggestions } from './use-suggestions'

/** The search of the help centre: a plain form, and suggestions while one types. */
export function HelpSearch({ q }: { q: string }) {
  const [typed, setTyped] = useState('')
  const [closed, setClosed] = useState(false)
  const found = useSuggestions(closed ? '' : typed)
  return (
    <search className="relative max-w-2xl print:hidden">
      <form action="/help" className="flex gap-2">
        <label htmlFor="help-q" className="sr-only">
          Search the help centre
        </label>
        <Input
          type="search"
          id="help-q"
          name="q"
          defaultValue={q}
          required
          maxLength={200}
          autoComplete="off"
          placeholder="Describe what you need, in a word or two"
          dir="auto"
          className="h-10 text-base"
          onChange={(event) => {
            setClosed(false)
            setTyped(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setClosed(true)
          }}
        />
        <Button type="submit" variant="primary" size="lg" className="pointer-coarse:h-11">
          Search
        </Button>
      </form>
      <p role="status" className="sr-only">
        {found.length > 0 &&
          `${found.length} ${found.length === 1 ? 'article' : 'articles'} suggested below`}
      </p>
      {found.length > 0 && (
        <ul
          aria-label="Suggested articles"
          className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg border bg-popover p-1 shadow-popover"
        >
          {found.map(({ href, title, category }) => (
            <li key={href}>
              <a
                href={href}
                className="flex min-h-9 flex-wrap items-baseline gap-x-2 rounded-md px-2 py-1.5 hover:bg-accent pointer-coarse:min-h-11"
              >
                <span className="min-w-0 font-medium wrap-anywhere">{title}</span>
                <span className="text-xs text-muted-foreground">{category}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
