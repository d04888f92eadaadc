'use server'
import { revalidatePath } from 'next/cache'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { updateProfile } from './mutations'
import { profileSchema } from './schema'

/** Saves an agent's own name, time zone, signature and wishes for mail. */
export async function updateProfileAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(profileSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await updateProfile(db, user.id, parsed.data)
  if (!saved.ok) return refuse('Nothing was saved: the workspace does not allow this.', values)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Saved.' }
}
