'use client'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { SearchIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import type { SearchedList } from './completions'
import { useCompletion } from './use-completion'

type SearchInputProps = {
  /** What is searched, as in “Search tickets”. */
  list: SearchedList
  placeholder: string
  text: string
  maxLength: number
  /** The id of what is said of the errors in it. */
  errorsId: string | undefined
}

/**
 * The field of the query: a combobox (WAI-ARIA 1.2) whose popup completes what is typed. Arrows
 * choose, Enter and Tab take, Escape closes; with nothing chosen Enter sends the form.
 */
export function SearchInput({ list, placeholder, text, maxLength, errorsId }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { suggestions, typed, active, look, move, take, close } = useCompletion(list, input)
  const open = suggestions.length > 0

  // What a link or a chip made of the query; not at first, when somebody may be typing already.
  const shown = useRef(text)
  useEffect(() => {
    if (shown.current === text) return
    shown.current = text
    if (input.current) input.current.value = text
  }, [text])
  useEffect(() => {
    if (active >= 0)
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, nativeEvent } = event
    if (nativeEvent.isComposing) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (open) move(key === 'ArrowDown' ? 1 : -1)
      else void look({ asked: true })
    } else if (open && key === 'Escape') {
      event.preventDefault()
      close()
    } else if (open && key === 'Enter' && active >= 0) {
      event.preventDefault()
      take(active)
    } else if (open && key === 'Tab' && !shiftKey && (active >= 0 || typed)) {
      // With nothing typed Tab goes on: whoever uses the keyboard alone is not held here.
      if (take(active)) event.preventDefault()
    } else if (['Enter', 'Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(key)) {
      close()
    }
  }

  return (
    <div className="relative">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
      <Input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-label={`Search ${list}`}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={errorsId ? true : undefined}
        aria-describedby={errorsId}
        defaultValue={text}
        maxLength={maxLength}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        className="pl-8"
        onInput={() => void look()}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Suggestions"
        hidden={!open}
        className="absolute inset-x-0 top-full z-10 mt-1 max-h-80 overflow-y-auto rounded-lg border bg-popover p-1 shadow-popover"
      >
        {suggestions.map(({ insert, label, about }, index) => (
          <div
            key={insert}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault()
              take(index)
            }}
            className={cn(
              'flex h-8 cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-accent pointer-coarse:h-11',
              index === active && 'bg-accent outline-2 -outline-offset-2 outline-ring',
            )}
          >
            <bdi className="min-w-0 truncate font-medium">{label}</bdi>
            <bdi className="ml-auto min-w-0 truncate text-xs text-muted-foreground">{about}</bdi>
          </div>
        ))}
      </div>
    </div>
  )
}
