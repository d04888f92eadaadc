'use client'
import { type RefObject, useEffect, useId, useState } from 'react'
import { cn } from '@/lib/cn'

type Offer = { key: string; text: string; about?: string | undefined }

type OfferListProps = {
  /** What is offered, one and many of it. */
  label: string
  noun: readonly [string, string]
  offers: readonly Offer[]
  /** Whether Enter and Tab take the first before an arrow was pressed: not where anything may be typed. */
  eager?: boolean
  /** The box that keeps the focus. */
  box: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  take: (index: number) => void
  close: () => void
}

/** What could be meant, to pick from by key or pointer while one types. The box stays a text box. */
export function OfferList({ label, noun, offers, eager, box, take, close }: OfferListProps) {
  const id = useId()
  const first = eager ? 0 : -1
  const [active, setActive] = useState(first)
  const open = offers.length > 0
  const chosen = Math.min(active, offers.length - 1)

  useEffect(() => {
    if (!open) setActive(first)
  }, [open, first])

  useEffect(() => {
    const field = box.current
    if (!field || !open) return
    const attributes = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': id,
      ...(chosen >= 0 && { 'aria-activedescendant': `${id}-${chosen}` }),
    }
    const last = offers.length - 1
    const takeChosen = () => take(chosen)
    const acts = new Map([
      ['ArrowDown', () => setActive(chosen < last ? chosen + 1 : 0)],
      ['ArrowUp', () => setActive(chosen > 0 ? chosen - 1 : last)],
      ['Escape', close],
      ...(chosen < 0
        ? []
        : ([
            ['Enter', takeChosen],
            ['Tab', takeChosen],
          ] as const)),
    ])
    function onKeyDown(event: Event) {
      if (!(event instanceof KeyboardEvent)) return
      const act =
        event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing
          ? undefined
          : acts.get(event.key)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value)
    field.addEventListener('keydown', onKeyDown)
    return () => {
      for (const name of Object.keys(attributes)) field.removeAttribute(name)
      field.removeEventListener('keydown', onKeyDown)
    }
  })

  return (
    <div className="relative">
      <p role="status" className="sr-only">
        {open && `${offers.length} ${noun[offers.length === 1 ? 0 : 1]} to choose from`}
      </p>
      {open && (
        <div
          role="listbox"
          id={id}
          aria-label={label}
          className="absolute top-0 left-0 z-1 max-w-full min-w-56 overflow-hidden rounded-md border bg-popover p-1 shadow-popover"
        >
          {offers.map(({ key, text, about }, at) => (
            <div
              key={key}
              role="option"
              id={`${id}-${at}`}
              aria-selected={at === chosen}
              tabIndex={-1}
              onMouseDown={(event) => {
                // The focus stays in the box.
                event.preventDefault()
                take(at)
              }}
              className={cn(
                'cursor-pointer truncate rounded-sm px-2 py-1.5 pointer-coarse:py-2.5',
                at === chosen ? 'bg-accent' : 'hover:bg-accent',
              )}
            >
              {text} {about && <span className="text-muted-foreground">{about}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
