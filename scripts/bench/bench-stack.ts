import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '@/supabase/local/build-app'
import { freeStackEnv, startStack } from '@/supabase/local/stack'
import type { Stack } from '@/supabase/local/stack-contract'

/** Seconds from the call to a stack that answers. */
export type StartTimes = { cold: number; warm: number }

/**
 * A whole stack in a folder of its own: started twice, to see how long that takes, then used. The
 * folder goes away with it, unless it is one that is kept.
 */
export async function withBenchStack<T>(
  kept: string | undefined,
  log: (line: string) => void,
  work: (stack: Stack, ready: StartTimes) => Promise<T>,
  { worker = true } = {},
): Promise<T> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'counterfoil-bench-')))
  await mkdir(folder, { recursive: true })
  // Postgres refuses to run as root: its user has to pass through here to its own folder.
  await chmod(folder, 0o755)
  const abandoned = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abandoned.abort())
  let stack: Stack | undefined

  const start = async () => {
    const began = performance.now()
    const env = await freeStackEnv(join(folder, 'data'))
    const quiet = () => undefined
    const parts = { app: 'production', worker, demo: 'demo' } as const
    stack = await startStack({ ...parts, env, log: quiet, signal: abandoned.signal })
    return (performance.now() - began) / 1000
  }
  const interrupted = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error('the benchmark was interrupted'))
    abandoned.signal.addEventListener('abort', stop)
  })
  interrupted.catch(() => undefined)

  try {
    await buildApp(log, abandoned.signal)
    const cold = await start()
    await stack?.stop()
    const warm = await start()
    if (!stack) throw new Error('there is no stack')
    return await Promise.race([work(stack, { cold, warm }), interrupted])
  } finally {
    await stack?.stop()
    if (!kept) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
