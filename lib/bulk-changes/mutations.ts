import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { AskedChanges } from './schema'
import type { BulkProgress, Scope } from './types'

/** Tickets in one transaction: what a lost connection undoes, and how long others may wait. */
const BATCH = 200
const DEADLOCK = '40P01'

type Selection = { numbers: number[]; query: string; scope: Scope }

/** Notes a change of these tickets down; answers its id. Nothing is changed before it is worked. */
export async function startBulkChange(
  db: Db,
  { numbers, query, scope }: Selection,
  { add_tags, remove_tags, ...fields }: AskedChanges,
): Promise<Result<string>> {
  const changes = {
    ...fields,
    ...(add_tags.length > 0 && { add_tags }),
    ...(remove_tags.length > 0 && { remove_tags }),
  }
  return resultOf(await db.rpc('start_bulk_change', { numbers, changes, query, scope }))
}

/**
 * Works through a bulk change until it is finished or `milliseconds` are over, whichever is first;
 * answers how far it is. May be called as often as one likes, by several at once.
 */
export async function workBulkChange(
  db: Db,
  id: string,
  milliseconds: number,
): Promise<Result<BulkProgress>> {
  const until = Date.now() + milliseconds
  let deadlocks = 0
  for (;;) {
    const args = { bulk_change_id: id, at_most: BATCH }
    const answer = await db.rpc('continue_bulk_change', args).single()
    // Somebody else was in the way: Postgres undid this batch alone, and it can be tried again.
    if (answer.error?.code === DEADLOCK && deadlocks++ < 3) continue
    const worked = resultOf(answer)
    if (!worked.ok || worked.value.finished || Date.now() >= until) return worked
  }
}

/** Stops a bulk change and starts another that gives back what it changed; answers its id. */
export async function undoBulkChange(db: Db, id: string): Promise<Result<string>> {
  return resultOf(await db.rpc('undo_bulk_change', { bulk_change_id: id }))
}
