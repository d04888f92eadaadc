import { type Desk, isPossible, perform } from '@/components/shortcuts/commands'
import { queryString } from '@/lib/forms/search-params'
import type { Destination } from '@/lib/palette/types'
import { SHORTCUTS } from '@/lib/shortcuts/registry'
import type { Place, Shortcut } from '@/lib/shortcuts/types'

/** A line of the palette. `sure`: it stays where it is, whatever the server finds. */
export type Entry = {
  id: string
  group: string
  name: string
  note: string
  keys?: string
  sure?: true
  run: () => void
}

/** Acts that are shown among what was found. */
const ACTS_BESIDE = 4

type Asked = {
  text: string
  found: Destination[]
  pending: boolean
  place: Place
  admin: boolean
  desk: Desk
}

/** All lines for what was typed: what leads there soonest comes first. */
export function entriesFor({ text, found, pending, place, admin, desk }: Asked): Entry[] {
  const acts = actsAt(place, admin)
    .filter(({ does }) => matches(does, text))
    .map((shortcut): Entry => {
      const [keys] = shortcut.keys
      const run = () => void perform(shortcut, desk)
      return {
        id: shortcut.does,
        group: 'Do',
        name: shortcut.does,
        note: '',
        sure: true,
        ...(keys && { keys }),
        run,
      }
    })
  const leads = found
    .filter(({ name }) => !pending || matches(name, text))
    .map(({ href, ...entry }): Entry => ({ ...entry, id: href, run: () => desk.go(href) }))
  if (!text) return [...leads.filter(isRecent), ...acts, ...leads.filter((e) => !isRecent(e))]
  return [...acts.slice(0, ACTS_BESIDE), ...leads, searchFor(text, desk)]
}

function actsAt(place: Place, admin: boolean): Shortcut[] {
  return [...(place === 'anywhere' ? [] : SHORTCUTS[place]), ...SHORTCUTS.anywhere].filter(
    (shortcut) => !shortcut.only && (admin || !shortcut.for) && isPossible(shortcut),
  )
}

/** Whether each word begins one of the name's. */
function matches(name: string, text: string): boolean {
  const words = name.toLowerCase().split(/\s+/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)))
}

const isRecent = ({ group }: Entry) => group === 'Recent'

function searchFor(text: string, desk: Desk): Entry {
  const run = () => desk.go(`/tickets${queryString({ q: text })}`)
  return { id: 'search', group: 'Search', name: `All tickets with “${text}”`, note: '', run }
}
