import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Role } from '@/lib/users/types'
import type { OpenInvitation } from './types'

/** The invitations that still wait, those that end first on top; at most 500. */
export async function listOpenInvitations(db: Db): Promise<OpenInvitation[]> {
  const { data, error } = await db
    .from('invitations')
    .select('id, email, role, created_at, expires_at, users (name)')
    .is('accepted_at', null)
    .is('revoked_at', null)
    .order('expires_at')
    .order('email')
    .limit(500)
  if (error) throw new Error(`list invitations: ${error.message}`, { cause: error })
  return data.map((row) => ({
    id: row.id,
    email: row.email,
    // A check constraint holds it to the closed list.
    role: row.role as Role,
    invitedBy: row.users?.name ?? null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}
