import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { ChangeFieldInput, CreateFieldInput } from './managing-schema'

type Row = { id: string }

// Behind all that were put in order.
const LAST = 10_000

/** Makes a field, the last in the forms; answers its id. */
export async function createField(db: Db, field: CreateFieldInput): Promise<Result<Row>> {
  return resultOf(
    await db
      .from('custom_fields')
      .insert({ ...field, position: LAST })
      .select('id')
      .single(),
  )
}

/**
 * Changes what a field is called, its choices, and where it is required, as it was then; refused as
 * `stale` when it has changed since, or is gone.
 */
export async function changeField(
  db: Db,
  id: string,
  seenAt: string,
  field: Partial<ChangeFieldInput>,
): Promise<Result<Row>> {
  if (Object.keys(field).length === 0) return { ok: true, value: { id } }
  const changed = present(
    await db
      .from('custom_fields')
      .update(field)
      .eq('id', id)
      .eq('updated_at', seenAt)
      .select('id')
      .maybeSingle(),
  )
  const isGone = !changed.ok && changed.refusal.kind === 'not_found'
  return isGone ? { ok: false, refusal: { kind: 'stale' } } : changed
}

/** Takes a field out of the forms, or puts it back. Its values stay either way. */
export async function archiveField(db: Db, id: string, archived: boolean): Promise<Result<Row>> {
  const archived_at = archived ? new Date().toISOString() : null
  return present(
    await db.from('custom_fields').update({ archived_at }).eq('id', id).select('id').maybeSingle(),
  )
}

/** Moves a field by so many steps among those in use, up when negative. */
export async function moveField(db: Db, id: string, steps: number): Promise<Result<unknown>> {
  return resultOf(await db.rpc('move_custom_field', { moved_field_id: id, steps }))
}

/** A write that touched no row found none, or none that this actor may change. */
function present(answer: Parameters<typeof resultOf<Row | null>>[0]): Result<Row> {
  const result = resultOf(answer)
  if (!result.ok) return result
  return result.value
    ? { ok: true, value: result.value }
    : { ok: false, refusal: { kind: 'not_found' } }
}
