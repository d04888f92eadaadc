import 'server-only'
import type { Readable } from 'node:stream'
import type { Db } from '@/lib/supabase/clients'
import type { ByteRange } from './byte-range'

type Bucket = 'attachments' | 'imports'

// An object never changes, but every reader asks us whether they may have it.
const KEPT_SECONDS = '31536000'

type StorageError = Error & { status?: number | undefined; statusCode?: string | undefined }
type Part = 'file' | 'thumbnail'
type Place = { bucket?: Bucket; range?: ByteRange | undefined }
type Bytes = Readable | Uint8Array<ArrayBuffer>

/** Storage answered with something else than was asked for. */
export class StorageFailure extends Error {
  override name = 'StorageFailure'
  constructor(
    what: string,
    /** HTTP status of Storage's answer, where there was one. */
    readonly status: number | undefined,
    cause: Error,
  ) {
    super(`${what}: ${cause.message}`, { cause })
  }
}

/** Streams bytes into Storage as whoever `db` speaks for. Throws StorageFailure. */
export async function putObject(
  db: Db,
  id: string,
  part: Part,
  bytes: Bytes,
  type: string,
  bucket: Bucket = 'attachments',
): Promise<void> {
  const { error } = await db.storage
    .from(bucket)
    .upload(`${id}/${part}`, bytes, { contentType: type, cacheControl: KEPT_SECONDS })
  if (error) throw new StorageFailure(`put ${id}/${part}`, statusOf(error), error)
}

/** The bytes of an object, or a part of them, as they arrive; null when there is none to see. */
export async function openObject(
  db: Db,
  id: string,
  part: Part,
  { range, bucket = 'attachments' }: Place = {},
): Promise<ReadableStream<Uint8Array> | null> {
  // Behind the options that the library names, it passes on all that fetch takes.
  const parameters: { cache: 'no-store'; headers?: Record<string, string> } = { cache: 'no-store' }
  if (range) parameters.headers = { range: `bytes=${range.start}-${range.end}` }
  const { data, error } = await db.storage
    .from(bucket)
    .download(`${id}/${part}`, {}, parameters)
    .asStream()
  if (!error) return data
  const status = statusOf(error)
  // Storage says 400 of an object that is not there or not to be seen.
  if (status && status < 500) return null
  throw new StorageFailure(`get ${id}/${part}`, status, error)
}

/** Deletes the objects of these names. Names that are not there are no fault. */
export async function removeObjects(
  db: Db,
  names: string[],
  bucket: Bucket = 'attachments',
): Promise<void> {
  const { error } = await db.storage.from(bucket).remove(names)
  if (error) throw new StorageFailure(`remove ${names.length} objects`, statusOf(error), error)
}

/** Both objects that an attachment may have. */
export const objectsOf = (id: string): string[] => [`${id}/file`, `${id}/thumbnail`]

/** Storage says in the body what it means, and often 400 before it. */
function statusOf(error: StorageError): number | undefined {
  return Number(error.statusCode) || error.status
}
