import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { cpuTime } from './process-tree'
import { quantile } from './quantile'

export type Target = {
  name: string
  url: string
  headers: Record<string, string>
  /** Sent by POST. */
  body?: string
}

/** Milliseconds, and requests a second. */
type Speed = {
  connections: number
  median: number
  p99: number
  requestsPerSecond: number
  requests: number
}

const generator = fileURLToPath(new URL('./load-generator.ts', import.meta.url))
const resultSchema = z.object({
  times: z.array(z.number()).min(1),
  wrong: z.array(z.number()),
  errors: z.number(),
  requestsPerSecond: z.number(),
})

async function shoot(target: Target, connections: number, duration: number): Promise<Speed> {
  const { url, headers, body } = target
  const how = body ? { method: 'POST', body } : {}
  const options = JSON.stringify({ url, headers, connections, duration, ...how })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', generator, options],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const { times, wrong, errors, requestsPerSecond } = resultSchema.parse(JSON.parse(stdout))
  if (wrong.length > 0 || errors > 0) {
    throw new Error(`${target.name}: ${errors} errors, and answers ${wrong.join(', ')}`)
  }
  return {
    connections,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    requestsPerSecond,
    requests: times.length,
  }
}

export type Measured = {
  name: string
  speeds: Speed[]
  /** Milliseconds of processor time a request costs each process, over all rounds. */
  cpu: Record<string, number>
}

async function cpuTimes(pids: Record<string, number>): Promise<[string, number][]> {
  const times = Object.entries(pids).map(
    async ([name, pid]): Promise<[string, number]> => [name, await cpuTime(name, pid)],
  )
  return Promise.all(times)
}

/**
 * The best of several rounds at each number of connections: noise on a machine only ever adds. What
 * a request costs in processor time hardly depends on who else is busy.
 */
export async function measureSpeed(
  target: Target,
  pids: Record<string, number>,
  { rounds, seconds }: { rounds: number; seconds: number },
  connections: readonly number[] = [1, 16],
): Promise<Measured> {
  await shoot(target, 1, seconds)
  const before = await cpuTimes(pids)
  const best: Speed[] = []
  let requests = 0
  for (const count of connections) {
    const speeds: Speed[] = []
    for (let round = 0; round < rounds; round++) {
      const speed = await shoot(target, count, seconds)
      requests += speed.requests
      speeds.push(speed)
    }
    speeds.sort((a, b) => a.median - b.median)
    best.push(...speeds.slice(0, 1))
  }
  const after = new Map(await cpuTimes(pids))
  const cpu = before.map(([name, ms]) => [name, ((after.get(name) ?? ms) - ms) / requests])
  return { name: target.name, speeds: best, cpu: Object.fromEntries(cpu) }
}
