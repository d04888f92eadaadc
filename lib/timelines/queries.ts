import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { toTicketEvent } from '@/lib/tickets/history'
import type { Status } from '@/lib/tickets/types'
import { encodePlace } from './place'
import type { AskedTicket, Askers, Timeline, TimelineLine, TimelinePlace } from './types'

const PAGE_SIZE = 30

type Row = Database['public']['Functions']['read_timeline']['Returns'][number]

const argsOf = (askers: Askers) =>
  'contact' in askers ? { contact_id: askers.contact } : { company_id: askers.company }

const told = (askers: Askers) => JSON.stringify(askers)

/** Their tickets, unsolved ones first, at most ten; and how many there are, counted to 1,001. */
export async function listAskedTickets(
  db: Db,
  askers: Askers,
): Promise<{ tickets: AskedTicket[]; total: number }> {
  const { data, error } = await db.rpc('list_asked_tickets', argsOf(askers), { get: true })
  if (error) throw new Error(`tickets of ${told(askers)}: ${error.message}`, { cause: error })
  return {
    total: data[0]?.total ?? 0,
    tickets: data.map(({ number, subject, status, requester_id, requester_name, active_at }) => ({
      number,
      subject,
      // A check constraint holds it to the closed list.
      status: status as Status,
      requester: { id: requester_id, name: requester_name },
      activeAt: active_at,
    })),
  }
}

/** A page of what happened on their tickets before a place, the newest first. */
export async function readTimeline(
  db: Db,
  askers: Askers,
  before: TimelinePlace | null,
): Promise<Timeline> {
  const { data, error } = await db.rpc('read_timeline', {
    ...argsOf(askers),
    page_size: PAGE_SIZE + 1,
    ...(before && {
      before_at: before.at,
      before_ticket: before.ticket,
      before_kind: before.kind,
      before_id: before.id,
    }),
  })
  if (error) throw new Error(`timeline of ${told(askers)}: ${error.message}`, { cause: error })
  const shown = data.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return {
    lines: shown.map(toLine),
    older: last && data.length > PAGE_SIZE ? encodePlace(placeOf(last)) : null,
  }
}

const placeOf = ({ at, ticket_number: ticket, kind, id }: Row): TimelinePlace => ({
  ...{ at, ticket, id },
  kind: kind === 'event' ? 'event' : 'message',
})

function toLine(row: Row): TimelineLine {
  const { id, at, kind, actor_name, field, words, old_value, new_value } = row
  const of = {
    key: `${kind} ${id}`,
    ticket: { number: row.ticket_number, subject: row.subject },
  }
  if (kind === 'message') {
    return { ...of, message: { id, note: field === 'note', author: actor_name, words, at } }
  }
  if (field === 'rating') {
    return {
      ...of,
      rating: { author: actor_name, score: Number(new_value), comment: words || null, at },
    }
  }
  return {
    ...of,
    event: toTicketEvent({ id, actor_name, field, old_value, new_value, created_at: at }),
  }
}
