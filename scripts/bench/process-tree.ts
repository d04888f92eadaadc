import { readdir, readFile } from 'node:fs/promises'

// What sysconf(_SC_CLK_TCK) says on every Linux that Node runs on.
const ticksPerSecond = 100

// The name in brackets may hold anything: what follows it is counted from its end.
async function statOf(pid: number): Promise<string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : null
}

// The process alone where there is no /proc.
async function withDescendants(root: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map<number, number>()
  for (const pid of pids) parents.set(pid, Number((await statOf(pid))?.[1] ?? 0))
  const tree = [root]
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  }
  return tree
}

/** The processes behind a part of the stack: Postgres has one for each connection. */
export async function processesOf(name: string, pid: number): Promise<number[]> {
  return name === 'postgres' ? withDescendants(pid) : [pid]
}

/** Milliseconds of processor time a part of the stack has used. */
export async function cpuTime(name: string, pid: number): Promise<number> {
  const stats = await Promise.all((await processesOf(name, pid)).map(statOf))
  const ticks = stats.reduce((sum, s) => sum + Number(s?.[11] ?? 0) + Number(s?.[12] ?? 0), 0)
  return (ticks / ticksPerSecond) * 1000
}
