import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { AddMessage } from './schema'
import type { MessageKind } from './types'

/**
 * Adds a public reply or an internal note; answers the number of the ticket it went to. That is the
 * follow-up when the ticket is closed, the survivor when it was merged. A reply's mail is enqueued
 * with it.
 */
export async function addMessage(
  db: Db,
  ticket: number,
  kind: MessageKind,
  message: AddMessage,
): Promise<Result<number>> {
  const added = resultOf(
    await db.rpc('add_message', { ticket_number: ticket, kind, body: message.body }).single(),
  )
  return added.ok ? { ok: true, value: added.value.answered_ticket } : added
}
