import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning, type ProcessIdentity, processStarted } from './process-identity'
import { Refusal } from './refusal'

// Anything else in a DATA_DIR that is not empty means that somebody pointed at the wrong folder.
const marker = 'counterfoil.json'
const layout = 1

async function checkMarker(dir: string): Promise<void> {
  const file = join(dir, marker)
  if (existsSync(file)) {
    let found: unknown
    try {
      found = (JSON.parse(readFileSync(file, 'utf8')) as { layout?: unknown }).layout
    } catch {
      throw new Refusal(`DATA_DIR: ${file} is damaged; restore it or begin with an empty DATA_DIR`)
    }
    if (found === layout) return
    throw new Refusal(`DATA_DIR: ${dir} was made by another version (layout ${String(found)})`)
  }
  const entries = (await readdir(dir)).filter((name) => name !== 'up.lock')
  if (entries.length > 0) {
    throw new Refusal(`DATA_DIR: ${dir} is not empty and not a Counterfoil folder`)
  }
  writeFileSync(file, `${JSON.stringify({ layout })}\n`)
}

/** Makes sure that `dir` is a folder of ours that can be written to; refuses otherwise. */
export async function openDataDir(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => null)
  if (found && !found.isDirectory()) throw new Refusal(`DATA_DIR: ${dir} is not a folder`)
  try {
    await mkdir(dir, { recursive: true })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch {
    throw new Refusal(`DATA_DIR: ${dir} cannot be written to`)
  }
  await checkMarker(dir)
}

function holderOf(file: string): ProcessIdentity | null {
  try {
    const held = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
    return isRunning(held) ? held : null
  } catch {
    return null
  }
}

/** Takes a DATA_DIR for this process alone; returns the function that gives it back. */
export function lockDataDir(dir: string): () => void {
  const file = join(dir, 'up.lock')
  const mine = JSON.stringify({ pid: process.pid, started: processStarted(process.pid) ?? '' })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder) {
      throw new Refusal(
        `DATA_DIR: ${dir} is in use by another run (process ${holder.pid}); stop it or set DATA_DIR`,
      )
    }
    rmSync(file, { force: true })
  }
  throw new Refusal(`DATA_DIR: ${dir} is being taken by another run; try again`)
}
