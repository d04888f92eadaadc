'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { factText, withCustomFields } from '@/lib/custom-fields/facts'
import { parseCustomValues } from '@/lib/custom-fields/parse-values'
import { listSentFields } from '@/lib/custom-fields/queries'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { bothParsed, parseForm } from '@/lib/forms/parse-form'
import { baseOf, saveGuarded } from '@/lib/forms/save-guarded'
import type { Refusal } from '@/lib/supabase/refusal'
import { addressesAfter } from './addresses'
import { factValues } from './fact-values'
import { changeContact, createContact } from './mutations'
import { getContact } from './queries'
import { contactRefusal } from './refusals'
import { addressesSchema, contactFactsSchema, contactIdSchema, newContactSchema } from './schema'

/** Makes a contact and opens their page. */
export async function createContactAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const custom = parseCustomValues(await listSentFields(db, values, 'contact'), values)
  const parsed = bothParsed(parseForm(newContactSchema, values), custom)
  if (!parsed.ok) return parsed.state
  const [contact, custom_fields] = parsed.data
  const made = await createContact(db, { ...contact, custom_fields })
  if (!made.ok) return refused(made.refusal, values)
  revalidatePath('/contacts', 'layout')
  redirect(`/contacts/${made.value}`)
}

/** Saves what is known of a contact, on top of what others saved meanwhile. */
export async function saveContactAction(
  contact: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = contactIdSchema.parse(contact)
  const values = formValues(form)
  const fields = await listSentFields(db, values, 'contact')
  const refusal = await saveGuarded({
    values,
    schema: withCustomFields(contactFactsSchema, fields, baseOf),
    async load() {
      const now = await getContact(db, id)
      return now && { values: factValues(now, fields), seenAt: now.seenAt }
    },
    textOf: (control, value) => factText(fields, control, value),
    save: (seenAt, facts) => changeContact(db, id, seenAt, facts),
    refused,
  })
  revalidatePath('/contacts', 'layout')
  return refusal ?? done(`/contacts/${id}`, 'saved', 'Saved.')
}

/** Adds an address, takes one away, or puts one first. */
export async function changeAddressesAction(
  contact: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = contactIdSchema.parse(contact)
  const values = formValues(form)
  const parsed = parseForm(addressesSchema, values)
  if (!parsed.ok) return parsed.state
  const { seen_at, ...asked } = parsed.data
  const emails = addressesAfter(asked)
  if (typeof emails === 'string') return refusedAt('add', emails, values)
  const saved = await changeContact(db, id, seen_at, { emails })
  revalidatePath('/contacts', 'layout')
  if (saved.ok) return done(`/contacts/${id}#addresses`, 'addresses', 'Saved.')
  const { field, text } = contactRefusal(saved.refusal)
  return field ? refusedAt('add', text, values) : refuse(text, values)
}

function refused(refusal: Refusal, values: FormValues): ActionState {
  const { field, text } = contactRefusal(refusal)
  return field ? refusedAt(field, text, values) : refuse(text, values)
}

function refusedAt(field: string, text: string, values: FormValues): ActionState {
  return { ok: false, formError: 'Nothing was saved.', fieldErrors: { [field]: [text] }, values }
}
