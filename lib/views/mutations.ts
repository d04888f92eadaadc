import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { CreateViewInput, UpdateViewInput } from './schema'

type Row = { id: string }

/** Saves a view behind the others of its audience; answers its id. `owner` is who it is for by "me". */
export async function createView(
  db: Db,
  owner: string,
  { name, query, audience }: CreateViewInput,
): Promise<Result<Row>> {
  const whose = {
    owner_id: audience === 'me' ? owner : null,
    team_id: audience === 'me' || audience === 'all' ? null : audience,
  }
  return resultOf(
    await db
      .from('views')
      .insert({ name, query, ...whose })
      .select('id')
      .single(),
  )
}

/** Changes a view as it was at that version; refused as stale when it has changed since. */
export async function updateView(
  db: Db,
  id: string,
  { version, name, query }: UpdateViewInput,
): Promise<Result<Row>> {
  const changes = { query, ...(name === undefined ? {} : { name }) }
  const changed = resultOf(
    await db
      .from('views')
      .update(changes)
      .eq('id', id)
      .eq('version', version)
      .select('id')
      .maybeSingle(),
  )
  if (!changed.ok) return changed
  if (changed.value) return { ok: true, value: changed.value }
  return await whyNot(db, id, version)
}

/** Deletes a view. */
export async function deleteView(db: Db, id: string): Promise<Result<Row>> {
  const deleted = resultOf(await db.from('views').delete().eq('id', id).select('id').maybeSingle())
  if (!deleted.ok) return deleted
  return deleted.value ? { ok: true, value: deleted.value } : await whyNot(db, id)
}

/** Moves a view among those of its audience: up by -1, down by 1. */
export async function moveView(db: Db, id: string, steps: number): Promise<Result<undefined>> {
  return resultOf(await db.rpc('move_view', { view_id: id, steps }))
}

/** What a write that touched no row came upon: none to see, another version, or one of others. */
async function whyNot(db: Db, id: string, version?: number): Promise<Result<Row>> {
  const seen = resultOf(await db.from('views').select('version').eq('id', id).maybeSingle())
  if (!seen.ok) return seen
  if (!seen.value) return { ok: false, refusal: { kind: 'not_found' } }
  const stale = version !== undefined && seen.value.version !== version
  return { ok: false, refusal: { kind: stale ? 'stale' : 'forbidden' } }
}
