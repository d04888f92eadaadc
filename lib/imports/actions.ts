'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import type { Db } from '@/lib/supabase/clients'
import type { Result } from '@/lib/supabase/refusal'
import { cancelImport, checkImport, deleteImport, startImport, undoImport } from './mutations'
import { importRefusalText } from './refusals'
import { importIdSchema, mappingSchema } from './schema'

/** Has a dry run made with the columns as they were chosen. */
export async function checkImportAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const mapping: string[] = []
  for (let at = 0; typeof values[`column_${at}`] === 'string' && at <= 200; at += 1) {
    mapping.push(values[`column_${at}`] ?? '')
  }
  const parsed = mappingSchema.safeParse({ mapping, existing: values.existing })
  if (!parsed.success) {
    return refuse(parsed.error.issues[0]?.message ?? 'Nothing was done.', values)
  }
  const checked = await checkImport(db, importIdSchema.parse(id), parsed.data)
  if (!checked.ok) return refuse(importRefusalText(checked.refusal), values)
  revalidatePath('/admin', 'layout')
  redirect(`/admin/imports/${id}`)
}

/** Imports what was checked. */
export async function startImportAction(id: string, _: ActionState, form: FormData) {
  return await act(startImport, id, form)
}

/** Stops an import where it is. */
export async function cancelImportAction(id: string, _: ActionState, form: FormData) {
  return await act(cancelImport, id, form)
}

/** Takes back what an import did. */
export async function undoImportAction(id: string, _: ActionState, form: FormData) {
  return await act(undoImport, id, form)
}

/** Forgets an import and its results. */
export async function deleteImportAction(id: string, _: ActionState, form: FormData) {
  return await act(deleteImport, id, form, '/admin/imports')
}

type Act = (db: Db, id: string) => Promise<Result<unknown>>

async function act(
  what: Act,
  id: string,
  form: FormData,
  place = `/admin/imports/${id}`,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await what(db, importIdSchema.parse(id))
  if (!done.ok) return refuse(importRefusalText(done.refusal), formValues(form))
  revalidatePath('/admin', 'layout')
  redirect(place)
}
