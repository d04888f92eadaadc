import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeStackEnv, type Stack, startStack } from '@/supabase/local/stack'
import { root } from './command'

/** A whole stack of its own in a temporary folder, for all tests of one run to share. */
export type SharedStack = {
  stack: Stack
  /** Holds `stack.json`, by which test processes find the stack, and their reports. */
  folder: string
  /** What the stack wrote, oldest first. */
  log: readonly string[]
  /** Stops everything and removes the folder; may be called twice. */
  end: () => Promise<void>
}

type Parts = { app: 'production' | 'none'; worker: boolean; demo: 'demo' | 'none' }

const everything: Parts = { app: 'production', worker: true, demo: 'demo' }

/** Starts a stack on free ports, beside any other; throws what kept it from starting. */
export async function startSharedStack(parts: Parts = everything): Promise<SharedStack> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-test-'))
  // Postgres refuses to run as root: its user has to pass through here to its own folder.
  await chmod(folder, 0o755)
  const log: string[] = []
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const env = await freeStackEnv(join(folder, 'data'))
    const stack = await startStack({
      ...parts,
      env,
      log: (line) => void log.push(line),
      onFailure: (reason) => console.error(`\nThe stack has stopped: ${reason}\n`),
    })
    await handOver(stack, join(folder, 'stack.json'))
    let ending: Promise<void> | undefined
    const end = () => {
      ending ??= stack.stop().finally(remove)
      return ending
    }
    return { stack, folder, log, end }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Keeps the log of a stack where one can read it after its folder is gone; returns the place. */
export async function keepLog(log: readonly string[]): Promise<string> {
  await mkdir(join(root, 'test-results'), { recursive: true })
  await writeFile(join(root, 'test-results', 'stack.log'), `${log.join('\n')}\n`)
  return 'test-results/stack.log'
}

async function handOver(stack: Stack, file: string): Promise<void> {
  const { urls, databaseUrl, adminDatabaseUrl, publishableKey, secretKey } = stack
  const { jwtSecret, smtpUrl, dataDir } = stack
  const description = {
    siteUrl: urls.site,
    supabaseUrl: urls.supabase,
    mailboxUrl: urls.mailbox,
    databaseUrl,
    adminDatabaseUrl,
    publishableKey,
    secretKey,
    jwtSecret,
    smtpUrl,
    dataDir,
  }
  await writeFile(file, JSON.stringify(description, null, 2), { mode: 0o600 })
}
