'use client'
import { type RefObject, useEffect, useId, useState } from 'react'
import { cn } from '@/lib/cn'
import type { Named } from '@/lib/tickets/types'

// As the database reads it: no letter, @ or dot before, and a name may have blanks.
const BEGUN = /(?:^|[^\p{L}\p{N}_@.])@([\p{L}\p{N} ._’'-]{0,40})$/u
const OFFERED = 6

type MentionListProps = { ticket: number; box: RefObject<HTMLTextAreaElement | null> }
type Begun = { from: number; to: number; query: string; chosen: number }

/** Names to pick from while an @ is typed. The box stays a text box, and keeps the focus. */
export function MentionList({ ticket, box }: MentionListProps) {
  const people = useMentionable(ticket)
  const [begun, setBegun] = useState<Begun>()
  const id = useId()
  const matches = begun ? matching(people, begun.query) : []
  const chosen = Math.min(begun?.chosen ?? 0, matches.length - 1)
  const open = matches.length > 0

  useEffect(() => {
    const textarea = box.current
    if (!textarea) return
    const look = () => setBegun(begunAt(textarea))
    const close = () => setBegun(undefined)
    look()
    textarea.addEventListener('input', look)
    textarea.addEventListener('click', look)
    textarea.addEventListener('blur', close)
    return () => {
      textarea.removeEventListener('input', look)
      textarea.removeEventListener('click', look)
      textarea.removeEventListener('blur', close)
    }
  }, [box])

  useEffect(() => {
    const textarea = box.current
    if (!textarea || !open || !begun) return
    const attributes = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': id,
      'aria-activedescendant': `${id}-${chosen}`,
    }
    const move = (to: number) => setBegun({ ...begun, chosen: to % matches.length })
    const acts = new Map([
      ['ArrowDown', () => move(chosen + 1)],
      ['ArrowUp', () => move(chosen + matches.length - 1)],
      ['Enter', () => insert(textarea, begun, matches[chosen])],
      ['Tab', () => insert(textarea, begun, matches[chosen])],
      ['Escape', () => setBegun(undefined)],
    ])
    function onKeyDown(event: KeyboardEvent) {
      const act =
        event.ctrlKey || event.metaKey || event.isComposing ? undefined : acts.get(event.key)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    for (const [name, value] of Object.entries(attributes)) textarea.setAttribute(name, value)
    textarea.addEventListener('keydown', onKeyDown)
    return () => {
      for (const name of Object.keys(attributes)) textarea.removeAttribute(name)
      textarea.removeEventListener('keydown', onKeyDown)
    }
  })

  return (
    <div className="relative">
      <p role="status" className="sr-only">
        {open && `${matches.length} ${matches.length === 1 ? 'name' : 'names'} to choose from`}
      </p>
      {open && begun && (
        <div
          role="listbox"
          id={id}
          aria-label="Mention"
          className="absolute top-0 left-0 z-1 max-w-full min-w-56 overflow-hidden rounded-md border bg-popover p-1 shadow-popover"
        >
          {matches.map((person, at) => (
            <div
              key={person.id}
              role="option"
              id={`${id}-${at}`}
              aria-selected={at === chosen}
              tabIndex={-1}
              onMouseDown={(event) => {
                // The focus stays in the text.
                event.preventDefault()
                if (box.current) insert(box.current, begun, person)
              }}
              className={cn(
                'cursor-pointer truncate rounded-sm px-2 py-1.5 pointer-coarse:py-2.5',
                at === chosen ? 'bg-accent' : 'hover:bg-accent',
              )}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function useMentionable(ticket: number): Named[] {
  const [people, setPeople] = useState<Named[]>([])
  useEffect(() => {
    const stop = new AbortController()
    // A name can be typed out as well: without the list nothing is lost.
    fetch(`/api/tickets/${ticket}/mentionable`, { signal: stop.signal })
      .then(async (response) => (response.ok ? setPeople(await response.json()) : undefined))
      .catch(() => undefined)
    return () => stop.abort()
  }, [ticket])
  return people
}

function begunAt({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Begun | undefined {
  if (selectionStart !== selectionEnd) return undefined
  const query = BEGUN.exec(value.slice(0, selectionStart))?.[1]
  if (query === undefined) return undefined
  return { from: selectionStart - query.length - 1, to: selectionStart, query, chosen: 0 }
}

function matching(people: readonly Named[], query: string): Named[] {
  const typed = query.toLowerCase()
  return people
    .filter(({ name }) => {
      const lower = name.toLowerCase()
      return lower.startsWith(typed) || lower.includes(` ${typed}`)
    })
    .filter(({ name }) => name.toLowerCase() !== typed.trimEnd())
    .slice(0, OFFERED)
}

function insert(textarea: HTMLTextAreaElement, { from, to }: Begun, person: Named | undefined) {
  if (!person) return
  textarea.setRangeText(`@${person.name} `, from, to, 'end')
  textarea.dispatchEvent(new Event('input', { bubbles: true }))
}
