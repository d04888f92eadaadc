import { EnvError, stackEnv } from '@/lib/env'
import { askAdminEmail } from './ask-admin-email'
import { Refusal } from './refusal'
import { startStack } from './stack'
import type { Stack, StackOptions } from './stack-contract'
import { type Workspace, workspaceIsFilled } from './workspace'

const stopDeadlineMs = 9000

function parseArguments(command: string, args: readonly string[]): Workspace {
  if (args.length === 0) return 'demo'
  if (args.length === 1 && args[0] === '--empty') return 'empty'
  const unknown = args.find((arg) => arg !== '--empty')
  throw new Refusal(`unknown argument «${unknown}»; usage: npm run ${command} [-- --empty]`, 2)
}

function greeting(stack: Stack, demo: Workspace): string {
  const signIn =
    demo === 'demo'
      ? 'as admin@example.com, agent@example.com or sam@example.com'
      : 'as the admin you named'
  return [
    '',
    `  App       ${stack.urls.site}`,
    `  Mailbox   ${stack.urls.mailbox}`,
    `  Supabase  ${stack.urls.supabase}`,
    `  Database  ${stack.databaseUrl}`,
    '',
    `  Sign in ${signIn}: ask for a link on ${stack.urls.site}/login,`,
    '  the mail arrives in the mailbox. Or print one: npm run crm -- user link EMAIL',
    '',
  ].join('\n')
}

/** Ends the process: what the operator can put right as one line, a bug with its stack. */
export function endWithRefusal(error: unknown): never {
  if (error instanceof EnvError) {
    console.error(error.message)
    process.exit(2)
  }
  if (error instanceof Refusal) {
    console.error(error.message)
    process.exit(error.exitCode)
  }
  console.error(error)
  process.exit(1)
}

function onInterruption(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // An npm that is killed passes nothing on: the stack would run on unseen, holding its ports.
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500).unref()
}

/** Runs the stack until SIGINT or SIGTERM; the whole of `npm run up` and `npm run dev`. */
export async function runInForeground(
  command: 'up' | 'dev',
  app: StackOptions['app'],
  args: readonly string[],
): Promise<never> {
  const begun = performance.now()
  const interruption = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    onInterruption(() => {
      interruption.abort()
      resolve()
      // Children that outlive this are ended by the next start.
      setTimeout(() => process.exit(1), stopDeadlineMs).unref()
    })
  })
  try {
    const demo = parseArguments(command, args)
    const settings = stackEnv()
    const asks = demo === 'empty' && !settings.ADMIN_EMAIL && !workspaceIsFilled(settings.DATA_DIR)
    const env = asks ? { ...settings, ADMIN_EMAIL: await askAdminEmail() } : settings
    const stack = await startStack({
      env,
      app,
      worker: true,
      demo,
      log: console.log,
      signal: interruption.signal,
      onFailure: () => process.exit(1),
    })
    console.log(greeting(stack, demo))
    console.log(`ready in ${((performance.now() - begun) / 1000).toFixed(1)} s; Ctrl-C stops it`)
    await stopped
    console.log('stopping')
    await stack.stop()
  } catch (error) {
    if (interruption.signal.aborted) process.exit(130)
    endWithRefusal(error)
  }
  process.exit(0)
}
