'use client'
import { type RefObject, useEffect, useState } from 'react'
import { OfferList } from '@/components/ui/offer-list'
import type { Named } from '@/lib/tickets/types'

// As the database reads it: no letter, @ or dot before, and a name may have blanks.
const BEGUN = /(?:^|[^\p{L}\p{N}_@.])@([\p{L}\p{N} ._’'-]{0,40})$/u
const OFFERED = 6

type MentionListProps = { ticket: number; box: RefObject<HTMLTextAreaElement | null> }
type Begun = { from: number; to: number; query: string }

/** Names to pick from while an @ is typed. The box stays a text box, and keeps the focus. */
export function MentionList({ ticket, box }: MentionListProps) {
  const people = useMentionable(ticket)
  const [begun, setBegun] = useState<Begun>()
  const matches = begun ? matching(people, begun.query) : []

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

  return (
    <OfferList
      label="Mention"
      noun={['name', 'names']}
      offers={matches.map(({ id, name }) => ({ key: id, text: name }))}
      box={box}
      eager
      take={(index) => {
        if (box.current && begun) insert(box.current, begun, matches[index])
      }}
      close={() => setBegun(undefined)}
    />
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
  return { from: selectionStart - query.length - 1, to: selectionStart, query }
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
