import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Client } from 'pg'
import { stackEnv } from '@/lib/env'
import { type MigrationState, migrationState } from '@/supabase/local/migrate'
import { isRunning } from '@/supabase/local/process-identity'
import { readRecord } from '@/supabase/local/process-record'
import { Refusal } from '@/supabase/local/refusal'
import { inRepository } from '@/supabase/local/root'
import { answer } from './answer'
import { operatorsDatabaseUrl, withDatabase } from './database'

const counted = ['users', 'teams', 'contacts', 'companies', 'tickets', 'messages'] as const

type DatabaseStatus = {
  version: string
  migrations: MigrationState
  counts: Record<string, number>
  jobs: number | null
  failed_jobs: number | null
  retrying_jobs: number | null
}

async function count(client: Client, table: string, where = 'true'): Promise<number | null> {
  const { rows } = await client.query('select to_regclass($1) is not null as there', [table])
  if (!rows[0].there) return null
  const counted = await client.query(`select count(*)::float8 as n from ${table} where ${where}`)
  return counted.rows[0].n
}

async function databaseStatus(client: Client): Promise<DatabaseStatus> {
  const { rows } = await client.query('show server_version')
  const counts: Record<string, number> = {}
  for (const name of counted) {
    const n = await count(client, `public.${name}`)
    if (n !== null) counts[name] = n
  }
  const jobs = await count(client, 'graphile_worker.jobs')
  // As private.job_state says it, which a database without our migrations does not have.
  const failed_jobs = await count(
    client,
    'graphile_worker.jobs',
    'attempts >= max_attempts and locked_at is null',
  )
  const retrying_jobs = await count(
    client,
    'graphile_worker.jobs',
    'attempts > 0 and attempts < max_attempts and locked_at is null',
  )
  const migrations = await migrationState(client)
  const version = rows[0].server_version
  return { version, migrations, counts, jobs, failed_jobs, retrying_jobs }
}

async function appAnswers(): Promise<boolean> {
  const response = await fetch(`${stackEnv().SITE_URL}/api/health`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => null)
  return response?.ok === true
}

function places() {
  const { SITE_URL, SUPABASE_PORT, MAILBOX_PORT, DATA_DIR } = stackEnv()
  return {
    app: SITE_URL,
    supabase: `http://127.0.0.1:${SUPABASE_PORT}`,
    mailbox: `http://127.0.0.1:${MAILBOX_PORT}`,
    data_dir: resolve(DATA_DIR),
  }
}

async function version(): Promise<string> {
  const text = await readFile(inRepository('package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

async function report() {
  const processes = readRecord(stackEnv().DATA_DIR)
    .filter(isRunning)
    .map(({ name, pid }) => ({ name, pid }))
  const database = await withDatabase(databaseStatus).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  const where = new URL(operatorsDatabaseUrl()).host
  const common = {
    version: await version(),
    node: process.version,
    app_answers: await appAnswers(),
  }
  return { ...common, at: places(), processes, database_at: where, database }
}

type Report = Awaited<ReturnType<typeof report>>

function databaseLines(database: DatabaseStatus): string[] {
  const { applied, pending } = database.migrations
  const waiting = pending.length > 0 ? `: ${pending.join(', ')}` : ''
  const counts = Object.entries(database.counts).map(([name, n]) => `${n} ${name}`)
  return [
    `PostgreSQL   ${database.version}`,
    `Migrations   ${applied.length} applied, ${pending.length} pending${waiting}`,
    `Rows         ${counts.join(', ') || 'none'}`,
    jobsLine(database),
  ]
}

function jobsLine({ jobs, failed_jobs, retrying_jobs }: DatabaseStatus): string {
  if (jobs === null) return 'Jobs         no queue'
  return `Jobs         ${jobs} in the queue, ${failed_jobs} failed, ${retrying_jobs} retrying`
}

function lines({ version, node, app_answers, at, processes, database_at, database }: Report) {
  const running = processes.map(({ name, pid }) => `${name} (${pid})`).join(', ')
  return [
    `Counterfoil  ${version} on Node ${node}`,
    `App          ${at.app} ${app_answers ? 'answers' : 'does not answer'}`,
    `Supabase     ${at.supabase}`,
    `Mailbox      ${at.mailbox}`,
    `Data         ${at.data_dir}`,
    `Processes    ${running || 'none of this machine’s stack'}`,
    `Database     ${database_at} ${database ? 'answers' : 'does not answer'}`,
    ...(database ? databaseLines(database) : []),
  ]
}

/** `crm status`: what runs where, and how much is in it. */
export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('what runs where, versions, migrations, counts')
    .action(async (_: object, command: Command) => {
      const found = await report()
      answer(command, found, lines(found))
    })
}
