import 'server-only'
import type { CustomValues } from '@/lib/custom-fields/types'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { NewContact } from './schema'

/**
 * Makes a contact; answers their id. Without a company they are put into the one whose domain their
 * address has.
 */
export async function createContact(
  db: Db,
  { email, company, ...facts }: NewContact & Partial<CustomValues>,
): Promise<Result<string>> {
  const contact = { ...facts, emails: [email], ...(company && { company }) }
  return resultOf(await db.rpc('create_contact', { contact }))
}

type ContactChanges = Partial<CustomValues> & {
  name?: string
  phone?: string | null
  company?: string | null
  notes?: string
  emails?: string[]
}

/** Changes what is named of a contact as it was then; refused as `stale` when it has changed since. */
export async function changeContact(
  db: Db,
  id: string,
  seen_at: string,
  changes: ContactChanges,
): Promise<Result<string>> {
  return resultOf(
    await db.rpc('change_contact', { contact_id: id, seen_at, changes: changes as Json }),
  )
}
