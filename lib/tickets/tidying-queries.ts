import 'server-only'
import { listCcs } from '@/lib/ccs/queries'
import { listRatings } from '@/lib/ratings/queries'
import type { Db } from '@/lib/supabase/clients'
import { listTicketsBeside } from './beside'
import type { Relation, Status, Surroundings } from './types'

/** What stands beside a ticket: others that it has to do with, and whether the acting user follows it. */
export async function getSurroundings(db: Db, number: number): Promise<Surroundings> {
  const [related, following, ccs, ratings, beside] = await Promise.all([
    listRelatedTickets(db, number),
    isFollowing(db, number),
    listCcs(db, number),
    listRatings(db, number),
    listTicketsBeside(db, number),
  ])
  return { related, following, ccs, ratings, ...beside }
}

/** What a ticket has to do with others: links, follow-ups, and what was merged into it. */
async function listRelatedTickets(db: Db, number: number): Promise<Relation[]> {
  const { data, error } = await db.rpc('related_tickets', { number })
  if (error) throw new Error(`tickets related to ${number}: ${error.message}`, { cause: error })
  return data.map((row) => ({
    kind: row.relation as Relation['kind'],
    number: row.related_number,
    subject: row.subject,
    status: row.status as Status,
  }))
}

/** Whether the acting user follows a ticket. */
async function isFollowing(db: Db, number: number): Promise<boolean> {
  const { data, error } = await db
    .from('ticket_followers')
    .select('id')
    .eq('ticket_number', number)
    .maybeSingle()
  if (error) throw new Error(`following of ${number}: ${error.message}`, { cause: error })
  return data !== null
}

/** Other unsolved tickets of the same requester: what a ticket is most often merged into. */
export async function listMergeCandidates(db: Db, number: number, requester: string) {
  const { data, error } = await db
    .from('tickets')
    .select('number, subject, status')
    .eq('requester_id', requester)
    .eq('folder', 'inbox')
    .neq('number', number)
    .neq('status', 'closed')
    .order('updated_at', { ascending: false })
    .limit(5)
  if (error) throw new Error(`tickets to merge ${number} into: ${error.message}`, { cause: error })
  return data.map((row) => ({ ...row, status: row.status as Status }))
}

/** One reply, as far as splitting it off shows it; null when there is none on this ticket. */
export async function getReply(db: Db, ticket: number, message: number) {
  const { data, error } = await db
    .from('messages')
    .select('id, body, author_name, created_at')
    .eq('id', message)
    .eq('ticket_number', ticket)
    .eq('kind', 'reply')
    .maybeSingle()
  if (error) throw new Error(`get message ${message}: ${error.message}`, { cause: error })
  return data && { id: data.id, body: data.body, author: data.author_name, at: data.created_at }
}
