import 'server-only'
import type { JobHelpers, Task } from 'graphile-worker'
import { z } from 'zod'
import { workerStorage } from '@/lib/attachments/jobs'
import { openObject, removeObjects } from '@/lib/attachments/objects'
import { guessMapping } from './guess-mapping'
import { type Batch, readLines, UnreadableFile } from './read-lines'
import { ENCODINGS } from './types'

const payloadSchema = z.object({ id: z.uuid() })
const filesSchema = z.object({ ids: z.array(z.uuid()) })
const encodingSchema = z.enum(ENCODINGS)

/** Lines in one transaction: what a killed worker loses, and how long a press on Cancel waits. */
const CHUNK = 1000
/** After so many milliseconds the rest is left to the next job: workers stop in seconds. */
const SLICE = 1500
const FORGOTTEN_AT_ONCE = 10_000
const FILES_AT_ONCE = 100

type Pg = JobHelpers['withPgClient']

/**
 * Reads the file of an import into lines, a batch a transaction. One that was killed begins at the
 * beginning of the file, and passes over the lines that were taken.
 */
export const readImport: Task = async (payload, { withPgClient, abortSignal }) => {
  const { id } = payloadSchema.parse(payload)
  const { rows } = await withPgClient((pg) =>
    pg.query(`select encoding from public.contact_imports where id = $1 and state = 'reading'`, [
      id,
    ]),
  )
  if (rows.length === 0) return
  const db = await workerStorage(withPgClient)
  const bytes = await openObject(db, id, 'file', { bucket: 'imports' })
  if (!bytes) return await endReading(withPgClient, id, ['broken', null])
  try {
    let first = true
    for await (const batch of readLines(bytes, encodingSchema.parse(rows[0]?.encoding))) {
      if (first) await keepColumns(withPgClient, id, batch)
      first = false
      if (!(await take(withPgClient, id, batch))) break
      if (abortSignal?.aborted)
        throw new Error('the worker stops: the file is read by the next one')
    }
    await endReading(withPgClient, id)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await endReading(withPgClient, id, [error.problem, error.line ?? null])
  }
}

async function keepColumns(pg: Pg, id: string, { columns, lines }: Batch): Promise<void> {
  const samples = lines.slice(0, 20).map(({ cells }) => cells)
  const { delimiter, headers, hasHeader } = columns
  await pg(async (client) => {
    const { rows: fields } = await client.query<{ key: string; label: string }>(
      `select key, label from public.custom_fields
       where used_on = 'contact' and archived_at is null order by position, label`,
    )
    await client.query('select private.set_import_columns($1, $2, $3, $4, $5)', [
      ...[id, delimiter, headers, hasHeader],
      guessMapping(headers, samples, fields),
    ])
  })
}

/** Whether the import is still being read. */
async function take(pg: Pg, id: string, { lines }: Batch): Promise<boolean> {
  const { rows } = await pg((client) =>
    client.query<{ taken: boolean }>('select private.take_import_lines($1, $2) as taken', [
      id,
      JSON.stringify(lines),
    ]),
  )
  return rows[0]?.taken === true
}

async function endReading(
  pg: Pg,
  id: string,
  [problem, line]: [string | null, number | null] = [null, null],
): Promise<void> {
  await pg((client) =>
    client.query('select private.end_reading_import($1, $2, $3)', [id, problem, line]),
  )
}

/** Checks, imports or undoes, whichever an import is at; where it stands is in its row. */
export const workImport: Task = async (payload, { withPgClient }) => {
  const { id } = payloadSchema.parse(payload)
  for (const until = performance.now() + SLICE; performance.now() < until; ) {
    const { rows } = await withPgClient((pg) =>
      pg.query<{ more: boolean }>('select private.work_contact_import($1, $2) as more', [
        id,
        CHUNK,
      ]),
    )
    if (!rows[0]?.more) return
  }
  await withPgClient((pg) =>
    pg.query(`select private.wake_contact_import($1, 'work_contact_import')`, [id]),
  )
}

/** Lets Storage forget files that have served. */
export const removeImportFiles: Task = async (payload, { withPgClient }) => {
  const names = filesSchema.parse(payload).ids.map((id) => `${id}/file`)
  await removeObjects(await workerStorage(withPgClient), names, 'imports')
}

/** Forgets imports of 30 days ago, and files that nobody waits for. */
export const forgetImports: Task = async (_, { withPgClient }) => {
  for (let gone = FORGOTTEN_AT_ONCE; gone >= FORGOTTEN_AT_ONCE; ) {
    const { rows } = await withPgClient((pg) =>
      pg.query<{ gone: number }>('select private.forget_contact_imports($1) as gone', [
        FORGOTTEN_AT_ONCE,
      ]),
    )
    gone = Number(rows[0]?.gone)
  }
  const { rows } = await withPgClient((pg) =>
    pg.query<{ name: string }>('select name from private.stray_import_files($1) as name', [
      FILES_AT_ONCE,
    ]),
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name)
  await removeObjects(await workerStorage(withPgClient), names, 'imports')
}
