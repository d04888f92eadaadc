import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeStackEnv, startStack } from '@/supabase/local/stack'
import type { Stack, StackOptions } from '@/supabase/local/stack-contract'

/** A stack of a test's own, in a folder that goes away with it. */
export type OwnStack = Stack & { end: () => Promise<void> }

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder for one test's state, gone when the test process ends. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-stack-'))
  folders.push(folder)
  return folder
}

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
  return { ...stack, end: stack.stop }
}
