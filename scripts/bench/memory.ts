import { readFile } from 'node:fs/promises'
import { processesOf } from './process-tree'

/** Megabytes by process; Postgres with all its backends, memory they share counted once. */
export type Memory = Record<string, number>

async function kilobytes(pid: number): Promise<{ rss: number; pss: number }> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const value = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { rss: value('Rss'), pss: value('Pss') }
}

/** Resident memory of each process now; empty where there is no /proc. */
export async function readMemory(pids: Record<string, number>): Promise<Memory> {
  if (process.platform !== 'linux') return {}
  const memory: Memory = {}
  for (const [name, pid] of Object.entries(pids)) {
    const tree = await processesOf(name, pid)
    const parts = await Promise.all(tree.map(kilobytes))
    const sum = parts.reduce((all, { rss, pss }) => all + (tree.length > 1 ? pss : rss), 0)
    memory[name] = Math.round(sum / 1024)
  }
  return memory
}
