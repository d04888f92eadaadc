'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { changedTo, refusedHelp } from './article-state'
import { showEdits } from './edits'
import { createCategory, deleteCategory, updateCategory } from './mutations'
import { getCategory } from './queries'
import { refusalText } from './refusals'
import { categorySchema, helpIdSchema, newCategorySchema, seenSchema } from './schema'
import type { Category } from './types'

/** Makes a category. */
export async function createCategoryAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(newCategorySchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createCategory(db, parsed.data)
  if (!made.ok) return refusedHelp(made.refusal, values)
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
  const seen = seenSchema.parse(values.seen)
  const saved = await updateCategory(db, { id, seen }, parsed.data)
  if (!saved.ok) {
    const now = saved.refusal.kind === 'stale' ? await getCategory(db, id) : null
    return now ? overtaken(now, values) : refusedHelp(saved.refusal, values)
  }
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

/** Both sides of a change that came second; saving again puts it in place of the first. */
function overtaken(now: Category, values: FormValues): ActionState {
  return {
    ok: false,
    formError: `${refusalText({ kind: 'stale' })} Nothing was overwritten: look at both sides, then save again.`,
    fieldErrors: {
      ...changedTo(values, 'name', now.name),
      ...changedTo(values, 'description', now.description),
      ...changedTo(values, 'position', String(now.position)),
    },
    values: { ...values, seen: now.updatedAt },
  }
}
