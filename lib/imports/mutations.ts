import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Mapping } from './schema'
import type { Encoding } from './types'

/** Begins an import; answers its id, and how many bytes its file may have. */
export async function beginImport(
  db: Db,
  name: string,
): Promise<Result<{ id: string; maxBytes: number }>> {
  const begun = resultOf(await db.rpc('begin_contact_import', { file_name: name }).single())
  if (!begun.ok) return begun
  return { ok: true, value: { id: begun.value.id, maxBytes: begun.value.max_bytes } }
}

/** Says that the bytes of an import are in Storage, and has them read. */
export async function finishImport(db: Db, id: string, encoding: Encoding) {
  return resultOf(await db.rpc('finish_contact_import', { id, encoding }))
}

/** Has a dry run made. */
export async function checkImport(db: Db, id: string, { mapping, existing }: Mapping) {
  return resultOf(await db.rpc('check_contact_import', { import_id: id, mapping, existing }))
}

/** Imports what a dry run has checked. */
export async function startImport(db: Db, id: string) {
  return resultOf(await db.rpc('start_contact_import', { import_id: id }))
}

/** Stops an import, or its dry run, where it is. */
export async function cancelImport(db: Db, id: string) {
  return resultOf(await db.rpc('cancel_contact_import', { import_id: id }))
}

/** Takes back what an import did, as far as nobody changed it since. */
export async function undoImport(db: Db, id: string) {
  return resultOf(await db.rpc('undo_contact_import', { import_id: id }))
}

/** Forgets an import and its results, not what it imported. */
export async function deleteImport(db: Db, id: string) {
  return resultOf(await db.rpc('delete_contact_import', { import_id: id }))
}
