import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { admitFirstAdmin, loadDemo } from './demo'
import type { FetchHandler } from './embedded-app'
import { installSigningKey, migrate } from './migrate'
import { Refusal } from './refusal'

/** What a new DATA_DIR is filled with: the demo workspace, one admin, or nothing at all. */
export type Workspace = 'demo' | 'empty' | 'none'

const mark = (dataDir: string) => join(dataDir, 'workspace-filled')

/** Whether a DATA_DIR has been filled before; it is not filled twice. */
export const workspaceIsFilled = (dataDir: string) => existsSync(mark(dataDir))

/** Migrates the database and fills it when it is new; a half-filled one is filled again. */
export async function openWorkspace(options: {
  dataDir: string
  databaseUrl: string
  jwtSecret: string
  auth: FetchHandler
  adminEmail: string | undefined
  demo: Workspace
  log: (line: string) => void
  signal?: AbortSignal
}): Promise<void> {
  const { dataDir, databaseUrl, auth, adminEmail, demo, log } = options
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const applied = await migrate(client, databaseUrl, options.signal)
    if (applied.length > 0) log(`applied ${applied.length} migrations`)
    await installSigningKey(client, options.jwtSecret)
    if (demo === 'none' || workspaceIsFilled(dataDir)) return
    if (demo === 'demo') {
      await loadDemo(client, auth)
    } else {
      if (!adminEmail) throw new Refusal('ADMIN_EMAIL: set it to the address of the first admin', 2)
      await admitFirstAdmin(client, auth, adminEmail)
    }
    await writeFile(mark(dataDir), `${demo}\n`)
  } finally {
    await client.end()
  }
}
