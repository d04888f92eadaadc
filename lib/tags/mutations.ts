import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { QueryChanges } from './types'

/** Calls a tag something else, on its tickets, in macros and in these views. */
export async function renameTag(
  db: Db,
  id: string,
  name: string,
  queries: QueryChanges,
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('rename_tag', { tag_id: id, name, queries }))
}

/** Gives the tickets of a tag another one instead; answers the deletion that undoes it. */
export async function mergeTags(
  db: Db,
  source: string,
  survivor: string,
  queries: QueryChanges,
): Promise<Result<string>> {
  return resultOf(await db.rpc('merge_tags', { source, survivor, queries }))
}

/** Takes a tag off all tickets and away; answers the deletion that undoes it. */
export async function deleteTag(db: Db, id: string): Promise<Result<string>> {
  return resultOf(await db.rpc('delete_tag', { tag_id: id }))
}
