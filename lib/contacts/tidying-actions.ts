'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin, requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { deleteContact } from './deleting'
import { mergeContacts, unmergeContact } from './merging'
import { getContact } from './queries'
import { contactRefusal } from './refusals'
import { contactIdSchema, mergeSchema } from './schema'

/** Merges two contacts into the one whose button was pressed, and opens their page. */
export async function mergeContactsAction(
  contact: string,
  other: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const pair = [contactIdSchema.parse(contact), contactIdSchema.parse(other)]
  const parsed = parseForm(mergeSchema, formValues(form))
  if (!parsed.ok) return parsed.state
  const { survivor } = parsed.data
  const source = pair.find((id) => id !== survivor)
  if (!source || !pair.includes(survivor)) return refuse('Choose who stays.', {})
  const merged = await mergeContacts(db, source, survivor)
  if (!merged.ok) return refuse(contactRefusal(merged.refusal).text, {})
  revalidatePath('/', 'layout')
  redirect(`/contacts/${survivor}`)
}

/** Takes a contact out of the one it was merged into, and opens its page. */
export async function unmergeContactAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const source = contactIdSchema.safeParse(formValues(form).source)
  if (!source.success) return refuse('Say which contact.', {})
  const undone = await unmergeContact(db, source.data)
  if (!undone.ok) return refuse(contactRefusal(undone.refusal).text, {})
  revalidatePath('/', 'layout')
  redirect(`/contacts/${source.data}`)
}

/** Deletes a contact with all that goes with them, once their name was typed. */
export async function deleteContactAction(
  contact: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const id = contactIdSchema.parse(contact)
  const values = formValues(form)
  const found = await getContact(db, id)
  if (found && values.name?.trim() !== found.name) {
    const fieldErrors = { name: [`This is not the name: type “${found.name}”.`] }
    return { ok: false, formError: 'Nothing was deleted.', fieldErrors, values }
  }
  const deleted = await deleteContact(db, id)
  if (!deleted.ok) return refuse(contactRefusal(deleted.refusal).text, values)
  revalidatePath('/', 'layout')
  redirect('/contacts')
}
