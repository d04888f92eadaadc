import { webEnv } from '@/lib/env'

export const dynamic = 'force-dynamic'

// Each has to go through to the database, or through the service's own process.
const probes = {
  database: '/rest/v1/rpc/current_actor',
  auth: '/auth/v1/health',
  storage: '/storage/v1/bucket',
} as const

const patienceMs = 2000

async function answers(path: string): Promise<boolean> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: apikey } = webEnv()
  try {
    const response = await fetch(`${SUPABASE_URL}${path}`, {
      headers: { apikey },
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    return response.ok
  } catch {
    return false
  }
}

/** 200 when database, auth and storage answer within 2 s each; else 503 that names which do not. */
export async function GET(): Promise<Response> {
  const names = Object.keys(probes) as (keyof typeof probes)[]
  const outcomes = await Promise.all(names.map((name) => answers(probes[name])))
  const failing = names.filter((_, index) => !outcomes[index])
  const status = failing.length === 0 ? 'ready' : 'not ready'
  return Response.json({ status, failing }, { status: failing.length === 0 ? 200 : 503 })
}
