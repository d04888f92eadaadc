import type { Client } from 'pg'
import { migrationState } from '@/supabase/local/migrate'
import { Refusal } from '@/supabase/local/refusal'
import { checkArchive, readArchive, type Visitor } from './archive-reader'
import { ownTables, quoted } from './contents'
import type { FileStore } from './file-store'
import type { End, Head } from './format'
import { type Sink, sinkOf } from './put-rows'
import { dropJobs } from './queued-jobs'
import { keepBuckets, rebuild, runMigrations } from './rebuild'

/** What was restored; `migrated` are the migrations that the archive did not have yet. */
export type Restored = { head: Head; end: End; migrated: string[] }

/**
 * Makes the workspace of an archive the one of this database. The files go first, and do no harm by
 * themselves; all rows are one transaction, so that whatever ends it leaves what was there before.
 */
export async function putBack(
  client: Client,
  store: FileStore,
  path: string,
  replace: boolean,
): Promise<Restored> {
  const { head } = await checkArchive(path)
  const migrated = await migrationsAfter(client, head)
  if (!replace) await requireEmpty(client)
  await client.query(
    "update storage.buckets set file_size_limit = $1 where id = 'attachments' and file_size_limit < $1",
    [head.largest_file],
  )
  const restoring = new Restoring(client, store, head, migrated)
  try {
    await readArchive(path, restoring)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return { head, end: restoring.end, migrated }
}

/** The migrations of this checkout that the archive lacks; refuses what cannot be restored here. */
async function migrationsAfter(client: Client, head: Head): Promise<string[]> {
  const { applied, pending, unknown } = await migrationState(client)
  const known = new Set([...applied, ...pending])
  const newer = head.migrations.filter((name) => !known.has(name))
  if (newer.length > 0) {
    throw new Refusal(
      `the archive is of a newer version (${head.version}, with ${newer.at(-1)}): restore it with that one`,
    )
  }
  if (unknown.length > 0 || pending.length > 0) {
    throw new Refusal(
      unknown.length > 0
        ? `the database has migrations that this checkout lacks (${unknown.join(', ')}): use the version it was made with`
        : `the database lacks ${pending.length} migrations: apply them first (npx supabase db push --remote="$DATABASE_URL")`,
    )
  }
  const had = new Set(head.migrations)
  return applied.filter((name) => !had.has(name))
}

async function requireEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from public.tickets) or exists (select from public.contacts) as used',
  )
  if (!rows[0]?.used) return
  throw new Refusal(
    'the workspace is in use: --replace drops all of it, tickets, contacts and users, for what is in the archive',
    2,
  )
}

class Restoring implements Visitor {
  #part: { name: string; sink: Sink } | undefined
  #rows: Record<string, number> = {}
  #began = false
  #end: End | undefined

  constructor(
    private readonly client: Client,
    private readonly store: FileStore,
    private readonly told: Head,
    private readonly migrated: readonly string[],
  ) {}

  get end(): End {
    if (!this.#end) throw new Error('not restored')
    return this.#end
  }

  async head(): Promise<void> {}

  async file(...[file, body]: Parameters<Visitor['file']>): Promise<void> {
    await this.store.put(file, body)
  }

  async piece(part: string, bytes: Uint8Array): Promise<void> {
    if (!this.#began) await this.#begin()
    if (this.#part?.name !== part) {
      await this.#endPart()
      this.#part = { name: part, sink: await sinkOf(this.client, this.told, part) }
    }
    await this.#part.sink.write(bytes)
  }

  async whole(end: End): Promise<void> {
    await this.#endPart()
    for (const [name, { rows }] of Object.entries(end.parts)) {
      if (this.#rows[name] !== rows) {
        throw new Refusal(`${name}: ${this.#rows[name] ?? 0} of ${rows} rows were restored`)
      }
    }
    for (const { name, value } of this.told.sequences) {
      if (value === null) continue
      await this.client.query('select setval($1::regclass, $2::bigint)', [
        quoted(this.client, name),
        value,
      ])
    }
    await this.client.query('set local session_replication_role = origin')
    await runMigrations(this.client, this.migrated)
    if (this.migrated.length > 0) await keepBuckets(this.client)
    await this.client.query(
      `update storage.buckets set file_size_limit = (select max_attachment_bytes from public.settings)
       where id = 'attachments'`,
    )
    await this.client.query('commit')
    this.#end = end
  }

  /** Empties the workspace, at the archive's own level, and puts the triggers to sleep. */
  async #begin(): Promise<void> {
    this.#began = true
    const { client, told } = this
    await client.query('begin')
    if (this.migrated.length > 0) await rebuild(client, told.migrations)
    const tables = (await ownTables(client)).map(({ name }) => quoted(client, name))
    await client.query('set local session_replication_role = replica')
    await client.query(`truncate ${[...tables, 'private.api_key_usage'].join(', ')}`)
    // Auth's own tables follow by their foreign keys, which have to be awake.
    await client.query('set local session_replication_role = origin')
    await client.query('delete from auth.users')
    await dropJobs(client)
    await client.query('set local session_replication_role = replica')
  }

  async #endPart(): Promise<void> {
    if (this.#part) this.#rows[this.#part.name] = await this.#part.sink.end()
    this.#part = undefined
  }
}
