'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { findDeletion } from '@/lib/deletions/queries'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { changeMacro, createMacro, deleteMacro } from './mutations'
import { getMacro } from './queries'
import { refusalText } from './refusals'
import { changeMacroSchema, createMacroSchema, deleteMacroSchema, macroIdSchema } from './schema'

/** Makes a macro and opens its page, where it can be seen on a ticket. */
export async function createMacroAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db, user } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(createMacroSchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createMacro(db, user.id, parsed.data)
  if (!made.ok) return refuse(refusalText(made.refusal), values)
  revalidatePath('/', 'layout')
  redirect(`/admin/macros/${made.value.id}`)
}

/** Changes a macro, unless somebody else has since. */
export async function changeMacroAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(changeMacroSchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await changeMacro(db, macroIdSchema.parse(id), parsed.data)
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Deletes a macro, and goes back to the list, where it can be undone. */
export async function deleteMacroAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(deleteMacroSchema, values)
  if (!parsed.ok) return parsed.state
  const macro = await getMacro(db, macroIdSchema.parse(id))
  if (!macro) return refuse(refusalText({ kind: 'not_found' }), values)
  if (parsed.data.confirm !== macro.name) {
    const fieldErrors = { confirm: [`Type ${macro.name}, the macro that goes.`] }
    return { ok: false, formError: 'Nothing was deleted.', fieldErrors, values }
  }
  const deleted = await deleteMacro(db, macro.id)
  if (!deleted.ok) return refuse(refusalText(deleted.refusal), values)
  revalidatePath('/', 'layout')
  redirect(`/admin/macros?deleted=${(await findDeletion(db, macro.id)) ?? ''}`)
}
