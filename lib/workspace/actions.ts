'use server'
import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { showEdits } from '@/lib/help/edits'
import { pictureSchema } from '@/lib/profile/picture-file'
import type { Db } from '@/lib/supabase/clients'
import type { Refusal } from '@/lib/supabase/refusal'
import { workspaceValues } from './controls'
import { redrawn } from './logo-file'
import { changeWorkspace, setLogo } from './mutations'
import { overlaid, readBase } from './overtaken'
import { getWorkspace, lastChange } from './queries'
import { versionSchema, workspaceSchema } from './schema'

// Somebody else would have to save three times while one saves once.
const TRIES = 3

/** Saves the settings, on top of what somebody else has saved meanwhile where that is no contradiction. */
export async function changeWorkspaceAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  let values = formValues(form)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const parsed = parseForm(workspaceSchema, values)
    if (!parsed.ok) return parsed.state
    const saved = await changeWorkspace(db, parsed.data, versionSchema.parse(values.version))
    if (saved.ok) {
      await showEdits()
      revalidatePath('/', 'layout')
      return done('/admin/workspace', 'saved', 'Saved.')
    }
    if (saved.refusal.kind !== 'stale') return refuse(refusalText(saved.refusal), values)
    const { state, merged } = await overtaken(db, values)
    if (state) return state
    values = merged
  }
  return refuse('Others keep changing the settings. Nothing is lost: save again.', values)
}

/** Shows a logo from now on: PNG, JPEG or WebP by its bytes, of 512 KB at most. */
export async function uploadLogoAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const parsed = await pictureSchema.safeParseAsync(form.get('logo'))
  const content = parsed.success ? await redrawn(parsed.data.content) : null
  if (!content) {
    const words = parsed.success
      ? ['This picture is broken.']
      : parsed.error.issues.map(({ message }) => message)
    return { ok: false, fieldErrors: { logo: words }, values: {} }
  }
  const { logo } = await getWorkspace(db)
  const saved = await setLogo(db, content, logo)
  if (!saved.ok) return refuse(refusalText(saved.refusal), {})
  await showEdits()
  revalidatePath('/', 'layout')
  return done('/admin/workspace', 'logo', 'Logo saved.')
}

/** Goes back to the mark of Counterfoil. */
export async function removeLogoAction(_: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const { logo } = await getWorkspace(db)
  const saved = await setLogo(db, null, logo)
  if (!saved.ok) return refuse(refusalText(saved.refusal), {})
  await showEdits()
  revalidatePath('/', 'layout')
  return done('/admin/workspace', 'no-logo', 'Logo removed.')
}

async function overtaken(db: Db, typed: FormValues) {
  const [workspace, blame] = await Promise.all([getWorkspace(db), lastChange(db)])
  const now = workspaceValues(workspace)
  const { values, conflicts } = overlaid(typed, readBase(typed.base), now, blame)
  const merged = { ...values, version: String(workspace.version), base: JSON.stringify(now) }
  if (Object.keys(conflicts).length === 0) return { state: null, merged }
  const formError = `${blame.by ?? 'Somebody else'} changed the settings while you were editing them. Nothing is saved yet: choose between the two sides of each marked field, then save again.`
  const state: ActionState = { ok: false, formError, conflicts, values: merged }
  return { state, merged }
}

function refusalText(refusal: Refusal): string {
  if (refusal.kind === 'forbidden') return 'Only admins change the settings.'
  return 'The workspace does not allow this change.'
}
