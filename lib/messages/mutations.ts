import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { AddMessage } from './schema'
import type { MessageKind } from './types'

/** Adds a public reply or an internal note; answers its id. A reply's mail is enqueued with it. */
export async function addMessage(
  db: Db,
  ticket: number,
  kind: MessageKind,
  message: AddMessage,
): Promise<Result<number>> {
  return resultOf(await db.rpc('add_message', { ticket_number: ticket, kind, body: message.body }))
}
