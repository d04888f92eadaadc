import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Status, TicketsBeside } from './types'

/** Tickets that are shown of a requester, and of their company. */
const MOST = 5

/** The other tickets of a ticket's requester, and unsolved ones of their company by others. */
export async function listTicketsBeside(db: Db, ticket: number): Promise<TicketsBeside> {
  const { data, error } = await db.rpc(
    'list_tickets_beside',
    { ticket_number: ticket },
    { get: true },
  )
  if (error) throw new Error(`list tickets beside ${ticket}: ${error.message}`, { cause: error })
  const of = (beside: string) => {
    const rows = data.filter((row) => row.beside === beside)
    const tickets = rows.slice(0, MOST).map(({ number, subject, status }) => ({
      number,
      subject,
      // A check constraint holds it to the closed list.
      status: status as Status,
    }))
    return { tickets, more: rows.length > MOST }
  }
  return { requester: of('requester'), company: of('company') }
}
