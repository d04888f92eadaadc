'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import type { Refusal } from '@/lib/supabase/refusal'
import { addTeamMember, createTeam, removeTeamMember, updateTeam } from './mutations'
import { refusalText } from './refusals'
import { memberSchema, teamIdSchema, teamSchema } from './schema'

/** Makes a team and opens its page, where its members are chosen. */
export async function createTeamAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(teamSchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createTeam(db, parsed.data)
  if (!made.ok) return refused(made.refusal, values)
  revalidatePath('/admin', 'layout')
  redirect(`/admin/teams/${made.value}`)
}

/** Renames a team, opens it or makes it private. */
export async function updateTeamAction(
  team: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(teamSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await updateTeam(db, teamIdSchema.parse(team), parsed.data)
  if (!saved.ok) return refused(saved.refusal, values)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Puts a user into a team. */
export async function addMemberAction(
  team: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(memberSchema, values)
  if (!parsed.ok) return parsed.state
  const added = await addTeamMember(db, teamIdSchema.parse(team), parsed.data.user_id)
  revalidatePath('/admin', 'layout')
  return added.ok ? { ok: true, message: 'Added.' } : refuse(refusalText(added.refusal), values)
}

/** Takes the user whose button was pressed out of a team. */
export async function removeMemberAction(
  team: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const parsed = parseForm(memberSchema, formValues(form))
  if (!parsed.ok) return parsed.state
  const removed = await removeTeamMember(db, teamIdSchema.parse(team), parsed.data.user_id)
  revalidatePath('/admin', 'layout')
  return removed.ok ? { ok: true, message: 'Removed.' } : refuse(refusalText(removed.refusal), {})
}

/** A name that is taken is said beside the name; all else of the whole form. */
function refused(refusal: Refusal, values: FormValues): ActionState {
  if (refusal.kind !== 'rule' || refusal.constraint !== 'teams_name_key') {
    return refuse(refusalText(refusal), values)
  }
  const fieldErrors = { name: [refusalText(refusal)] }
  return { ok: false, formError: 'Nothing was saved.', fieldErrors, values }
}
