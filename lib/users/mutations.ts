import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Role } from './types'

/** Makes a user an agent or an admin. */
export async function changeRole(db: Db, user: string, role: Role): Promise<Result<unknown>> {
  return resultOf(await db.rpc('change_user_role', { user_id: user, role }))
}

/**
 * Shuts a user out from the next request on, and hands their unsolved tickets to another, or to
 * nobody; answers how many those were.
 */
export async function deactivateUser(
  db: Db,
  user: string,
  handTicketsTo: string | null,
): Promise<Result<number>> {
  const hand_tickets_to = handTicketsTo ?? undefined
  return resultOf(await db.rpc('deactivate_user', { user_id: user, hand_tickets_to }))
}

/** Lets a deactivated user in again, by a new sign-in. */
export async function reactivateUser(db: Db, user: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('reactivate_user', { user_id: user }))
}

/** Ends every session of a user at once. */
export async function signOutUser(db: Db, user: string): Promise<Result<unknown>> {
  return resultOf(await db.rpc('sign_out_user', { user_id: user }))
}
