import { Client } from 'pg'
import { encodeCursor } from '@/lib/tickets/cursor'
import { PAGE_SIZE } from '@/lib/tickets/queries'
import type { Stack } from '@/supabase/local/stack-contract'

/** The pages that are measured. */
export type Places = {
  list: string
  deep: string
  deepPage: number
  ticket: string
  messages: number
}

/** A ticket with 20 messages, and the hundredth page of the list or the last before it. */
export async function findPlaces(stack: Stack): Promise<Places> {
  const client = new Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    // An open one of no team, which every agent sees: its page has all the forms.
    const ticket = await client.query(
      `select t.number, count(*)::int as messages from public.tickets t
       join public.messages m on m.ticket_number = t.number
       where t.team_id is null
       group by t.number order by abs(count(*) - 20), t.status = 'closed', t.number limit 1`,
    )
    const counted = await client.query('select count(*)::int as n from public.tickets')
    const deepPage = Math.max(2, Math.min(100, Math.floor(counted.rows[0].n / PAGE_SIZE) - 1))
    const before = await client.query(
      `select number::int, to_json(updated_at) #>> '{}' as at from public.tickets
       order by updated_at desc, tickets.number desc offset $1 limit 1`,
      [(deepPage - 1) * PAGE_SIZE - 1],
    )
    const [row] = before.rows
    const [found] = ticket.rows
    if (!row || !found) throw new Error('there are too few tickets to measure')
    const cursor = encodeCursor('updated', { direction: 'after', key: row.at, number: row.number })
    const { site } = stack.urls
    return {
      list: `${site}/tickets`,
      deep: `${site}/tickets?cursor=${cursor}`,
      deepPage,
      ticket: `${site}/tickets/${found.number}`,
      messages: found.messages,
    }
  } finally {
    await client.end()
  }
}
