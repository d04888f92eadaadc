import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { tokenClient } from '@/lib/supabase/clients'
import { asNobody, getUser } from './gate'
import { isSameOrigin } from './same-origin'

/** Tokens of keys last 60 s: one older than this, in milliseconds, is exchanged anew. */
const FRESH = 45_000

type Caller = { ok: true; db: Db } | { ok: false; status: 401 | 403; title: string }

/**
 * Who calls a route handler that takes an API key as well as a session: the client of a living key,
 * or of the user whose browser sent this from a page of ours.
 */
export async function getCaller(request: Request): Promise<Caller> {
  const key = /^Bearer\s+(cfoil_\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (key) return await byKey(key)
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && !isSameOrigin(request)) {
    return { ok: false, status: 403, title: 'This is for the pages of this site.' }
  }
  const context = await getUser()
  return context
    ? { ok: true, db: context.db }
    : { ok: false, status: 401, title: 'Sign in first, or send an API key.' }
}

async function byKey(key: string): Promise<Caller> {
  const first = await exchange(key)
  if (!first) return { ok: false, status: 401, title: 'This API key is not valid.' }
  let held = { token: first, since: Date.now() }
  // A long upload outlives its first token.
  const db = tokenClient(async () => {
    if (Date.now() - held.since > FRESH) {
      held = { token: (await exchange(key)) ?? held.token, since: Date.now() }
    }
    return held.token
  })
  return { ok: true, db }
}

async function exchange(key: string): Promise<string | null> {
  const { data, error } = await asNobody().rpc('exchange_api_key', { key })
  if (error) throw new Error(`exchange API key: ${error.message}`, { cause: error })
  return data
}
