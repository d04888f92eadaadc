import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning, processStarted } from './process-identity'
import { Refusal } from './refusal'
import { inRepository, repositoryRoot } from './root'

const builds = inRepository('.build')
const keptBuilds = 3
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'supabase/migrations',
  'middleware.ts',
  'instrumentation.ts',
  'next.config.ts',
  'cache-handler.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(inRepository(path)).catch(() => null)
  if (!found) return []
  if (!found.isDirectory()) return [path]
  const entries = await readdir(inRepository(path), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => file.slice(repositoryRoot.length + 1))
}

async function sourceKey(encryptionKey: string): Promise<string> {
  const files = (await Promise.all(sources.map(filesBelow))).flat()
  const digest = createHash('sha256').update(encryptionKey)
  for (const file of files.filter((path) => !isTest(path)).sort()) {
    digest.update(`${file}\0`).update(await readFile(inRepository(file)))
  }
  return digest.digest('hex').slice(0, 20)
}

/** The key of Server Actions: one for all builds, or tabs opened before a new one could not post. */
async function encryptionKey(): Promise<string> {
  const file = join(builds, 'encryption-key')
  await mkdir(builds, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}

// `next build` writes to one folder, .next: builders take turns.
async function takeTurn(log: (line: string) => void): Promise<() => Promise<void>> {
  const file = join(builds, 'lock')
  const mine = JSON.stringify({ pid: process.pid, started: processStarted(process.pid) })
  for (let said = false; ; await pause(250)) {
    try {
      await writeFile(file, mine, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    try {
      if (!isRunning(JSON.parse(readFileSync(file, 'utf8')))) await rm(file, { force: true })
    } catch {
      // Being written or already gone: look again.
    }
    if (!said) log('another build of the app is under way; waiting for it')
    said = true
  }
}

async function runNextBuild(
  key: string,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const args = [inRepository('node_modules/next/dist/bin/next'), 'build']
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: { ...env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') log(`[build] ${line}`)
    })
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Refusal('the app could not be built; what is wrong stands above')
}

async function keepBuild(target: string): Promise<void> {
  const making = `${target}.new`
  await rm(making, { recursive: true, force: true })
  await cp(inRepository('.next/standalone'), making, { recursive: true, verbatimSymlinks: true })
  await cp(inRepository('.next/static'), join(making, '.next/static'), { recursive: true })
  if (existsSync(inRepository('public'))) {
    await cp(inRepository('public'), join(making, 'public'), { recursive: true })
  }
  await rename(making, target)
}

async function dropOldBuilds(): Promise<void> {
  const names = (await readdir(builds)).filter((name) => /^[0-9a-f]{20}$/.test(name))
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(builds, name))).mtimeMs })),
  )
  const old = aged.sort((a, b) => b.at - a.at).slice(keptBuilds)
  await Promise.all(old.map(({ name }) => rm(join(builds, name), { recursive: true, force: true })))
}

export type Build = { build: string; key: string }

/** The key of Server Actions for `next dev`, which needs no build. */
export const devBuildKey = encryptionKey

/** The production build of the sources as they are: an earlier one when nothing has changed. */
export async function buildApp(log: (line: string) => void, signal?: AbortSignal): Promise<Build> {
  const key = await encryptionKey()
  const folder = join(builds, await sourceKey(key))
  if (!existsSync(folder)) {
    const giveTurn = await takeTurn(log)
    try {
      if (!existsSync(folder)) {
        log('building the app, which takes a minute')
        await runNextBuild(key, log, signal)
        await keepBuild(folder)
      }
    } finally {
      await giveTurn()
    }
  }
  const now = new Date()
  await utimes(folder, now, now)
  await dropOldBuilds()
  return { build: folder, key }
}
