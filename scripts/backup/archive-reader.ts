import { createHash } from 'node:crypto'
import { access, constants, type FileHandle, open } from 'node:fs/promises'
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import type { z } from 'zod'
import { Refusal } from '@/supabase/local/refusal'
import { Digests, difference } from './digests'
import {
  type End,
  endSchema,
  type Head,
  headSchema,
  placeOf,
  type StoredFile,
  TYPE,
} from './format'

/** What a reader of an archive does with its entries; each is called in the order of the archive. */
export type Visitor = {
  head(head: Head): Promise<void>
  piece(part: string, bytes: Uint8Array): Promise<void>
  /** Has to take all of the body. */
  file(file: StoredFile, body: ReadableStream<Uint8Array>): Promise<void>
  /** All that was read is what was written. */
  whole(end: End): Promise<void>
}

const DAMAGED = 'take another copy'
const CHUNK = 256 * 1024

/**
 * Reads an archive once, in bounded memory, and refuses one that is cut off or not as it was written;
 * what had passed to the visitor by then is for the visitor to take back.
 */
export async function readArchive(path: string, visitor: Visitor): Promise<void> {
  try {
    await readEntries(path, visitor)
  } catch (error) {
    if (!isOfTar(error)) throw error
    throw new Refusal(`${path} is cut off or no backup (${error.message}): ${DAMAGED}`)
  }
}

async function readEntries(path: string, visitor: Visitor): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw new Refusal(`${path}: there is no such file, or it cannot be read`, 2)
  })
  const digests = new Digests()
  let begun = false
  let ended = false
  for await (const entry of entriesOf(path)) {
    const { name } = entry.header
    const place = placeOf(name)
    if (!begun && place?.kind !== 'head')
      throw new Refusal(`${path} is no backup of Counterfoil`, 2)
    if (!place || ended) throw new Refusal(`${path} has an entry that is not ours: ${name}`, 2)
    if (place.kind === 'head') {
      if (begun) throw new Refusal(`${path} begins twice: ${DAMAGED}`)
      begun = true
      await visitor.head(await json(entry, headSchema, path))
    } else if (place.kind === 'part') {
      const bytes = await bytesOf(entry)
      digests.piece(place.part, bytes)
      await visitor.piece(place.part, bytes)
    } else if (place.kind === 'file') {
      const hash = createHash('sha256')
      const body = entry.body.pipeThrough(hashing(hash))
      const { size, pax } = entry.header
      const type = pax?.[TYPE] ?? 'application/octet-stream'
      await visitor.file({ bucket: place.bucket, name: place.name, size, type }, body)
      digests.file(name, size, hash.digest('hex'))
    } else {
      const written = await json(entry, endSchema, path)
      const differs = difference(written, digests.end([]))
      if (differs) {
        throw new Refusal(`${path} is damaged, ${differs} is not as it was written: ${DAMAGED}`)
      }
      ended = true
      await visitor.whole(written)
    }
  }
  if (!ended) throw new Refusal(`${path} is cut off, its end is missing: ${DAMAGED}`)
}

async function* entriesOf(path: string): AsyncGenerator<ParsedTarEntry> {
  const file = await open(path)
  try {
    yield* bytesOfFile(file).pipeThrough(createTarDecoder({ strict: true }))
  } finally {
    await file.close()
  }
}

function bytesOfFile(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK)
      if (bytesRead === 0) controller.close()
      else controller.enqueue(buffer.subarray(0, bytesRead))
    },
  })
}

// What the decoder throws says so in its first word; all else is somebody else's.
function isOfTar(error: unknown): error is Error {
  return error instanceof Error && /^(tar |invalid (tar|eof))/i.test(error.message)
}

async function bytesOf({ body }: ParsedTarEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function json<T>(entry: ParsedTarEntry, schema: z.ZodType<T>, path: string): Promise<T> {
  const text = (await bytesOf(entry)).toString()
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new Refusal(`${path} is damaged, ${entry.header.name} cannot be read: ${DAMAGED}`)
  }
}

function hashing(hash: ReturnType<typeof createHash>) {
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      hash.update(chunk)
      controller.enqueue(chunk)
    },
  })
}

/** Reads an archive and answers what is in it; refuses one that is not whole. */
export async function checkArchive(path: string): Promise<{ head: Head; end: End }> {
  let head: Head | undefined
  let end: End | undefined
  await readArchive(path, {
    head: async (found) => {
      head = found
    },
    piece: async () => undefined,
    file: async (_file, body) => {
      for await (const _ of body);
    },
    whole: async (found) => {
      end = found
    },
  })
  if (!head || !end) throw new Refusal(`${path} is cut off, its end is missing: ${DAMAGED}`)
  return { head, end }
}
