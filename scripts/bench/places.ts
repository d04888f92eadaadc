import { Client } from 'pg'
import { encodeCursor } from '@/lib/tickets/cursor'
import { PAGE_SIZE } from '@/lib/tickets/queries'
import type { SortKey } from '@/lib/tickets/ticket-filter'
import type { Stack } from '@/supabase/local/stack-contract'
import { findPeople } from './people'
import type { Place } from './place'

/** The orders of the list, as a column or an expression; subjects from A, all else from the top. */
const ORDERS: [SortKey, string, 'asc' | 'desc'][] = [
  ['updated', 'updated_at', 'desc'],
  ['created', 'created_at', 'desc'],
  ['number', 'number', 'desc'],
  ['priority', 'priority_rank', 'desc'],
  ['status', 'status_rank', 'asc'],
  ['subject', 'lower(left(subject, 100))', 'asc'],
  ['waiting', "coalesce(waiting_since, 'infinity')", 'asc'],
]

/** What is searched for in the words of the seed. */
const SEARCHES = {
  'a common word': 'update',
  'a rare word': '10007',
  'a phrase': '"unexpected end of field"',
  'a word with three filters': 'update status:open team:Payments priority:normal,high',
  'a beginning': 'certif*',
  'a name with a typing error': 'bakrey',
}

const list = (q: string, cursor?: string) =>
  `/tickets?${new URLSearchParams({ q, ...(cursor && { cursor }) })}`

/** The list in every order, at its first page and deep down; searches; tickets short and long; dashboards; people. */
export async function findPlaces(stack: Stack): Promise<Place[]> {
  const client = new Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select count(*)::int as n from public.tickets')
    const deep = Math.max(2, Math.min(100, Math.floor(rows[0].n / PAGE_SIZE) - 1))
    const places: Place[] = [{ name: '/tickets', path: '/tickets', heavily: true }]
    for (const [sort, sql, how] of ORDERS) {
      const q = `sort:${sort}-${how}`
      const { rows } = await client.query(
        `select number::int, to_jsonb(${sql}) #>> '{}' as key from public.tickets
         order by ${sql} ${how}, number ${how} offset $1 limit 1`,
        [(deep - 1) * PAGE_SIZE - 1],
      )
      if (sort !== 'updated') places.push({ name: `by ${sort}`, path: list(q) })
      const cursor = encodeCursor(sort, { direction: 'after', ...rows[0] })
      places.push({ name: `by ${sort}, page ${deep}`, path: list(q, cursor) })
    }
    for (const [name, q] of Object.entries(SEARCHES)) {
      places.push({ name: `search: ${name}`, path: list(q) })
    }
    for (const messages of [20, 500]) {
      const found = await ticketOf(client, messages)
      places.push({ name: `ticket, ${found.messages} messages`, path: `/tickets/${found.number}` })
    }
    for (const days of [90, 1095]) {
      for (const by of ['team', 'agent', 'tag']) {
        const name = `dashboard, ${days} days by ${by}`
        places.push({ name, path: `/dashboard?days=${days}&by=${by}` })
      }
    }
    return [...places, ...(await findPeople(client))]
  } finally {
    await client.end()
  }
}

/** An open ticket of no team, which every agent sees, with about so many messages: long ones are made. */
async function ticketOf(client: Client, messages: number) {
  const { rows } = await client.query<{ number: number; messages: number }>(
    `select t.number::int, count(*)::int as messages from public.tickets t
     join public.messages m on m.ticket_number = t.number
     where t.team_id is null and t.status <> 'closed'
     group by t.number order by abs(count(*) - $1), t.number limit 1`,
    [messages],
  )
  const [found] = rows
  if (!found) throw new Error('there are too few tickets to measure')
  const { rowCount } = await client.query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, channel)
     select m.ticket_number, m.kind, m.body, m.author_kind, m.author_contact_id, m.channel
     from public.messages m, generate_series(1, 100) again
     where m.ticket_number = $1 and m.author_kind = 'contact' limit $2`,
    [found.number, messages > 100 ? messages - found.messages : 0],
  )
  return { ...found, messages: found.messages + (rowCount ?? 0) }
}
