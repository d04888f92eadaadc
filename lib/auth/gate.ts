import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { webEnv } from '@/lib/env'
import {
  anonymousClient,
  type Db,
  sessionClient,
  sharedAnonymousClient,
  tokenClient,
} from '@/lib/supabase/clients'
import { lastingToken } from '@/lib/supabase/session-token'
import { type ListDisplay, listDisplay } from '@/lib/tickets/list-columns'
import { loginPath } from './next-path'

type SignedInUser = {
  id: string
  email: string
  name: string
  role: 'agent' | 'admin'
  timeZone: string
  /** Name of the object in the bucket `avatars`. */
  picture: string | null
  /** Whether single keys do things. */
  shortcuts: boolean
  list: ListDisplay
}

/** What the workspace is called, and its logo in the bucket `logos`. */
type WorkspaceFace = { name: string; logo: string | null }

/** `at`: when the request was first answered, by the database's clock and as it writes times. */
export type UserContext = { db: Db; user: SignedInUser; workspace: WorkspaceFace; at: string }

/**
 * The signed-in user and their database client, or null. One round trip a request: PostgREST
 * authenticates the call, and a deactivated user gets no row though their token has not expired.
 */
export const getUser = cache(async (): Promise<UserContext | null> => {
  const token = lastingToken((await cookies()).getAll(), webEnv().SITE_URL)
  const db = token ? tokenClient(token) : await asVisitor()
  const { data, error, status } = await db.rpc('current_actor', undefined, { get: true })
  if (error && status === 401) return null
  if (error) throw new Error(`current_actor: ${error.message}`, { cause: error })
  const row = data[0]
  if (!row) return null
  if (isStale(row.last_seen_at)) {
    after(async () => {
      await db.rpc('mark_seen')
    })
  }
  const role = row.role === 'admin' ? 'admin' : 'agent'
  return {
    db,
    user: {
      id: row.id,
      email: row.email,
      name: row.name,
      role,
      timeZone: row.time_zone,
      picture: row.picture,
      shortcuts: row.shortcuts,
      list: listDisplay(row.list_columns, row.list_density),
    },
    workspace: { name: row.workspace, logo: row.logo },
    at: row.asked_at,
  }
})

/** Older than five minutes: as exactly as admins are told when somebody was here. */
function isStale(lastSeenAt: string | null): boolean {
  return !lastSeenAt || Date.now() - Date.parse(lastSeenAt) > 5 * 60_000
}

/** The signed-in user and their client; sends everyone else to `/login`, and back here after it. */
export async function requireUser(): Promise<UserContext> {
  const context = await getUser()
  if (context) return context
  redirect(loginPath((await headers()).get('x-requested-path') ?? '/'))
}

/** Like `requireUser`, for admins alone; an agent gets the page that says so (403). */
export async function requireAdmin(): Promise<UserContext> {
  const context = await requireUser()
  if (context.user.role !== 'admin') forbidden()
  return context
}

/** The client of whoever this browser's session says, if anyone: for signing in and out. */
export async function asVisitor(): Promise<Db> {
  const jar = await cookies()
  return sessionClient(jar, (all) => {
    try {
      for (const { name, value, options } of all) jar.set(name, value, options)
    } catch {
      // A page cannot set cookies; middleware.ts has refreshed the session before it ran.
    }
  })
}

/** The client of nobody, who may sign in by it: for limits, and mails with links. */
export function asNobody(): Db {
  return anonymousClient()
}

/** The client of nobody who stays nobody: for programs that prove themselves to Postgres, by signatures. */
export function asStranger(): Db {
  return sharedAnonymousClient()
}
