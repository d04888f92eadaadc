import type { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { migrationState } from '@/supabase/local/migrate'
import { Refusal } from '@/supabase/local/refusal'
import { ArchiveWriter } from './archive-writer'
import {
  authTables,
  copyTarget,
  largestFile,
  ownTables,
  quoted,
  sequences,
  storedFiles,
} from './contents'
import type { FileStore } from './file-store'
import { type End, fileEntry, type Head } from './format'
import { JOBS, queuedJobs } from './queued-jobs'

/**
 * Writes everything of a workspace into one archive: rows as they stood at one moment, while others
 * go on working, and the files that they tell of. A file that is deleted meanwhile is missing.
 */
export async function takeBackup(
  client: Client,
  store: FileStore,
  path: string,
  version: string,
): Promise<{ head: Head; end: End }> {
  await client.query('begin isolation level repeatable read read only')
  const at = new Date()
  const archive = new ArchiveWriter(path, at)
  try {
    const head = await headOf(client, version, at)
    await archive.head(head)
    // First the files: whoever restores has them in place before the rows tell of them.
    for await (const file of storedFiles(client)) {
      const body = await store.open(file)
      if (body) await archive.file(file, body)
      else archive.missing(fileEntry(file.bucket, file.name))
    }
    for (const name of await authTables(client)) {
      await archive.part(name, rowsAsJson(client, quoted(client, name)))
    }
    for (const table of head.tables) {
      await archive.part(
        table.name,
        client.query(to(`copy ${copyTarget(client, table)} to stdout`)),
      )
    }
    await archive.part(JOBS, lines(await queuedJobs(client)))
    const end = await archive.end()
    await client.query('commit')
    return { head, end }
  } catch (error) {
    await archive.abandon(error)
    throw error
  }
}

async function headOf(client: Client, version: string, at: Date): Promise<Head> {
  const { applied, unknown } = await migrationState(client)
  if (unknown.length > 0) {
    throw new Refusal(
      `the database has migrations that this checkout lacks (${unknown.join(', ')}): use the version it was made with`,
    )
  }
  if (applied.length === 0) throw new Refusal('the database has no workspace: nothing to back up')
  return {
    format: 'counterfoil backup 1',
    version,
    at: at.toISOString(),
    migrations: applied,
    tables: await ownTables(client),
    sequences: await sequences(client),
    largest_file: await largestFile(client),
  }
}

async function* rowsAsJson(client: Client, table: string): AsyncGenerator<Buffer> {
  // In COPY's text a backslash is written twice; as a column of CSV the JSON comes as it is.
  const copy = client.query(
    to(
      `copy (select to_jsonb(t) from ${table} t) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')`,
    ),
  )
  yield* copy as AsyncIterable<Buffer>
}

async function* lines(items: readonly object[]): AsyncGenerator<Buffer> {
  for (const item of items) yield Buffer.from(`${JSON.stringify(item)}\n`)
}
