import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Cursor, decodeCursor, encodeCursor } from './cursor'
import type { Channel, Priority, Status, Ticket, TicketPage, TicketRow } from './types'

/** Tickets on one page of the list. */
export const PAGE_SIZE = 50

const ROW = `number, subject, status, priority, updated_at,
  requester:contacts!inner (id, name), assignee:users (id, name), team:teams (id, name),
  ticket_tags (tags!inner (name))` as const

/**
 * One page of the tickets this actor may see, newest activity first. Keyset-paged: a cursor names
 * the row it stands behind, so that nothing is skipped or repeated while tickets come in.
 * A cursor that cannot be read counts as none.
 */
export async function listTickets(db: Db, cursorText?: string): Promise<TicketPage> {
  const cursor = decodeCursor(cursorText)
  const backward = cursor?.direction === 'before'
  let query = db
    .from('tickets')
    .select(ROW)
    .order('updated_at', { ascending: backward })
    .order('number', { ascending: backward })
    .limit(PAGE_SIZE + 1)
  if (cursor) query = backward ? after(query, cursor) : before(query, cursor)
  const { data, error } = await query
  if (error) throw new Error(`list tickets: ${error.message}`, { cause: error })

  const more = data.length > PAGE_SIZE
  const rows = data.slice(0, PAGE_SIZE)
  if (backward) rows.reverse()
  const tickets = rows.map(toRow)
  const first = tickets[0]
  const last = tickets.at(-1)
  return {
    tickets,
    next: last && (backward || more) ? encodeCursor('after', last) : null,
    previous: first && (backward ? more : cursor) ? encodeCursor('before', first) : null,
  }
}

type Keyset<Q> = {
  or(filter: string): Q
  lte(c: 'updated_at', v: string): Q
  gte(c: 'updated_at', v: string): Q
}

// The bound on the first column alone is redundant, and what lets the index start in the right place.
function before<Q extends Keyset<Q>>(query: Q, { updatedAt, number }: Cursor): Q {
  return query
    .lte('updated_at', updatedAt)
    .or(`updated_at.lt."${updatedAt}",and(updated_at.eq."${updatedAt}",number.lt.${number})`)
}

function after<Q extends Keyset<Q>>(query: Q, { updatedAt, number }: Cursor): Q {
  return query
    .gte('updated_at', updatedAt)
    .or(`updated_at.gt."${updatedAt}",and(updated_at.eq."${updatedAt}",number.gt.${number})`)
}

/** One ticket with all that its page shows besides the conversation; null when there is none to see. */
export async function getTicket(db: Db, number: number): Promise<Ticket | null> {
  const { data, error } = await db
    .from('tickets')
    .select(
      `number, subject, status, priority, channel, version, created_at, updated_at,
      follows_up, merged_into,
      requester:contacts!inner (id, name, contact_emails (email, is_primary), contact_identities (handle)),
      assignee:users (id, name), team:teams (id, name), ticket_tags (tags!inner (name))`,
    )
    .eq('number', number)
    .maybeSingle()
  if (error) throw new Error(`get ticket ${number}: ${error.message}`, { cause: error })
  if (!data) return null
  const { contact_emails, contact_identities, ...requester } = data.requester
  return {
    ...toRow(data),
    channel: data.channel as Channel,
    version: data.version,
    createdAt: data.created_at,
    followsUp: data.follows_up,
    mergedInto: data.merged_into,
    requester: {
      ...requester,
      email: contact_emails.find((address) => address.is_primary)?.email ?? null,
      handle: contact_identities[0]?.handle ?? null,
    },
  }
}

type RawRow = {
  number: number
  subject: string
  status: string
  priority: string
  updated_at: string
  requester: { id: string; name: string }
  assignee: { id: string; name: string } | null
  team: { id: string; name: string } | null
  ticket_tags: { tags: { name: string } }[]
}

function toRow(raw: RawRow): TicketRow {
  return {
    number: raw.number,
    subject: raw.subject,
    // A check constraint holds both to the closed lists.
    status: raw.status as Status,
    priority: raw.priority as Priority,
    requester: { id: raw.requester.id, name: raw.requester.name },
    assignee: raw.assignee,
    team: raw.team,
    tags: raw.ticket_tags.map((tag) => tag.tags.name).sort(),
    updatedAt: raw.updated_at,
  }
}
