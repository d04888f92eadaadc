import 'server-only'
import { queryString } from '@/lib/forms/search-params'
import { suggestNames } from '@/lib/search/known-names'
import { quote } from '@/lib/search/tokens'
import type { Db } from '@/lib/supabase/clients'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { type Clause, parseSearch } from '@/lib/tickets/search-syntax'
import type { TicketFilter, TicketSort } from '@/lib/tickets/ticket-filter'
import type { Status } from '@/lib/tickets/types'
import type { Clock } from '@/lib/time/time-span'
import { BUILT_IN } from '@/lib/views/built-in'
import { viewHref } from '@/lib/views/current-view'
import { listViews } from '@/lib/views/queries'
import type { Destination } from './types'

const TICKETS = 6
const PEOPLE = 5

/** Where one may want to go: with nothing typed where one has been, else what the words find. */
export async function listDestinations(db: Db, text: string, clock: Clock): Promise<Destination[]> {
  const lists = text ? findAll(db, text, clock) : [listRecent(db), findViews(db, '')]
  return (await Promise.all(lists))
    .flat()
    .filter(({ href }, index, all) => all.findIndex((one) => one.href === href) === index)
}

function findAll(db: Db, text: string, clock: Clock): Promise<Destination[]>[] {
  const records = findRecords(db, text)
  const those = async (exact: boolean) =>
    (await records).filter((one) => one.exact === exact).map(({ destination }) => destination)
  return [
    // Just what it is called comes first, even where many tickets speak of it.
    those(true),
    findByNumber(db, text),
    findTickets(db, text, clock),
    findViews(db, text),
    findAgents(db, text),
    those(false),
  ]
}

/** The tickets this user looked at last. */
async function listRecent(db: Db): Promise<Destination[]> {
  const { data, error } = await db
    .from('ticket_reads')
    .select('ticket:tickets!inner (number, subject, status)')
    .order('read_at', { ascending: false })
    .limit(TICKETS)
  if (error) throw new Error(`list recent tickets: ${error.message}`, { cause: error })
  return data.map(({ ticket }) => toTicket('Recent', ticket))
}

async function findByNumber(db: Db, text: string): Promise<Destination[]> {
  const number = Number(/^#?(\d{1,15})$/.exec(text)?.[1])
  if (!number) return []
  const filter: TicketFilter = [
    { property: 'number', from: String(number), to: String(number + 1) },
    { property: 'in', values: ['anywhere'] },
  ]
  return searchTickets(db, filter, { key: 'number', descending: true })
}

async function findTickets(db: Db, text: string, clock: Clock): Promise<Destination[]> {
  const { clauses } = parseSearch(text)
  const { filter, sort } = compileSearch(clauses.map(asUnfinished), clock)
  return filter.length > 0 ? searchTickets(db, filter, sort) : []
}

/** The last word may go on. */
function asUnfinished(clause: Clause, index: number, all: Clause[]): Clause {
  const unfinished = index === all.length - 1 && clause.property === 'words'
  return unfinished && clause.form === 'word' ? { ...clause, form: 'prefix' } : clause
}

async function searchTickets(
  db: Db,
  filter: TicketFilter,
  { key, descending }: TicketSort,
): Promise<Destination[]> {
  const { data, error } = await db
    .rpc('list_tickets', { filter, sort: key, descending, page_size: TICKETS })
    .select('number, subject, status')
  if (error) throw new Error(`find tickets: ${error.message}`, { cause: error })
  return data.map((ticket) => toTicket('Tickets', ticket))
}

function toTicket(
  group: 'Recent' | 'Tickets',
  { number, subject, status }: { number: number; subject: string; status: string },
): Destination {
  // A check constraint holds it to the closed list.
  const note = `#${number} · ${STATUS_LABELS[status as Status]}`
  return { group, name: subject, note, href: `/tickets/${number}` }
}

/** Colleagues lead to the tickets they see to. */
async function findAgents(db: Db, text: string): Promise<Destination[]> {
  const users = await suggestNames(db, 'assignee', text)
  return users.slice(0, PEOPLE).map(({ value, about }) => ({
    group: 'People',
    name: value,
    note: 'Agent',
    href: listOf(`assignee:${quote(about)}`),
  }))
}

type Found = { destination: Destination; exact: boolean }

/** Contacts, companies and articles lead to their pages. */
async function findRecords(db: Db, text: string): Promise<Found[]> {
  const asked = { typed: text, at_most: PEOPLE }
  const { data, error } = await db.rpc('find_records', asked, { get: true })
  if (error) throw new Error(`find records: ${error.message}`, { cause: error })
  return data.map((row) => ({ destination: toRecord(row), exact: row.exact }))
}

type RecordRow = { kind: string; id: string; name: string; about: string }

function toRecord({ kind, id, name, about }: RecordRow): Destination {
  if (kind === 'contact') return { group: 'People', name, note: about, href: `/contacts/${id}` }
  if (kind === 'company') {
    return { group: 'Companies', name, note: about, href: `/companies/${id}` }
  }
  // Beside what is published anything else is said.
  const note = about === 'published' ? 'Article' : 'Draft'
  return { group: 'Articles', name, note, href: `/articles/${id}` }
}

async function findViews(db: Db, text: string): Promise<Destination[]> {
  const typed = text.toLowerCase()
  return [...BUILT_IN.map(({ name, query }) => ({ name, query })), ...(await listViews(db))]
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map((view) => ({ group: 'Views', name: view.name, note: '', href: viewHref(view) }))
}

const listOf = (q: string) => `/tickets${queryString({ q })}`
