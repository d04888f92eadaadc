import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { CreateTicket, TicketChanges } from './schema'

/** Creates a ticket with its first message in one transaction; answers its number. */
export async function createTicket(db: Db, ticket: CreateTicket): Promise<Result<number>> {
  return resultOf(
    await db.rpc('create_ticket', {
      subject: ticket.subject,
      body: ticket.body,
      requester_email: ticket.requester_email,
      requester_name: ticket.requester_name ?? undefined,
      priority: ticket.priority,
      team_id: ticket.team_id ?? undefined,
      assignee_id: ticket.assignee_id ?? undefined,
      tags: ticket.tags,
      custom_fields: ticket.custom_fields ?? {},
    }),
  )
}

/**
 * Saves these fields of a ticket as it was at `version`; answers the new version. Refused as `stale`
 * when it has changed since, and then nothing is written.
 */
export async function updateTicket(
  db: Db,
  number: number,
  { version, ...changes }: TicketChanges & { version: number },
): Promise<Result<number>> {
  return resultOf(await db.rpc('update_ticket', { number, version, changes }))
}

/** Notes that the acting user looks at a ticket now: it is news to them no longer. */
export async function markTicketRead(db: Db, number: number): Promise<void> {
  const { error } = await db.rpc('mark_ticket_read', { number })
  if (error) throw new Error(`mark ${number} as read: ${error.message}`, { cause: error })
}
