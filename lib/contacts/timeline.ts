import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import { toTicketEvent } from '@/lib/tickets/history'
import type { TicketEvent } from '@/lib/tickets/types'
import type { TimelinePlace } from './types'

const PAGE_SIZE = 30

type OnTicket = { key: string; ticket: { number: number; subject: string } }

/** Something said or done on one of a contact's tickets. */
export type TimelineLine = OnTicket &
  (
    | { message: { id: number; note: boolean; author: string; words: string; at: string } }
    | { event: TicketEvent }
  )

const placeSchema = z.tuple([
  z.iso.datetime({ offset: true }),
  z.enum(['message', 'event']),
  z.int(),
])

/** A place in the timeline as one word of an address. */
function encodePlace({ at, kind, id }: TimelinePlace): string {
  return Buffer.from(JSON.stringify([at, kind, id])).toString('base64url')
}

/** Reads a place; null where it is none of ours. */
export function decodePlace(word: string | undefined): TimelinePlace | null {
  if (!word || word.length > 200) return null
  try {
    const [at, kind, id] = placeSchema.parse(JSON.parse(Buffer.from(word, 'base64url').toString()))
    return { at, kind, id }
  } catch {
    return null
  }
}

/** A page of what happened on a contact's tickets before a place, the newest first. */
export async function readTimeline(
  db: Db,
  contact: string,
  before: TimelinePlace | null,
): Promise<{ lines: TimelineLine[]; older: string | null }> {
  const { data, error } = await db.rpc('contact_timeline', {
    contact_id: contact,
    page_size: PAGE_SIZE + 1,
    ...(before && { before_at: before.at, before_kind: before.kind, before_id: before.id }),
  })
  if (error) throw new Error(`timeline of ${contact}: ${error.message}`, { cause: error })
  const shown = data.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return {
    lines: shown.map(toLine),
    older:
      last && data.length > PAGE_SIZE
        ? encodePlace({
            at: last.at,
            kind: last.kind === 'event' ? 'event' : 'message',
            id: last.id,
          })
        : null,
  }
}

type Raw = {
  at: string
  kind: string
  id: number
  ticket_number: number
  subject: string
  actor_name: string
  field: string
  words: string
  old_value: TicketEventRow['old_value']
  new_value: TicketEventRow['new_value']
}
type TicketEventRow = Parameters<typeof toTicketEvent>[0]

function toLine(row: Raw): TimelineLine {
  const { id, at, kind, actor_name } = row
  const of = {
    key: `${kind} ${id}`,
    ticket: { number: row.ticket_number, subject: row.subject },
  }
  if (kind === 'message') {
    const { words, field } = row
    return { ...of, message: { id, note: field === 'note', author: actor_name, words, at } }
  }
  const { field, old_value, new_value } = row
  return {
    ...of,
    event: toTicketEvent({ id, actor_name, field, old_value, new_value, created_at: at }),
  }
}
