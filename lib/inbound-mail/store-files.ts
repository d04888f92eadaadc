import 'server-only'
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { contentTypeOf, TELLING_BYTES } from '@/lib/attachments/content-type'
import { cleanFileName, shortFileName } from '@/lib/attachments/file-name'
import { putObject, removeObjects, StorageFailure } from '@/lib/attachments/objects'
import { workerEnv } from '@/lib/env'
import { type Db, tokenClient } from '@/lib/supabase/clients'
import { filesOf } from './files'
import type { StoredMailFile } from './schema'
import type { MailFile } from './types'

type Pg = Pick<PoolClient, 'query'>

/** What became of the files of a mail: those in Storage, and why others are not. */
export type StoredFiles = { files: StoredMailFile[]; leftOut: string[] }

/**
 * Puts the files of a mail into Storage, under ids that follow from the event: done again, they are
 * the same objects. What the workspace refuses is left out, with a reason.
 */
export async function storeFiles(pg: Pg, eventId: string, files: MailFile[]): Promise<StoredFiles> {
  const { kept, more } = filesOf(files)
  const stored: StoredFiles = { files: [], leftOut: [] }
  const db = tokenClient(() => workerToken(pg), workerEnv())
  for (const [at, { content, contentId, fileName }] of kept.entries()) {
    const name = shortFileName(cleanFileName(fileName)) || `file-${at + 1}`
    const type = await contentTypeOf(content.subarray(0, TELLING_BYTES))
    const refused = await refusal(pg, name, type, content.byteLength)
    if (refused) {
      stored.leftOut.push(`\`${name.replaceAll('`', '’')}\`: ${refused}`)
      continue
    }
    const file = {
      id: fileId(eventId, at),
      file_name: name,
      content_type: type,
      size: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      content_id: contentId?.toWellFormed().replaceAll('\0', '').slice(0, 998) || null,
    }
    await put(db, file.id, content, type)
    stored.files.push(file)
  }
  if (more > 0) stored.leftOut.push(`${more} more files: a message bears 100 at most`)
  return stored
}

async function workerToken(pg: Pg): Promise<string> {
  const { rows } = await pg.query<{ token: string | null }>(
    'select private.worker_token() as token',
  )
  if (!rows[0]?.token) throw new Error('no token: the signing key is missing')
  return rows[0].token
}

async function refusal(pg: Pg, name: string, type: string, size: number): Promise<string | null> {
  const { rows } = await pg.query<{ refused: string | null }>(
    'select private.refused_mail_file($1, $2, $3) as refused',
    [name, type, size],
  )
  return rows[0]?.refused ?? null
}

async function put(db: Db, id: string, content: Uint8Array, type: string): Promise<void> {
  const bytes = new Uint8Array(content)
  await putObject(db, id, 'file', bytes, type).catch(async (error) => {
    if (!(error instanceof StorageFailure && error.status === 409)) throw error
    // Of an earlier try. It is put there anew, or the sweep might take it for forgotten.
    await removeObjects(db, [`${id}/file`])
    await putObject(db, id, 'file', bytes, type)
  })
}

/** A UUID of version 8 (RFC 9562, 5.8) out of the event and the file's place in its mail. */
function fileId(eventId: string, at: number): string {
  const hex = createHash('sha256').update(`${eventId} ${at}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}
