import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { StackEnv } from '@/lib/env'
import { askAdminEmail } from './ask-admin-email'
import { admitFirstAdmin, loadDemo } from './demo'
import type { FetchHandler } from './embedded-app'
import { installSigningKey, migrate } from './migrate'
import type { Secrets } from './secrets'

/** What a new DATA_DIR is filled with: the demo workspace, one admin, or nothing at all. */
export type Workspace = 'demo' | 'empty' | 'none'

/** Migrates the database and fills it when it is new; a half-filled one is filled again. */
export async function openWorkspace(options: {
  dataDir: string
  databaseUrl: string
  secrets: Secrets
  auth: FetchHandler
  env: StackEnv
  demo: Workspace
  log: (line: string) => void
}): Promise<void> {
  const { databaseUrl, auth, log } = options
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const applied = await migrate(client, databaseUrl)
    if (applied.length > 0) log(`applied ${applied.length} migrations`)
    await installSigningKey(client, options.secrets.jwtSecret)
    const filled = join(options.dataDir, 'workspace-filled')
    if (options.demo === 'none' || existsSync(filled)) return
    if (options.demo === 'demo') {
      await loadDemo(client, auth)
    } else {
      const email = options.env.ADMIN_EMAIL ?? (await askAdminEmail())
      await admitFirstAdmin(client, auth, email)
    }
    await writeFile(filled, `${options.demo}\n`)
  } finally {
    await client.end()
  }
}
