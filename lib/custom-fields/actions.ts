'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { saveGuarded } from '@/lib/forms/save-guarded'
import { REQUEST_FORM_LABELS } from './labels'
import { managedValues } from './managed-values'
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
import type { OnRequestForm } from './types'

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

/** Changes what a field is, on top of what others changed meanwhile. */
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
  const refusal = await saveGuarded({
    values,
    schema: isChoice ? changeChoiceSchema : changeFieldSchema,
    async load() {
      const now = await getField(db, field.id)
      return now && { values: managedValues(now), seenAt: now.seenAt }
    },
    textOf: (control, value) =>
      control === 'request_form'
        ? REQUEST_FORM_LABELS[value as OnRequestForm]
        : value.replaceAll('\n', ', '),
    save: (seenAt, { choices, ...changes }) =>
      changeField(db, field.id, seenAt, { ...changes, ...(isChoice && choices && { choices }) }),
    refused: (refused, typed) => refuse(refusalText(refused), typed),
  })
  revalidatePath('/', 'layout')
  return refusal ?? { ok: true, message: 'Saved.' }
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
