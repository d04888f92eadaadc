import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Invite } from './schema'
import type { InviteOutcome, InviteResult } from './types'

/** Invites each address, or renews its open invitation; answers what became of each. */
export async function inviteUsers(
  db: Db,
  { emails, role }: Invite,
): Promise<Result<InviteResult[]>> {
  const invited = resultOf(await db.rpc('invite_users', { emails, role }))
  if (!invited.ok) return invited
  const results = invited.value.map(({ email, outcome }) => ({
    email,
    outcome: outcome as InviteOutcome,
  }))
  return { ok: true, value: results }
}

/** Sends an open invitation again, which stands for seven days more; answers the address. */
export async function resendInvitation(db: Db, id: string): Promise<Result<string>> {
  const open = resultOf(
    await db
      .from('invitations')
      .select('email, role')
      .eq('id', id)
      .is('accepted_at', null)
      .is('revoked_at', null)
      .maybeSingle(),
  )
  if (!open.ok) return open
  if (!open.value) return { ok: false, refusal: { kind: 'not_found' } }
  const { email, role } = open.value
  const renewed = resultOf(await db.rpc('invite_users', { emails: [email], role }))
  return renewed.ok ? { ok: true, value: email } : renewed
}

/** Takes an open invitation back; answers the address. */
export async function revokeInvitation(db: Db, id: string): Promise<Result<string>> {
  const revoked = resultOf(
    await db
      .from('invitations')
      .update({ revoked_at: new Date().toISOString() })
      .eq('id', id)
      .is('accepted_at', null)
      .is('revoked_at', null)
      .select('email')
      .maybeSingle(),
  )
  if (!revoked.ok) return revoked
  return revoked.value
    ? { ok: true, value: revoked.value.email }
    : { ok: false, refusal: { kind: 'not_found' } }
}
