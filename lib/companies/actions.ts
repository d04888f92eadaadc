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
import { factValues } from './fact-values'
import { changeCompany, createCompany } from './mutations'
import { getCompany } from './queries'
import { companyRefusal } from './refusals'
import { companyFactsSchema, companyIdSchema } from './schema'

/** Makes a company and opens its page. */
export async function createCompanyAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const custom = parseCustomValues(await listSentFields(db, values, 'company'), values)
  const parsed = bothParsed(parseForm(companyFactsSchema, values), custom)
  if (!parsed.ok) return parsed.state
  const [company, custom_fields] = parsed.data
  const made = await createCompany(db, { ...company, custom_fields })
  if (!made.ok) return refused(made.refusal, values)
  revalidatePath('/companies', 'layout')
  redirect(`/companies/${made.value}`)
}

/** Saves what is known of a company, on top of what others saved meanwhile. */
export async function saveCompanyAction(
  company: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = companyIdSchema.parse(company)
  const values = formValues(form)
  const fields = await listSentFields(db, values, 'company')
  const refusal = await saveGuarded({
    values,
    schema: withCustomFields(companyFactsSchema, fields, baseOf),
    async load() {
      const now = await getCompany(db, id)
      return now && { values: factValues(now, fields), seenAt: now.seenAt }
    },
    textOf: (control, value) => factText(fields, control, value),
    save: (seenAt, facts) => changeCompany(db, id, seenAt, facts),
    refused,
  })
  revalidatePath('/', 'layout')
  return refusal ?? done(`/companies/${id}`, 'saved', 'Saved.')
}

function refused(refusal: Refusal, values: FormValues): ActionState {
  const { field, text } = companyRefusal(refusal)
  if (!field) return refuse(text, values)
  return { ok: false, formError: 'Nothing was saved.', fieldErrors: { [field]: [text] }, values }
}
