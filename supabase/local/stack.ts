/**
 * The stack on this machine, in one call:
 *
 *   const stack = await startStack({
 *     env: await freeStackEnv(dataDir),           // or readStackEnv(process.env), lib/env.ts
 *     app: 'production',                          // or 'dev', 'none'
 *     worker: true,
 *     demo: 'demo',                               // or 'empty' (one admin), 'none'
 *     log: console.log,
 *   })
 *   stack.urls.site  stack.urls.supabase  stack.urls.mailbox   stack.databaseUrl   stack.smtpUrl
 *   await stack.stop()
 */
import { resolve } from 'node:path'
import { readStackEnv, type StackEnv } from '@/lib/env'
import { assemble } from './assemble'
import { freePort, isFree } from './ports'
import type { Part, Stack, StackOptions } from './stack-contract'

/** Starts the stack; refuses what the operator can put right, and leaves nothing behind then. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const started: Part[] = []
  let stopping: Promise<void> | null = null
  const stopAll = async () => {
    // Last started, first stopped: each part finds alive what it leans on.
    for (const part of started.reverse()) await part.stop()
  }
  const stop = () => {
    stopping ??= stopAll()
    return stopping
  }
  const giveUp = (reason: string) => {
    options.log(reason)
    void stop().then(() => options.onFailure?.(reason))
  }
  try {
    const dataDir = resolve(options.env.DATA_DIR)
    return { ...(await assemble(options, dataDir, (part) => started.push(part), giveUp)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort()
    if (port < 65535 && (await isFree(port + 1))) return port
  }
}

/** Settings of a stack of its own in `dataDir`, on ports that are free at this moment. */
export async function freeStackEnv(dataDir: string): Promise<StackEnv> {
  return readStackEnv({
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SUPABASE_PORT: String(await freePort()),
    SUPABASE_DB_PORT: String(await freePort()),
    MAILBOX_PORT: String(await freePortPair()),
  })
}
