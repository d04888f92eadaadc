'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { ROLE_LABELS } from './labels'
import { changeRole, deactivateUser, reactivateUser, signOutUser } from './mutations'
import { refusalText } from './refusals'
import { changeRoleSchema, deactivateSchema, userIdSchema } from './schema'

/** Makes a user an agent or an admin. */
export async function changeRoleAction(
  user: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(changeRoleSchema, values)
  if (!parsed.ok) return parsed.state
  const { role } = parsed.data
  const changed = await changeRole(db, userIdSchema.parse(user), role)
  if (!changed.ok) return refuse(refusalText(changed.refusal), values)
  revalidatePath('/admin', 'layout')
  return { ok: true, message: `Saved. The role is ${ROLE_LABELS[role]} now.` }
}

/** Shuts a user out and hands over their open tickets. */
export async function deactivateUserAction(
  user: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(deactivateSchema, values)
  if (!parsed.ok) return parsed.state
  const heir = parsed.data.hand_tickets_to
  const handed = await deactivateUser(db, userIdSchema.parse(user), heir)
  if (!handed.ok) return refuse(refusalText(handed.refusal), values)
  revalidatePath('/', 'layout')
  return { ok: true, message: `Deactivated. ${handedText(handed.value, heir !== null)}` }
}

/** Lets a deactivated user in again. */
export async function reactivateUserAction(user: string, _: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await reactivateUser(db, userIdSchema.parse(user))
  if (!done.ok) return refuse(refusalText(done.refusal), {})
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Reactivated. They can sign in again.' }
}

/** Ends every session of a user, on all their devices. */
export async function signOutUserAction(user: string, _: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await signOutUser(db, userIdSchema.parse(user))
  if (!done.ok) return refuse(refusalText(done.refusal), {})
  revalidatePath('/admin', 'layout')
  return { ok: true, message: 'Signed out everywhere.' }
}

function handedText(count: number, toSomebody: boolean): string {
  if (count === 0) return 'There were no open tickets to hand over.'
  const tickets = count === 1 ? '1 open ticket' : `${count.toLocaleString('en')} open tickets`
  return toSomebody ? `${tickets} handed over.` : `${tickets} left without an assignee.`
}
