import 'server-only'
import { queryString } from '@/lib/forms/search-params'
import { quote } from '@/lib/search/tokens'
import type { Db } from '@/lib/supabase/clients'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import { suggestNames } from '@/lib/tickets/queries'
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
  const lists = await Promise.all([
    ...(text ? [findByNumber(db, text), findTickets(db, text, clock)] : [listRecent(db)]),
    findViews(db, text),
    ...(text ? [findPeople(db, text)] : []),
  ])
  return lists
    .flat()
    .filter(({ href }, index, all) => all.findIndex((one) => one.href === href) === index)
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

/** Colleagues lead to the tickets they see to, others to those they asked for. */
async function findPeople(db: Db, text: string): Promise<Destination[]> {
  const [users, contacts] = await Promise.all([
    suggestNames(db, 'assignee', text),
    suggestNames(db, 'requester', text),
  ])
  return [
    ...users.slice(0, PEOPLE).map(({ value, about }) => person(value, 'Agent', 'assignee', about)),
    // By their address, beside their name; those without one by that.
    ...contacts
      .slice(0, PEOPLE)
      .map(({ value, about }) =>
        person(about || value, about ? value : 'Requester', 'requester', value),
      ),
  ]
}

function person(name: string, note: string, property: string, value: string): Destination {
  return { group: 'People', name, note, href: listOf(`${property}:${quote(value)}`) }
}

async function findViews(db: Db, text: string): Promise<Destination[]> {
  const typed = text.toLowerCase()
  return [...BUILT_IN.map(({ name, query }) => ({ name, query })), ...(await listViews(db))]
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map((view) => ({ group: 'Views', name: view.name, note: '', href: viewHref(view) }))
}

const listOf = (q: string) => `/tickets${queryString({ q })}`
