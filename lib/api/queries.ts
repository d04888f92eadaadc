import 'server-only'
import type { CompanyProperty } from '@/lib/companies/search-properties'
import type { ContactProperty } from '@/lib/contacts/search-properties'
import { directoryCursors } from '@/lib/search/directory-cursor'
import type { Db } from '@/lib/supabase/clients'
import { type Cursor, encodeCursor } from '@/lib/tickets/cursor'
import type { TicketFilter, TicketSort } from '@/lib/tickets/ticket-filter'
import type { DirectorySearch } from './directory-search'
import { encodeKey, type Page, pageOf } from './paging'
import type {
  ApiAttachment,
  ApiCompany,
  ApiContact,
  ApiEvent,
  ApiMessage,
  ApiTag,
  ApiTicket,
  ApiUser,
} from './schema'

// What SQL makes of a row is JSON in the shapes of schema.ts; a test walks them all.

type Size = { limit: number }

/** One page of the tickets that match, keyset-paged as the desk's list. */
export async function listApiTickets(
  db: Db,
  {
    filter,
    sort,
    cursor,
    limit,
  }: Size & { filter: TicketFilter; sort: TicketSort; cursor: Cursor | null },
): Promise<Page<ApiTicket>> {
  const { data, error } = await db.rpc('list_api_tickets', {
    filter,
    sort: sort.key,
    descending: sort.descending,
    page_size: limit + 1,
    ...(cursor && { cursor_key: cursor.key, cursor_number: cursor.number }),
  })
  if (error) throw new Error(`list API tickets: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    (row) => row.ticket as ApiTicket,
    (row) => encodeCursor(sort.key, { direction: 'after', key: row.sort_key, number: row.number }),
  )
}

/** One ticket; null when there is none to see. */
export async function getApiTicket(db: Db, number: number): Promise<ApiTicket | null> {
  const { data, error } = await db.rpc('read_api_ticket', { number }, { get: true })
  if (error) throw new Error(`read API ticket ${number}: ${error.message}`, { cause: error })
  return data as ApiTicket | null
}

/** A ticket's messages, oldest first, behind the one with this id; null when there is no ticket. */
export async function listApiMessages(
  db: Db,
  ticket_number: number,
  { limit, after }: Size & { after: number },
): Promise<Page<ApiMessage> | null> {
  const args = { ticket_number, after, page_size: limit + 1 }
  const { data, error } = await db.rpc('list_api_messages', args, { get: true })
  if (error?.code === 'PT404') return null
  if (error) throw new Error(`list API messages: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    (row) => row.message as ApiMessage,
    (row) => encodeKey(row.id),
  )
}

/** A ticket's history, oldest first, behind the line with this id; null when there is no ticket. */
export async function listApiEvents(
  db: Db,
  ticket_number: number,
  { limit, after }: Size & { after: number },
): Promise<Page<ApiEvent> | null> {
  const args = { ticket_number, after, page_size: limit + 1 }
  const { data, error } = await db.rpc('list_api_events', args, { get: true })
  if (error?.code === 'PT404') return null
  if (error) throw new Error(`list API events: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    (row) => row.event as ApiEvent,
    (row) => encodeKey(row.id),
  )
}

type ContactQuery = { ids?: string[]; email?: string; company_id?: string; after_contact?: string }

/** Contacts by their ids, an address or a company, in the order of their ids. */
export async function listApiContacts(
  db: Db,
  { limit, ...query }: Size & ContactQuery,
): Promise<Page<ApiContact>> {
  const { data, error } = await db.rpc('list_api_contacts', { ...query, page_size: limit + 1 })
  if (error) throw new Error(`list API contacts: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    (row) => row.contact as ApiContact,
    (row) => encodeKey(row.id),
  )
}

/** Companies, all or by their ids, in the order of their ids. */
export async function listApiCompanies(
  db: Db,
  { limit, ...query }: Size & { ids?: string[]; after_company?: string },
): Promise<Page<ApiCompany>> {
  const { data, error } = await db.rpc('list_api_companies', { ...query, page_size: limit + 1 })
  if (error) throw new Error(`list API companies: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    (row) => row.company as ApiCompany,
    (row) => encodeKey(row.id),
  )
}

const searchArgs = <P extends string>({ filter, sort, cursor, limit }: DirectorySearch<P>) => ({
  filter,
  sort: sort.key,
  descending: sort.descending,
  page_size: limit + 1,
  ...(cursor && { cursor_key: cursor.key, cursor_id: cursor.id }),
})

/** One page of the contacts that match a query. */
export async function searchApiContacts(
  db: Db,
  search: DirectorySearch<ContactProperty>,
): Promise<Page<ApiContact>> {
  const { data, error } = await db.rpc('search_api_contacts', searchArgs(search))
  if (error) throw new Error(`search API contacts: ${error.message}`, { cause: error })
  return pageOf(
    data,
    search.limit,
    (row) => row.contact as ApiContact,
    ({ sort_key: key, id }) =>
      directoryCursors.encode(search.sort.key, { direction: 'after', key, id }),
  )
}

/** One page of the companies that match a query. */
export async function searchApiCompanies(
  db: Db,
  search: DirectorySearch<CompanyProperty>,
): Promise<Page<ApiCompany>> {
  const { data, error } = await db.rpc('search_api_companies', searchArgs(search))
  if (error) throw new Error(`search API companies: ${error.message}`, { cause: error })
  return pageOf(
    data,
    search.limit,
    (row) => row.company as ApiCompany,
    ({ sort_key: key, id }) =>
      directoryCursors.encode(search.sort.key, { direction: 'after', key, id }),
  )
}

/** Users with their teams, all or by their ids, in the order of their ids. */
export async function listApiUsers(
  db: Db,
  { limit, ids, after }: Size & { ids?: string[]; after?: string },
): Promise<Page<ApiUser>> {
  let query = db
    .from('users')
    .select('id, email, name, role, deactivated_at, team_members (teams!inner (id, name))')
    .order('id')
    .limit(limit + 1)
  if (ids) query = query.in('id', ids)
  if (after) query = query.gt('id', after)
  const { data, error } = await query
  if (error) throw new Error(`list API users: ${error.message}`, { cause: error })
  return pageOf(
    data,
    limit,
    ({ id, email, name, role, deactivated_at, team_members }) => ({
      id,
      email,
      name,
      // A check constraint holds it to the closed list.
      role: role as ApiUser['role'],
      active: deactivated_at === null,
      teams: team_members.map(({ teams }) => teams).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }),
    (row) => encodeKey(row.id),
  )
}

/** The workspace's tags by name. */
export async function listApiTags(
  db: Db,
  { limit, after }: Size & { after?: string },
): Promise<Page<ApiTag>> {
  let query = db
    .from('tags')
    .select('name, created_at')
    .order('name')
    .limit(limit + 1)
  if (after) query = query.gt('name', after)
  const { data, error } = await query
  if (error) throw new Error(`list API tags: ${error.message}`, { cause: error })
  const row = ({ name, created_at }: ApiTag) => ({
    name,
    created_at: new Date(created_at).toISOString(),
  })
  return pageOf(data, limit, row, ({ name }) => encodeKey(name))
}

/** A stored file; null when there is none to see. */
export async function getApiAttachment(db: Db, id: string): Promise<ApiAttachment | null> {
  const { data, error } = await db.rpc('read_api_attachment', { id }, { get: true })
  if (error) throw new Error(`read API attachment ${id}: ${error.message}`, { cause: error })
  return data as ApiAttachment | null
}
