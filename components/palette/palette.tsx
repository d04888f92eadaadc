import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Desk } from '@/components/shortcuts/commands'
import { Dialog } from '@/components/ui/dialog'
import type { Place } from '@/lib/shortcuts/types'
import { type Entry, entriesFor } from './palette-entries'
import { PaletteList } from './palette-list'
import { useDestinations } from './use-destinations'

type PaletteProps = { admin: boolean; mac: boolean; place: Place; desk: Desk; onClose: () => void }

/**
 * Leads anywhere and does anything, by a few letters: acts, tickets, views, people, companies and articles. The focus
 * stays in the field; the arrows choose. A default export, so that it is loaded when it is asked for.
 */
export default function Palette({ admin, mac, place, desk, onClose }: PaletteProps) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, choose] = useState(0)
  const list = useId()
  const text = typed.trim()
  const { list: found, failed, pending } = useDestinations(text)
  const entries = entriesFor({ text, found, pending, place, admin, desk })
  const at = Math.min(chosen, entries.length - 1)
  // Enter came before the answer: the first line of that is meant, not of the one before.
  const [hurried, setHurried] = useState(false)

  useEffect(() => {
    if (hurried && !pending) run(entries[0])
  })

  function run(entry: Entry | undefined) {
    // Closed first: what has the focus again may be what the act is about.
    field.current?.closest('dialog')?.close()
    entry?.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) choose((at + step + entries.length) % entries.length)
    else if (event.key === 'Enter' && pending && at === 0 && !entries[0]?.sure) setHurried(true)
    else if (event.key === 'Enter') run(entries[at])
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      aria-label="Jump to anything"
      onClose={onClose}
      className="mt-[min(12dvh,7rem)] w-[min(38rem,100vw-1rem)]"
    >
      <input
        ref={field}
        role="combobox"
        aria-label="Jump to"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder="A ticket, a person, a company, or what to do"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          choose(0)
          setHurried(false)
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted-foreground"
      />
      <PaletteList
        id={list}
        entries={entries}
        chosen={at}
        mac={mac}
        onChoose={choose}
        onRun={run}
      />
      <p
        role="status"
        className={failed ? 'border-t px-4 py-2.5 text-xs text-destructive' : 'sr-only'}
      >
        {failed
          ? 'The server cannot be reached: only what this page can do is shown.'
          : !pending && `${entries.length} to choose from`}
      </p>
    </Dialog>
  )
}
