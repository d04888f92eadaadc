import 'server-only'
import { Readable } from 'node:stream'
import type { Db } from '@/lib/supabase/clients'
import type { Refusal } from '@/lib/supabase/refusal'
import { contentTypeOf, TELLING_BYTES } from './content-type'
import { beginAttachment, dropAttachment, finishAttachment, type UploadPlace } from './mutations'
import { putObject, StorageFailure } from './objects'
import type { StoredFile } from './types'
import { UploadStopped, UploadStream } from './upload-stream'

export type ReceivedFile = Omit<StoredFile, 'thumbnail'> & {
  sha256: string
  /** An earlier file on the ticket with the same content. */
  sameAs: string | null
}

/** Why a file was not kept; nothing is left of it then, in Storage or in the database. */
export type FileRefusal = Refusal | { kind: UploadStopped['reason'] }

export type Receiving = { ok: true; file: ReceivedFile } | { ok: false; refusal: FileRefusal }

type Upload = {
  place: UploadPlace
  name: string
  body: AsyncIterable<Uint8Array>
  /** How many bytes the sender says there are; believed when it is too many. */
  announced?: number
}

/**
 * Takes a file from whoever `db` speaks for and streams it into Storage: no more of it than a few
 * chunks is in memory. Its type is told by its bytes, its limit is that of the workspace.
 */
export async function receiveFile(
  db: Db,
  { place, name, body, announced = 0 }: Upload,
): Promise<Receiving> {
  const stream = new UploadStream(body)
  try {
    const type = await contentTypeOf(await stream.beginning(TELLING_BYTES))
    const begun = await beginAttachment(db, place, name)
    if (!begun.ok) return { ok: false, refusal: begun.refusal }
    const { id, maxBytes } = begun.value
    const kept = await keep(db, id, { stream, type, maxBytes, announced }).catch(async (error) => {
      await drop(db, id)
      throw stream.stopped ?? error
    })
    if (!kept.ok) {
      await drop(db, id)
      return { ok: false, refusal: kept.refusal }
    }
    return { ok: true, file: { id, name, type, ...kept.value } }
  } catch (error) {
    if (!(error instanceof UploadStopped)) throw error
    return { ok: false, refusal: { kind: error.reason } }
  }
}

type Keeping = { stream: UploadStream; type: string; maxBytes: number; announced: number }

async function keep(db: Db, id: string, { stream, type, maxBytes, announced }: Keeping) {
  if (announced > maxBytes) throw new UploadStopped('too_large')
  try {
    const bytes = Readable.from(stream.bytes(maxBytes), { highWaterMark: 1 })
    await putObject(db, id, 'file', bytes, type)
  } catch (error) {
    // Where the workspace's limit and the bucket's do not agree, the smaller one counts.
    const tooLarge = error instanceof StorageFailure && error.status === 413
    throw tooLarge ? new UploadStopped('too_large') : error
  }
  const sha256 = stream.sha256()
  const finished = await finishAttachment(db, id, { type, sha256 })
  if (!finished.ok) return finished
  return { ok: true as const, value: { sha256, ...finished.value } }
}

/** What cannot be dropped now, the sweep finds within two hours. */
async function drop(db: Db, id: string): Promise<void> {
  await dropAttachment(db, id).catch((error) => {
    console.error(`attachment ${id} is left to the sweep: ${error}`)
  })
}
