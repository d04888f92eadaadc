'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import type { Refusal } from '@/lib/supabase/refusal'
import { showEdits } from './edits'
import { createCategory, deleteCategory, updateCategory } from './mutations'
import { fieldOfRefusal, refusalText } from './refusals'
import { categorySchema, helpIdSchema } from './schema'

/** Makes a category. */
export async function createCategoryAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(categorySchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createCategory(db, parsed.data)
  if (!made.ok) return refused(made.refusal, values)
  revalidatePath('/articles', 'layout')
  redirect('/articles/categories?done=created')
}

/** Renames, describes or moves a category. */
export async function updateCategoryAction(
  category: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = helpIdSchema.parse(category)
  const values = formValues(form)
  const parsed = parseForm(categorySchema, values)
  if (!parsed.ok) return parsed.state
  const saved = await updateCategory(db, id, parsed.data)
  if (!saved.ok) return refused(saved.refusal, values)
  await showEdits()
  revalidatePath('/articles', 'layout')
  return done(`/articles/categories#category-${id}`, 'saved', 'Saved.')
}

/** Deletes a category without articles. */
export async function deleteCategoryAction(category: string): Promise<ActionState> {
  const { db } = await requireUser()
  const deleted = await deleteCategory(db, helpIdSchema.parse(category))
  if (!deleted.ok) {
    const inUse = deleted.refusal.kind === 'rule'
    return refuse(
      inUse ? 'There are articles in it: move them first.' : refusalText(deleted.refusal),
      {},
    )
  }
  revalidatePath('/articles', 'layout')
  redirect('/articles/categories?done=deleted')
}

function refused(refusal: Refusal, values: FormValues): ActionState {
  const about = fieldOfRefusal(refusal)
  if (!about) return refuse(refusalText(refusal), values)
  const fieldErrors = { [about.field]: [about.text] }
  return { ok: false, formError: 'Nothing was saved.', fieldErrors, values }
}
