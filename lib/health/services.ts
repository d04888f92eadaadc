import 'server-only'
import { webEnv } from '@/lib/env'

// Each has to go through to the database, or through the service's own process.
const PROBES = {
  database: '/rest/v1/rpc/current_actor',
  auth: '/auth/v1/health',
  storage: '/storage/v1/bucket',
} as const

const PATIENCE_MS = 2000

/** Whether each of Supabase's services answers. */
export type Services = Record<keyof typeof PROBES, boolean>

/** Asks database, auth and storage whether they answer, within 2 s each. */
export async function askServices(): Promise<Services> {
  const [database, auth, storage] = await Promise.all([
    answers(PROBES.database),
    answers(PROBES.auth),
    answers(PROBES.storage),
  ])
  return { database, auth, storage }
}

/** The names of those that do not answer. */
export function failingServices(services: Services): string[] {
  return Object.entries(services).flatMap(([name, answered]) => (answered ? [] : [name]))
}

async function answers(path: string): Promise<boolean> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: apikey } = webEnv()
  try {
    const response = await fetch(`${SUPABASE_URL}${path}`, {
      headers: { apikey },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok
  } catch {
    return false
  }
}
