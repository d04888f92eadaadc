import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeStackEnv, startStack } from '@/supabase/local/stack'
import type { Stack, StackOptions } from '@/supabase/local/stack-contract'

/** A stack of a test's own, in a folder that goes away with it. */
export type OwnStack = Stack & { end: () => Promise<void> }

/** A new folder for one test's state. */
export const ownFolder = () => mkdtemp(join(tmpdir(), 'counterfoil-stack-'))

/** Starts a stack of its own, quietly; without app and worker unless asked for. */
export async function ownStack(options: Partial<StackOptions> = {}): Promise<OwnStack> {
  const folder = await ownFolder()
  const env = options.env ?? (await freeStackEnv(join(folder, 'data')))
  const log = () => undefined
  const stack = await startStack({
    app: 'none',
    worker: false,
    demo: 'demo',
    log,
    ...options,
    env,
  })
  const end = async () => {
    await stack.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...stack, end }
}
