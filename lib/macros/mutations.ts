import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { ChangeMacroInput, CreateMacroInput } from './schema'

type Row = { id: string }

/** Makes a macro for all, or for `owner` alone; answers its id. */
export async function createMacro(
  db: Db,
  owner: string,
  { audience, ...macro }: CreateMacroInput,
): Promise<Result<Row>> {
  const owner_id = audience === 'me' ? owner : null
  return resultOf(
    await db
      .from('macros')
      .insert({ ...macro, owner_id })
      .select('id')
      .single(),
  )
}

/** Changes a macro as it was at that time; refused as stale when it has changed since. */
export async function changeMacro(
  db: Db,
  id: string,
  { updated_at, ...macro }: ChangeMacroInput,
): Promise<Result<Row>> {
  const saved = resultOf(
    await db
      .from('macros')
      .update(macro)
      .eq('id', id)
      .eq('updated_at', updated_at)
      .select('id')
      .maybeSingle(),
  )
  if (!saved.ok) return saved
  return saved.value ? { ok: true, value: saved.value } : { ok: false, refusal: { kind: 'stale' } }
}

/** Deletes a macro; it can be restored for thirty days. */
export async function deleteMacro(db: Db, id: string): Promise<Result<Row>> {
  const deleted = resultOf(await db.from('macros').delete().eq('id', id).select('id').maybeSingle())
  if (!deleted.ok) return deleted
  return deleted.value
    ? { ok: true, value: deleted.value }
    : { ok: false, refusal: { kind: 'not_found' } }
}
