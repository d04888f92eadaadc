import 'server-only'
import { type CookieOptions, createServerClient } from '@supabase/ssr'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { webEnv } from '@/lib/env'
import type { Database } from './database.types'
import { sessionCookie } from './session-cookie'
import { singleFetch } from './single-fetch'

/** The database as one known actor may see it. Handed out by `lib/auth` together with who is asking. */
export type Db = SupabaseClient<Database>

const global = { fetch: singleFetch }

type Cookie = { name: string; value: string; options: CookieOptions }

/**
 * A client with the session in these cookies. `write` gets what has to be set when the session was
 * refreshed or ended, and the headers that keep caches from serving it to somebody else.
 */
export function sessionClient(
  jar: { getAll(): { name: string; value: string }[] },
  write: (cookies: Cookie[], headers: Record<string, string>) => void,
): Db {
  const env = webEnv()
  return createServerClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    ...sessionCookie(env.SITE_URL),
    global,
    cookies: { getAll: () => jar.getAll(), setAll: write },
  })
}

/** Where the Supabase API is, and the key that everyone has. */
type Address = { SUPABASE_URL: string; SUPABASE_PUBLISHABLE_KEY: string }

/** A client that shows this token with every request, or the one that is given for each. */
export function tokenClient(
  token: string | (() => Promise<string>),
  { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY }: Address = webEnv(),
): Db {
  return createClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    accessToken: typeof token === 'string' ? async () => token : token,
    global,
  })
}

/** A client of nobody in particular, with what the public may do. */
export function anonymousClient(): Db {
  const env = webEnv()
  return createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global,
  })
}

let strangers: Db | undefined

/**
 * A client of nobody that all requests share: making one takes longer than what a webhook asks of
 * it. With a token of its own it cannot sign in, so it can never become somebody.
 */
export function sharedAnonymousClient(): Db {
  const env = webEnv()
  strangers ??= createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    accessToken: async () => env.SUPABASE_PUBLISHABLE_KEY,
    global,
  })
  return strangers
}
