'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { listHref } from '@/lib/tickets/list-place'
import { removePicture, setListDisplay, setPicture, updateProfile } from './mutations'
import { pictureSchema } from './picture-file'
import { listDisplaySchema, profileSchema } from './schema'

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

/** Shows a picture from now on: PNG, JPEG or WebP by its bytes, of 512 KB at most. */
export async function uploadPictureAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db, user } = await requireUser()
  const parsed = await pictureSchema.safeParseAsync(form.get('picture'))
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ message }) => message)
    return { ok: false, fieldErrors: { picture: errors }, values: {} }
  }
  const saved = await setPicture(db, user, parsed.data)
  if (!saved.ok) return refuse('Nothing was saved: the workspace does not allow this.', {})
  revalidatePath('/', 'layout')
  return done('/settings', 'picture', 'Picture saved.')
}

/** Shows an agent's initials again. */
export async function removePictureAction(): Promise<ActionState> {
  const { db, user } = await requireUser()
  const removed = await removePicture(db, user)
  if (!removed.ok) return refuse('Nothing was removed: the workspace does not allow this.', {})
  revalidatePath('/', 'layout')
  return done('/settings', 'no-picture', 'Picture removed.')
}

/** Remembers what this user's list shows, and shows the same tickets so. */
export async function setListDisplayAction(form: FormData): Promise<void> {
  const { db, user } = await requireUser()
  const { q, view } = formValues(form)
  const parsed = listDisplaySchema.safeParse({
    columns: form.getAll('columns'),
    density: form.get('density'),
  })
  // Only choices are offered: whoever sends another gets what they had.
  if (parsed.success) await setListDisplay(db, user.id, parsed.data)
  revalidatePath('/tickets')
  redirect(listHref({ q, view }))
}
