import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { resultOf } from '@/lib/supabase/refusal'

/** Sends a ticket's replies to these addresses as well; answers how many are new. */
export async function addCcs(db: Db, ticket: number, emails: string[]) {
  return resultOf(await db.rpc('add_ticket_ccs', { ticket_number: ticket, emails }))
}

/** Sends somebody no more of a ticket's replies. Who gets none already is no fault. */
export async function removeCc(db: Db, ticket: number, contact: string) {
  return resultOf(
    await db.from('ticket_ccs').delete().eq('ticket_number', ticket).eq('contact_id', contact),
  )
}
