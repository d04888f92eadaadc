import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { anonymousClient, type Db, sessionClient } from '@/lib/supabase/clients'
import { loginPath } from './next-path'

export type SignedInUser = {
  id: string
  email: string
  name: string
  role: 'agent' | 'admin'
  timeZone: string
}

export type UserContext = { db: Db; user: SignedInUser }

/**
 * The signed-in user and their database client, or null. One round trip a request: PostgREST
 * authenticates the call, and a deactivated user gets no row though their token has not expired.
 */
export const getUser = cache(async (): Promise<UserContext | null> => {
  const jar = await cookies()
  const db = sessionClient(jar, (name, value, options) => {
    try {
      jar.set(name, value, options)
    } catch {
      // A page cannot set cookies; middleware.ts has refreshed the session before it ran.
    }
  })
  const { data, error, status } = await db.rpc('current_actor', undefined, { get: true })
  if (error && status === 401) return null
  if (error) throw new Error(`current_actor: ${error.message}`, { cause: error })
  const row = data[0]
  if (!row) return null
  const role = row.role === 'admin' ? 'admin' : 'agent'
  return {
    db,
    user: { id: row.id, email: row.email, name: row.name, role, timeZone: row.time_zone },
  }
})

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

/** The client of nobody: for sign-in, webhooks and other doors that anyone may knock at. */
export function asNobody(): Db {
  return anonymousClient()
}
