import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Client } from 'pg'
import { Refusal } from './refusal'
import { inRepository, repositoryRoot } from './root'

const run = promisify(execFile)

export type MigrationState = {
  applied: string[]
  pending: string[]
  /** Versions that the database has and this checkout lacks. */
  unknown: string[]
}

/** Which files of supabase/migrations the database has, and which it lacks. */
export async function migrationState(client: Client): Promise<MigrationState> {
  const files = (await readdir(inRepository('supabase/migrations')))
    .filter((name) => /^\d+_.*\.sql$/.test(name))
    .map((name) => name.replace(/\.sql$/, ''))
    .sort()
  const { rows: found } = await client.query(
    "select to_regclass('supabase_migrations.schema_migrations') is not null as made",
  )
  const known = new Set<string>()
  if (found[0].made) {
    const { rows } = await client.query('select version from supabase_migrations.schema_migrations')
    for (const row of rows) known.add(row.version)
  }
  const versionOf = (name: string) => name.split('_')[0] ?? ''
  const versions = new Set(files.map(versionOf))
  return {
    applied: files.filter((name) => known.has(versionOf(name))),
    pending: files.filter((name) => !known.has(versionOf(name))),
    unknown: [...known].filter((version) => !versions.has(version)).sort(),
  }
}

/** Applies pending migrations by the official CLI; without any, the CLI is not even started. */
export async function migrate(
  client: Client,
  databaseUrl: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const { pending, unknown } = await migrationState(client)
  if (unknown.length > 0) {
    throw new Refusal(
      `the database has migrations that this checkout lacks (${unknown.join(', ')}): use the version it was made with, or an empty DATA_DIR`,
    )
  }
  if (pending.length === 0) return []
  const args = ['db', 'push', `--remote=${databaseUrl}?sslmode=disable`, '--include-all', '--yes']
  args.push('--agent', 'no', '--workdir', repositoryRoot)
  const env = { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' }
  try {
    await run(process.execPath, [inRepository('node_modules/supabase/dist/supabase.js'), ...args], {
      env,
      signal,
      cwd: repositoryRoot,
      maxBuffer: 16 * 1024 * 1024,
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Refusal(`the migrations failed:\n${`${stdout}\n${stderr}`.trim()}`)
  }
  const { pending: left } = await migrationState(client)
  if (left.length > 0) throw new Refusal(`migrations were not applied: ${left.join(', ')}`)
  return pending
}

/** Puts the JWT secret where SQL functions sign their short-lived tokens with it. */
export async function installSigningKey(client: Client, jwtSecret: string): Promise<void> {
  const { rows } = await client.query(
    "select to_regprocedure('private.install_signing_key(text)') is not null as there",
  )
  if (rows[0].there) await client.query('select private.install_signing_key($1)', [jwtSecret])
}
