import 'server-only'
import { z } from 'zod'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

const weightSchema = z.object({
  tickets: z.int(),
  messages: z.int(),
  files: z.int(),
  elsewhere: z.int(),
  parted: z.int(),
})

/**
 * What goes with a contact; `elsewhere` are messages on tickets of others, which stay without a name,
 * `parted` tickets of others that were merged into theirs and come out again.
 */
export type ContactWeight = z.output<typeof weightSchema>

/** What goes with a contact, for admins. */
export async function weighContact(db: Db, contact: string): Promise<ContactWeight> {
  const { data, error } = await db.rpc('weigh_contact', { contact_id: contact }, { get: true })
  if (error) throw new Error(`weigh contact ${contact}: ${error.message}`, { cause: error })
  return weightSchema.parse(data)
}

/** Deletes a contact with all their tickets; answers how many. Admins alone. */
export async function deleteContact(db: Db, contact: string): Promise<Result<number>> {
  return resultOf(await db.rpc('delete_contact', { contact_id: contact }))
}
