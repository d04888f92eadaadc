import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { allowedHosts } from './allowed-hosts'
import { Refusal } from './refusal'
import { inRepository, repositoryRoot } from './root'
import { Supervised, type Supervision } from './supervised'

export type AppOptions = {
  /** The folder of a build, or null for `next dev`. */
  build: string | null
  /** The key of Server Actions. */
  key: string
  ports: { app: number }
  urls: { site: string; supabase: string }
  publishableKey: string
}

// Named one by one and never inherited: the web process must not hold what opens other doors.
function appEnv({ build, key, ports, urls, publishableKey }: AppOptions): Record<string, string> {
  const { PATH = '', HOME = '', TRUSTED_PROXY_HOPS } = process.env
  return {
    PATH,
    HOME,
    NODE_ENV: build ? 'production' : 'development',
    PORT: String(ports.app),
    HOSTNAME: '127.0.0.1',
    SITE_URL: urls.site,
    SUPABASE_URL: urls.supabase,
    SUPABASE_PUBLISHABLE_KEY: publishableKey,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    NEXT_TELEMETRY_DISABLED: '1',
    WEBHOOK_ALLOWED_HOSTS: allowedHosts(),
    ...(TRUSTED_PROXY_HOPS ? { TRUSTED_PROXY_HOPS } : {}),
  }
}

function appCommand(options: AppOptions): { args: string[]; cwd: string } {
  if (options.build) {
    // Rendering makes much that dies young: room for it spares a third of the CPU, and costs 60 MB.
    const args = ['--max-semi-space-size=32', join(options.build, 'server.js')]
    return { args, cwd: options.build }
  }
  const next = inRepository('node_modules/next/dist/bin/next')
  const where = ['--port', String(options.ports.app), '--hostname', '127.0.0.1']
  return { args: [next, 'dev', ...where], cwd: repositoryRoot }
}

/** Starts the app; it does not answer yet, see `appAnswers`. */
export function startApp(options: AppOptions, supervision: Supervision): Supervised {
  const app = new Supervised(
    {
      name: 'app',
      command: process.execPath,
      ...appCommand(options),
      env: appEnv(options),
      echo: true,
      stopSignals: ['SIGTERM'],
      patienceMs: 3000,
    },
    supervision,
  )
  app.start()
  return app
}

/** Waits until the app answers its health route. */
export async function appAnswers(port: number, signal?: AbortSignal): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(25)) {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
    if (response?.ok) return
    signal?.throwIfAborted()
  }
  throw new Refusal('the app does not answer on its port; see its log in DATA_DIR/logs')
}
