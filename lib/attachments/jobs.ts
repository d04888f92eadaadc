import 'server-only'
import type { JobHelpers, Task } from 'graphile-worker'
import { z } from 'zod'
import { workerEnv } from '@/lib/env'
import { type Db, tokenClient } from '@/lib/supabase/clients'
import { objectsOf, openObject, putObject, removeObjects, StorageFailure } from './objects'
import { makeThumbnail } from './thumbnail'

const BATCH = 100

/** Storage as the worker reaches it: by a token of 60 s for the bucket of attachments alone. */
export async function workerStorage(pg: JobHelpers['withPgClient']): Promise<Db> {
  const { rows } = await pg((client) =>
    client.query<{ token: string }>('select private.worker_token() as token'),
  )
  const token = rows[0]?.token
  if (!token) throw new Error('no token: the signing key is missing')
  return tokenClient(token, workerEnv())
}

const removeSchema = z.object({ ids: z.array(z.uuid()) })

/** Lets Storage forget the files whose rows are gone. */
export const removeFiles: Task = async (payload, { withPgClient }) => {
  const names = removeSchema.parse(payload).ids.flatMap(objectsOf)
  const db = await workerStorage(withPgClient)
  for (let at = 0; at < names.length; at += BATCH) {
    await removeObjects(db, names.slice(at, at + BATCH))
  }
}

const thumbnailSchema = z.object({ id: z.uuid() })

/** Makes the small picture of an image. What cannot be read as one stays without. */
export const makeThumbnailOf: Task = async (payload, { withPgClient }) => {
  const { id } = thumbnailSchema.parse(payload)
  const db = await workerStorage(withPgClient)
  const bytes = await openObject(db, id, 'file')
  const picture = bytes && (await makeThumbnail(bytes))
  if (!picture) return
  await putObject(db, id, 'thumbnail', picture.content, 'image/webp').catch((error) => {
    // Put there by an earlier try that did not get to its end.
    if (!(error instanceof StorageFailure && error.status === 409)) throw error
  })
  await withPgClient((pg) =>
    pg.query(
      'update public.attachments set thumbnail_width = $2, thumbnail_height = $3 where id = $1',
      [id, picture.width, picture.height],
    ),
  )
}

/** Drops what was begun or stored and never sent, and objects that belong to nothing. */
export const sweepFiles: Task = async (_, { withPgClient }) => {
  await withPgClient((pg) => pg.query('select private.drop_forgotten_files()'))
  const db = await workerStorage(withPgClient)
  for (;;) {
    const { rows } = await withPgClient((pg) =>
      pg.query<{ name: string }>('select name from private.orphaned_objects($1) as name', [BATCH]),
    )
    if (rows.length > 0)
      await removeObjects(
        db,
        rows.map(({ name }) => name),
      )
    if (rows.length < BATCH) return
  }
}
