import 'server-only'
import type { MessageKind } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

export type UploadPlace = { ticket: number; kind: MessageKind }

/** Begins a file that waits on a ticket; answers its id, and how many bytes it may have. */
export async function beginAttachment(
  db: Db,
  { ticket, kind }: UploadPlace,
  name: string,
): Promise<Result<{ id: string; maxBytes: number }>> {
  const begun = resultOf(
    await db.rpc('begin_attachment', { ticket_number: ticket, file_name: name, kind }).single(),
  )
  if (!begun.ok) return begun
  return { ok: true, value: { id: begun.value.id, maxBytes: begun.value.max_bytes } }
}

/** Says that a file's bytes are in Storage. `sameAs` is an earlier file on the ticket with the same. */
export async function finishAttachment(
  db: Db,
  id: string,
  { type, sha256 }: { type: string; sha256: string },
): Promise<Result<{ size: number; sameAs: string | null }>> {
  const finished = resultOf(
    await db.rpc('finish_attachment', { id, content_type: type, sha256 }).single(),
  )
  if (!finished.ok) return finished
  const { size, same_as } = finished.value
  return { ok: true, value: { size, sameAs: same_as } }
}

/** Drops a file of one's own that no message bears; Storage forgets it by a job of the database. */
export async function dropAttachment(db: Db, id: string): Promise<boolean> {
  const { data, error } = await db.from('attachments').delete().eq('id', id).select('id')
  if (error) throw new Error(`drop attachment ${id}: ${error.message}`, { cause: error })
  return data.length > 0
}
