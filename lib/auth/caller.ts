import 'server-only'
import { type Db, tokenClient } from '@/lib/supabase/clients'
import { admitApiKey } from './api-gate'
import { asNobody, getUser } from './gate'
import { isSameOrigin } from './same-origin'

/** Tokens of keys last 60 s: one older than this, in milliseconds, is exchanged anew. */
const FRESH = 45_000

type Caller = { ok: true; db: Db } | { ok: false; status: 401 | 403 | 429; title: string }

/**
 * Who calls a route handler that takes an API key as well as a session: the client of a living key
 * below its limit, or of the user whose browser sent this from a page of ours.
 */
export async function getCaller(request: Request): Promise<Caller> {
  const key = /^Bearer +(cfoil_\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (key) return await byKey(request, key)
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && !isSameOrigin(request)) {
    return { ok: false, status: 403, title: 'This is for the pages of this site.' }
  }
  const context = await getUser()
  return context
    ? { ok: true, db: context.db }
    : { ok: false, status: 401, title: 'Sign in first, or send an API key.' }
}

async function byKey(request: Request, key: string): Promise<Caller> {
  const admission = await admitApiKey(request)
  if (admission.outcome === 'unknown') {
    return { ok: false, status: 401, title: 'This API key is not valid.' }
  }
  if (admission.outcome === 'limited') {
    const title = `This key has made its requests: go on in ${admission.limit.reset} s.`
    return { ok: false, status: 429, title }
  }
  let held = { token: admission.token, since: Date.now() }
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
