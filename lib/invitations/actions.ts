'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { inviteUsers, resendInvitation, revokeInvitation } from './mutations'
import { refusalText } from './refusals'
import { invitationActSchema, inviteSchema } from './schema'
import type { InviteState } from './types'

/** Invites everybody on a pasted list. What was refused stays in the field, the rest is on its way. */
export async function inviteUsersAction(_: ActionState, form: FormData): Promise<InviteState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(inviteSchema, values)
  if (!parsed.ok) return parsed.state
  const invited = await inviteUsers(db, parsed.data)
  if (!invited.ok) return refuse(refusalText(invited.refusal), values)
  revalidatePath('/admin/users')
  const results = invited.value
  const refused = results.filter(
    ({ outcome }) => outcome === 'user_already' || outcome === 'invalid',
  )
  const sent = results.length - refused.length
  const message = sent === 1 ? '1 invitation sent.' : `${sent} invitations sent.`
  if (refused.length === 0) return { ok: true, message, results }
  return {
    ok: false,
    formError: sent === 0 ? 'No invitation was sent.' : message,
    fieldErrors: { emails: [refusedText(refused.length)] },
    values: { ...values, emails: refused.map(({ email }) => email).join('\n') },
    results,
  }
}

/** Sends one of the open invitations again or revokes it, as the pressed button says. */
export async function invitationAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const act = invitationActSchema.safeParse(formValues(form))
  if (!act.success) return refuse('Please choose an invitation.', {})
  const done =
    'resend' in act.data
      ? await resendInvitation(db, act.data.resend)
      : await revokeInvitation(db, act.data.revoke)
  revalidatePath('/admin/users')
  if (!done.ok) return refuse(refusalText(done.refusal), {})
  const what = 'resend' in act.data ? 'sent again' : 'revoked'
  return { ok: true, message: `The invitation to ${done.value} was ${what}.` }
}

function refusedText(count: number): string {
  const refused = count === 1 ? 'This one was' : `These ${count} were`
  return `${refused} refused, and the list below says why.`
}
