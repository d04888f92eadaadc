import 'server-only'
import { createServerClient } from '@supabase/ssr'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { ReadonlyRequestCookies } from 'next/dist/server/web/spec-extension/adapters/request-cookies'
import { webEnv } from '@/lib/env'
import type { Database } from './database.types'
import { sessionCookie } from './session-cookie'

/** The database as one known actor may see it. Handed out by `lib/auth` together with who is asking. */
export type Db = SupabaseClient<Database>

/** A client with the session in these cookies. Pages cannot write cookies: there `set` is left out. */
export function sessionClient(
  cookies: Pick<ReadonlyRequestCookies, 'getAll'>,
  set?: (name: string, value: string, options: object) => void,
): Db {
  const env = webEnv()
  return createServerClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    ...sessionCookie(env.SITE_URL),
    cookies: {
      getAll: () => cookies.getAll(),
      setAll: (all) => {
        for (const { name, value, options } of all) set?.(name, value, options)
      },
    },
  })
}

/** A client of nobody in particular, with what the public may do. */
export function anonymousClient(): Db {
  const env = webEnv()
  return createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  })
}
