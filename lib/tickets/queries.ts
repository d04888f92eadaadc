import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { decodeCursor, encodeCursor } from './cursor'
import type { TicketFilter, TicketSort } from './ticket-filter'
import type { Channel, Folder, Priority, Status, Ticket, TicketPage, TicketSummary } from './types'

/** Tickets on one page of the list. */
export const PAGE_SIZE = 50

type ListRequest = { filter: TicketFilter; sort: TicketSort; cursor?: string | undefined }

/**
 * One page of the tickets this actor may see that match the filter. Keyset-paged: a cursor names
 * the row it stands behind, so that nothing is skipped or repeated while tickets come in. A cursor
 * that cannot be read, or of another order, counts as none.
 */
export async function listTickets(
  db: Db,
  { filter, sort, cursor: cursorText }: ListRequest,
): Promise<TicketPage> {
  const cursor = decodeCursor(sort.key, cursorText)
  const backward = cursor?.direction === 'before'
  const { data, error } = await db.rpc('list_tickets', {
    filter,
    sort: sort.key,
    descending: sort.descending !== backward,
    page_size: PAGE_SIZE + 1,
    ...(cursor && { cursor_key: cursor.key, cursor_number: cursor.number }),
  })
  if (error) throw new Error(`list tickets: ${error.message}`, { cause: error })

  const more = data.length > PAGE_SIZE
  const rows = data.slice(0, PAGE_SIZE)
  if (backward) rows.reverse()
  const mark = (direction: 'after' | 'before', row: (typeof rows)[number] | undefined) =>
    row ? encodeCursor(sort.key, { direction, key: row.sort_key, number: row.number }) : null
  return {
    tickets: rows.map(({ assignee_id, assignee_name, team_id, team_name, ...row }) => ({
      ...toSummary({ ...row, requester: { id: row.requester_id, name: row.requester_name } }),
      assignee: assignee_id ? { id: assignee_id, name: assignee_name } : null,
      team: team_id ? { id: team_id, name: team_name } : null,
      tags: row.tags,
      unread: row.unread,
      snippet: row.snippet,
    })),
    next: backward || more ? mark('after', rows.at(-1)) : null,
    previous: (backward ? more : cursor) ? mark('before', rows[0]) : null,
    capped: rows.some((row) => row.capped),
  }
}

/** How many tickets match each filter (at most 100 of them), each counted to 10,001. */
export async function countTickets(db: Db, filters: TicketFilter[]): Promise<number[]> {
  const { data, error } = await db.rpc('count_tickets', { filters })
  if (error) throw new Error(`count tickets: ${error.message}`, { cause: error })
  return data
}

/**
 * How many matching tickets had activity after this moment of the database's clock, counted to 100;
 * null when nobody is signed in.
 */
export async function countNews(
  db: Db,
  filter: TicketFilter,
  since: string,
): Promise<number | null> {
  const { data, error, status } = await db.rpc('count_news', { filter, since })
  if (error && status === 401) return null
  if (error) throw new Error(`count news: ${error.message}`, { cause: error })
  return data
}

/** The numbers of the tickets that match, newest activity first, at most 10,001. */
export async function matchingTickets(
  db: Db,
  filter: TicketFilter,
  atMost: number,
): Promise<number[]> {
  const { data, error } = await db.rpc('matching_tickets', { filter, at_most: atMost })
  if (error) throw new Error(`matching tickets: ${error.message}`, { cause: error })
  return data
}

/** One ticket with all that its page shows besides the conversation; null when there is none to see. */
export async function getTicket(db: Db, number: number): Promise<Ticket | null> {
  const { data, error } = await db
    .from('tickets')
    .select(
      `number, subject, status, priority, channel, version, created_at, updated_at, waiting_since, snoozed_until,
      folder, filed_at, follows_up, merged_into, ticket_custom_values (value, custom_fields!inner (key)),
      requester:contacts!tickets_requester_id_fkey!inner (id, name, company:companies (id, name),
        contact_emails (email, is_primary), contact_identities (handle)),
      assignee:users!tickets_assignee_id_fkey (id, name), team:teams (id, name), ticket_tags (tags!inner (name))`,
    )
    .eq('number', number)
    .maybeSingle()
  if (error) throw new Error(`get ticket ${number}: ${error.message}`, { cause: error })
  if (!data) return null
  const { contact_emails, contact_identities, ...requester } = data.requester
  const addresses = contact_emails.sort((a, b) => Number(b.is_primary) - Number(a.is_primary))
  return {
    ...toSummary(data),
    assignee: data.assignee,
    team: data.team,
    tags: data.ticket_tags.map((tag) => tag.tags.name).sort(),
    version: data.version,
    folder: data.folder as Folder,
    filedAt: data.filed_at,
    customValues: Object.fromEntries(
      data.ticket_custom_values.map(({ value, custom_fields }) => [custom_fields.key, value]),
    ),
    followsUp: data.follows_up,
    mergedInto: data.merged_into,
    requester: {
      ...requester,
      email: addresses.find((address) => address.is_primary)?.email ?? null,
      emails: addresses.map((address) => address.email),
      handle: contact_identities[0]?.handle ?? null,
    },
  }
}

type RawSummary = {
  number: number
  subject: string
  status: string
  priority: string
  channel: string
  requester: { id: string; name: string }
  created_at: string
  updated_at: string
  waiting_since: string | null
  snoozed_until: string | null
}

function toSummary(raw: RawSummary): Omit<TicketSummary, 'assignee' | 'team' | 'tags'> {
  return {
    number: raw.number,
    subject: raw.subject,
    // Check constraints hold these to the closed lists.
    status: raw.status as Status,
    priority: raw.priority as Priority,
    channel: raw.channel as Channel,
    requester: raw.requester,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    waitingSince: raw.waiting_since,
    snoozedUntil: raw.snoozed_until,
  }
}
