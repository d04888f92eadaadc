import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeStackEnv, startStack } from '@/supabase/local/stack'
import type { Stack } from '@/supabase/local/stack-contract'
import { root, stopCommands } from './command'

/** A whole stack of its own in a temporary folder, for all tests of one run to share. */
export type SharedStack = {
  stack: Stack
  /** Holds `stack.json`, by which test processes find the stack, and their reports. */
  folder: string
  /** Keeps the logs where one can read them after the folder is gone; returns the place. */
  keepLogs: () => Promise<string>
  /** Stops everything and removes the folder; may be called twice. */
  end: () => Promise<void>
}

type Parts = { app: 'production' | 'none'; worker: boolean; demo: 'demo' | 'none' }

/** The database and its API alone, with the migrations as they are in the tree. */
export const onlyDatabase: Parts = { app: 'none', worker: false, demo: 'none' }

/**
 * Starts a stack on free ports, beside any other; throws what kept it from starting. A signal
 * that ends this process ends the stack first, even one that is still starting.
 */
export function startSharedStack(parts: Parts): Promise<SharedStack> {
  const abandoned = new AbortController()
  const starting = start(parts, abandoned.signal)
  const abandon = async () => {
    stopCommands()
    abandoned.abort()
    await starting.then(
      (shared) => shared.end(),
      () => undefined,
    )
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void abandon())
  return starting
}

async function start(parts: Parts, signal: AbortSignal): Promise<SharedStack> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-test-'))
  // Postgres refuses to run as root: its user has to pass through here to its own folder.
  await chmod(folder, 0o755)
  const dataDir = join(folder, 'data')
  const log: string[] = []
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  const keepLogs = () => copyLogs(log, join(dataDir, 'logs'))
  try {
    const stack = await startStack({
      ...parts,
      signal,
      env: await freeStackEnv(dataDir),
      log: (line) => void log.push(line),
      onFailure: (reason) => console.error(`\nThe stack has stopped: ${reason}\n`),
    })
    await handOver(stack, join(folder, 'stack.json'))
    let ending: Promise<void> | undefined
    const end = () => {
      ending ??= stack.stop().finally(remove)
      return ending
    }
    return { stack, folder, keepLogs, end }
  } catch (error) {
    const kept = await keepLogs()
    await remove()
    throw new Error(`The stack did not start; its logs are in ${kept}`, { cause: error })
  }
}

async function copyLogs(lines: readonly string[], logs: string): Promise<string> {
  const place = 'test-results/stack'
  await mkdir(join(root, place), { recursive: true })
  await cp(logs, join(root, place), { recursive: true }).catch(() => {})
  await writeFile(join(root, place, 'stack.log'), `${lines.join('\n')}\n`)
  return place
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
