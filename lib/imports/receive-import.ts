import 'server-only'
import { Readable } from 'node:stream'
import { contentTypeOf, TELLING_BYTES } from '@/lib/attachments/content-type'
import { putObject, StorageFailure } from '@/lib/attachments/objects'
import { UploadStopped, UploadStream } from '@/lib/attachments/upload-stream'
import type { Db } from '@/lib/supabase/clients'
import type { Refusal } from '@/lib/supabase/refusal'
import { EncodingGuess } from './encoding'
import { beginImport, deleteImport, finishImport } from './mutations'

/** Why a file was not kept; nothing is left of it then, in Storage or in the database. */
type ImportRefusal = Refusal | { kind: UploadStopped['reason'] | 'no_text' | 'workbook' }

export type ReceivedImport = { ok: true; id: string } | { ok: false; refusal: ImportRefusal }

type Upload = {
  name: string
  body: AsyncIterable<Uint8Array>
  /** How many bytes the sender says there are; believed when it is too many. */
  announced?: number
}

/**
 * Takes a file of contacts from an admin and streams it into Storage; how it is written is told by
 * its bytes as they pass. Answers the import that a worker reads now.
 */
export async function receiveImport(
  db: Db,
  { name, body, announced = 0 }: Upload,
): Promise<ReceivedImport> {
  const stream = new UploadStream(body)
  try {
    const beginning = await stream.beginning(TELLING_BYTES)
    const odd = await oddity(beginning)
    if (odd) return { ok: false, refusal: { kind: odd } }
    const begun = await beginImport(db, name)
    if (!begun.ok) return { ok: false, refusal: begun.refusal }
    const { id, maxBytes } = begun.value
    const kept = await keep(db, id, { stream, maxBytes, announced }).catch(async (error) => {
      await drop(db, id)
      throw stream.stopped ?? error
    })
    if (kept.ok) return { ok: true, id }
    await drop(db, id)
    return kept
  } catch (error) {
    if (!(error instanceof UploadStopped)) throw error
    return { ok: false, refusal: { kind: error.reason } }
  }
}

/** What is no text is told at once: most often it is the workbook itself. */
async function oddity(beginning: Uint8Array): Promise<'workbook' | 'no_text' | null> {
  const guess = new EncodingGuess()
  guess.push(beginning)
  if (guess.result()) return null
  const type = await contentTypeOf(beginning)
  return /zip|openxml|opendocument|x-cfb/.test(type) ? 'workbook' : 'no_text'
}

type Keeping = { stream: UploadStream; maxBytes: number; announced: number }

async function keep(
  db: Db,
  id: string,
  { stream, maxBytes, announced }: Keeping,
): Promise<{ ok: true } | { ok: false; refusal: ImportRefusal }> {
  if (announced > maxBytes) throw new UploadStopped('too_large')
  const guess = new EncodingGuess()
  async function* watched() {
    for await (const chunk of stream.bytes(maxBytes)) {
      guess.push(chunk)
      yield chunk
    }
  }
  try {
    const bytes = Readable.from(watched(), { highWaterMark: 1 })
    await putObject(db, id, 'file', bytes, 'text/csv', 'imports')
  } catch (error) {
    const tooLarge = error instanceof StorageFailure && error.status === 413
    throw tooLarge ? new UploadStopped('too_large') : error
  }
  const encoding = guess.result()
  if (!encoding) return { ok: false, refusal: { kind: 'no_text' } }
  const finished = await finishImport(db, id, encoding)
  return finished.ok ? { ok: true } : finished
}

/** What cannot be dropped now, the sweep finds within a day. */
async function drop(db: Db, id: string): Promise<void> {
  await deleteImport(db, id).catch((error) => {
    console.error(`import ${id} is left to the sweep: ${error}`)
  })
}
