import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { endProcess, isRunning, processStarted } from './process-identity'

const entrySchema = z.object({
  name: z.string().max(40),
  pid: z.number().int().positive(),
  started: z.string().max(200),
})
const recordSchema = z.array(entrySchema).max(100)

export type RecordedProcess = z.infer<typeof entrySchema>

const fileIn = (dataDir: string) => join(dataDir, 'processes.json')

/** What the last run of this DATA_DIR started; entries may have ended since. */
export function readRecord(dataDir: string): RecordedProcess[] {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
  } catch {
    return []
  }
}

/** Remembers on disk which processes are ours, so that a later run can tell them from others. */
export class ProcessRecord {
  #entries = new Map<string, RecordedProcess>()

  constructor(private readonly dataDir: string) {}

  add(name: string, pid: number): void {
    const started = processStarted(pid)
    if (!started) return
    this.#entries.set(name, { name, pid, started })
    this.#write()
  }

  remove(name: string): void {
    if (this.#entries.delete(name)) this.#write()
  }

  // Synchronous and by rename: a crash right after a spawn must still find the pid here.
  #write(): void {
    const file = fileIn(this.dataDir)
    writeFileSync(`${file}.new`, JSON.stringify([...this.#entries.values()], null, 2))
    renameSync(`${file}.new`, file)
  }
}

/** Ends what a crashed run of this DATA_DIR left behind; returns the names of what it ended. */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const left = readRecord(dataDir).filter(isRunning)
  // Postgres last and by SIGINT, its orderly stop; the others first, they are its clients.
  const clients = left.filter((entry) => entry.name !== 'postgres')
  await Promise.all(clients.map((entry) => endProcess(entry, ['SIGTERM'], 2000)))
  for (const entry of left.filter((one) => one.name === 'postgres')) {
    await endProcess(entry, ['SIGINT', 'SIGQUIT'], 4000)
  }
  return left.map((entry) => entry.name)
}
