import 'server-only'
import { anonymousClient, type Db, tokenClient } from '@/lib/supabase/clients'

/** What a key may still do in its present minute; `reset` in seconds. */
export type RateLimit = { quota: number; remaining: number; reset: number }

/** Whether a key was let in. `origin` is where the request came from, if pages there may ask. */
export type Admission = { origin: string | null } & (
  | {
      outcome: 'admitted'
      db: Db
      /** What `db` shows: a JWT of 60 s. */
      token: string
      scopes: readonly string[]
      limit: RateLimit
    }
  | { outcome: 'limited'; limit: RateLimit }
  | { outcome: 'unknown' }
)

const BEARER = /^Bearer +(\S{1,200})$/i

// It holds no session: one for all requests of nobody.
let nobody: Db | undefined

function client(): Db {
  nobody ??= anonymousClient()
  return nobody
}

/**
 * The sibling of `requireUser` for programs: lets the API key of a request in, counts the request,
 * and hands out the database as this key may see it for a minute. One round trip.
 */
export async function admitApiKey({ headers }: Request): Promise<Admission> {
  const [, key = ''] = BEARER.exec(headers.get('authorization') ?? '') ?? []
  const origin = headers.get('origin') ?? undefined
  if (!key && !origin) return { outcome: 'unknown', origin: null }
  const { data, error } = await client().rpc('admit_api_request', {
    key,
    ...(origin && { origin }),
  })
  if (error) throw new Error(`admit API request: ${error.message}`, { cause: error })
  const [row] = data
  const allowed = row?.origin_allowed && origin ? origin : null
  if (!row || row.outcome === 'unknown') return { outcome: 'unknown', origin: allowed }
  const limit = { quota: row.quota, remaining: row.remaining, reset: row.reset_seconds }
  if (row.outcome === 'limited') return { outcome: 'limited', origin: allowed, limit }
  return {
    outcome: 'admitted',
    origin: allowed,
    db: tokenClient(row.token),
    token: row.token,
    scopes: row.scopes,
    limit,
  }
}

/** Whether pages of this origin may call the API: what a browser asks before it does (CORS). */
export async function isApiOrigin(origin: string): Promise<boolean> {
  const { data, error } = await client().rpc('is_api_origin', { origin }, { get: true })
  if (error) throw new Error(`is API origin: ${error.message}`, { cause: error })
  return data
}
