import { randomBytes } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'
import { linkIn, mailCausedBy } from './mailbox'
import { testStack } from './stack'

/** Somebody who has signed in through Auth, and the database as they see it. */
export type Actor = { id: string; email: string; name: string; db: Db; token: string }

/** A word that no other test has, for names and addresses. */
export const unique = () => randomBytes(6).toString('hex')

/** A client of nobody: what anyone has who knows the publishable key. */
export function nobody(): Db {
  const { supabaseUrl, publishableKey } = testStack()
  const auth = { persistSession: false, autoRefreshToken: false, flowType: 'implicit' } as const
  return createClient<Database>(supabaseUrl, publishableKey, { auth })
}

/** Invites a fresh address and signs it in by the link in its mail. Takes about 0.2 s. */
export async function signedIn(role: 'agent' | 'admin' = 'agent'): Promise<Actor> {
  const name = `${role}-${unique()}`
  const email = `${name}@example.com`
  await postgres().query('select private.invite_user($1, $2)', [email, role])
  const db = nobody()
  const mail = await mailCausedBy(email, () => db.auth.signInWithOtp({ email }))
  const token_hash = new URL(linkIn(mail, '/auth/confirm')).searchParams.get('token_hash') ?? ''
  const { data, error } = await db.auth.verifyOtp({ token_hash, type: 'magiclink' })
  if (error || !data.session || !data.user) throw new Error(`${email} could not sign in`)
  leaveBehind('actor', data.user.id)
  return { id: data.user.id, email, name, db, token: data.session.access_token }
}
