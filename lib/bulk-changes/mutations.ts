import 'server-only'
import type { Filter } from '@/lib/search/filter'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { AskedChanges } from './schema'
import type { BulkProgress, DirectoryKind, Scope } from './types'

/** Items in one transaction: what a lost connection undoes, and how long others may wait. */
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

/** What contacts or companies are changed to; a company is named as people name it, null is none. */
export type AskedOfDirectory = { company: string | null } | { adopt: true } | { delete: true }

/** Some of a list, or all that a filter finds. */
type Records = { query: string } & ({ ids: string[] } | { filter: Filter<string> })

/** Notes a change of these contacts or companies down; answers its id. */
export async function startDirectoryChange(
  db: Db,
  kind: DirectoryKind,
  records: Records,
  changes: AskedOfDirectory,
): Promise<Result<string>> {
  return resultOf(
    await db.rpc('start_directory_change', { kind, changes: changes as Json, ...records }),
  )
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

/** Ends a bulk change where it stands. */
export async function stopBulkChange(db: Db, id: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('stop_bulk_change', { bulk_change_id: id }))
}

/** Has the worker go on with a bulk change, whether anybody waits for it or not. */
export async function leaveBulkChange(db: Db, id: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('leave_bulk_change', { bulk_change_id: id }))
}
