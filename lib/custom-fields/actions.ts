'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { getField } from './managing-queries'
import {
  changeChoiceSchema,
  changeFieldSchema,
  createFieldSchema,
  fieldIdSchema,
  moveFieldSchema,
} from './managing-schema'
import { archiveField, changeField, createField, moveField } from './mutations'
import { refusalText } from './refusals'

/** Makes a field and opens its page. */
export async function createFieldAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(createFieldSchema, values)
  if (!parsed.ok) return parsed.state
  const made = await createField(db, parsed.data)
  if (!made.ok) {
    const words = refusalText(made.refusal)
    const taken =
      made.refusal.kind === 'rule' && made.refusal.constraint === 'custom_fields_key_key'
    if (!taken) return refuse(words, values)
    return { ok: false, formError: 'Nothing was saved.', fieldErrors: { key: [words] }, values }
  }
  revalidatePath('/', 'layout')
  redirect(`/admin/fields/${made.value.id}`)
}

/** Changes what a field is called, its choices, and where it is required. */
export async function changeFieldAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const field = await getField(db, fieldIdSchema.parse(id))
  if (!field) return refuse(refusalText({ kind: 'not_found' }), values)
  const isChoice = field.type === 'choice'
  const parsed = parseForm(isChoice ? changeChoiceSchema : changeFieldSchema, values)
  if (!parsed.ok) return parsed.state
  const choices = isChoice ? parsed.data.choices : []
  const saved = await changeField(db, field.id, { ...parsed.data, choices })
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath('/', 'layout')
  return { ok: true, message: 'Saved.' }
}

/** Archives a field, or restores it, as the page that the button stands on says. */
export async function archiveFieldAction(
  id: string,
  archived: boolean,
  _: ActionState,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const changed = await archiveField(db, fieldIdSchema.parse(id), archived === true)
  if (!changed.ok) return refuse(refusalText(changed.refusal), {})
  revalidatePath('/', 'layout')
  return { ok: true, message: archived ? 'Archived.' : 'Restored.' }
}

/** Moves the field whose button was pressed. */
export async function moveFieldAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireAdmin()
  const parsed = parseForm(moveFieldSchema, formValues(form))
  if (!parsed.ok) return parsed.state
  const [id, direction] = parsed.data.move
  const moved = await moveField(db, id, direction === 'up' ? -1 : 1)
  if (!moved.ok) return refuse(refusalText(moved.refusal), {})
  revalidatePath('/', 'layout')
  return done(`/admin/fields#field-${id}`, 'moved', 'Moved.')
}
