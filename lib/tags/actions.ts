'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import { deleteTag, mergeTags, renameTag } from './mutations'
import { findTag, getTag, listTagUses } from './queries'
import { refusalText } from './refusals'
import { deleteTagSchema, mergeTagSchema, renameTagSchema, tagIdSchema } from './schema'
import { queryChanges } from './tag-in-query'
import type { CountedTag } from './types'

/** Calls a tag something else. */
export async function renameTagAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(renameTagSchema, values)
  if (!parsed.ok) return parsed.state
  const tag = await getTag(db, tagIdSchema.parse(id))
  if (!tag) return gone(values)
  const { name } = parsed.data
  const saved = await renameTag(db, tag.id, name, await changesOf(db, tag, name))
  if (!saved.ok) return beside('name', refusalText(saved.refusal), values)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Merges a tag into the one whose name was typed, and goes there. */
export async function mergeTagAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(mergeTagSchema, values)
  if (!parsed.ok) return parsed.state
  const { into, confirm } = parsed.data
  const [tag, survivor] = await Promise.all([getTag(db, tagIdSchema.parse(id)), findTag(db, into)])
  if (!tag) return gone(values)
  if (!survivor) return beside('into', `There is no tag ${into}. Rename this one instead.`, values)
  if (survivor.id === tag.id) return beside('into', 'This is the same tag.', values)
  if (confirm !== tag.name) return misnamed(tag, values)
  const merged = await mergeTags(db, tag.id, survivor.id, await changesOf(db, tag, survivor.name))
  if (!merged.ok) return refuse(refusalText(merged.refusal), values)
  revalidatePath('/', 'layout')
  redirect(`/admin/tags/${survivor.id}?deleted=${merged.value}`)
}

/** Deletes a tag, and goes back to the list, where it can be undone. */
export async function deleteTagAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(deleteTagSchema, values)
  if (!parsed.ok) return parsed.state
  const tag = await getTag(db, tagIdSchema.parse(id))
  if (!tag) return gone(values)
  if (parsed.data.confirm !== tag.name) return misnamed(tag, values)
  const deleted = await deleteTag(db, tag.id)
  if (!deleted.ok) return refuse(refusalText(deleted.refusal), values)
  revalidatePath('/', 'layout')
  redirect(`/admin/tags?deleted=${deleted.value}`)
}

async function changesOf(db: Db, tag: CountedTag, name: string) {
  const { views } = await listTagUses(db, tag.name)
  return queryChanges(views, tag.name, name)
}

const gone = (values: FormValues) => refuse('This tag does not exist any more.', values)

const misnamed = (tag: CountedTag, values: FormValues) =>
  beside('confirm', `Type ${tag.name}, the tag that goes.`, values)

function beside(field: string, words: string, values: FormValues): ActionState {
  return { ok: false, formError: 'Nothing was changed.', fieldErrors: { [field]: [words] }, values }
}
