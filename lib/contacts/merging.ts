import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Named } from '@/lib/tickets/types'

/** Somebody who may be the same person, and why that seems so. */
export type LikelyDuplicate = Named & {
  email: string | null
  company: string | null
  why: 'address' | 'phone' | 'name' | 'near name'
}

/** A contact that was merged into another, and can be taken out again. */
export type PastMerge = Named & { at: string }

/** Contacts that may be the same person as this one, the likeliest first, at most five. */
export async function listLikelyDuplicates(db: Db, contact: string): Promise<LikelyDuplicate[]> {
  const { data, error } = await db.rpc(
    'list_likely_duplicates',
    { contact_id: contact },
    { get: true },
  )
  if (error) throw new Error(`duplicates of ${contact}: ${error.message}`, { cause: error })
  return data.map(({ company_name, why, ...rest }) => ({
    ...rest,
    company: company_name,
    // The function knows these four.
    why: why as LikelyDuplicate['why'],
  }))
}

/** What was merged into a contact in the last thirty days, the latest first. */
export async function listMerges(db: Db, contact: string): Promise<PastMerge[]> {
  const { data, error } = await db.rpc(
    'list_contact_merges',
    { contact_id: contact },
    { get: true },
  )
  if (error) throw new Error(`merges into ${contact}: ${error.message}`, { cause: error })
  return data.map(({ id, name, merged_at }) => ({ id, name, at: merged_at }))
}

/** Merges source into survivor: addresses, identities, tickets and copies go along. */
export async function mergeContacts(
  db: Db,
  source: string,
  survivor: string,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('merge_contacts', { source, survivor }))
}

/** Takes a merged contact out again, with what the survivor still has of it. */
export async function unmergeContact(db: Db, source: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('unmerge_contact', { source }))
}
