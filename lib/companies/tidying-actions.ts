'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin, requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { deleteCompany } from './mutations'
import { getCompany } from './queries'
import { companyRefusal } from './refusals'
import { companyIdSchema } from './schema'
import { adoptStrays } from './strays'

/** Puts contacts with an address at its domains, and no company, into a company. */
export async function adoptStraysAction(company: string): Promise<ActionState> {
  const { db } = await requireUser()
  const id = companyIdSchema.parse(company)
  const adopted = await adoptStrays(db, id)
  if (!adopted.ok) return refuse(companyRefusal(adopted.refusal).text, {})
  revalidatePath('/', 'layout')
  const people = adopted.value === 1 ? '1 contact' : `${adopted.value} contacts`
  return done(`/companies/${id}`, 'adopted', `${people} added.`)
}

/** Deletes a company, once its name was typed. */
export async function deleteCompanyAction(
  company: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const id = companyIdSchema.parse(company)
  const values = formValues(form)
  const found = await getCompany(db, id)
  if (found && values.name?.trim() !== found.name) {
    const fieldErrors = { name: [`This is not the name: type “${found.name}”.`] }
    return { ok: false, formError: 'Nothing was deleted.', fieldErrors, values }
  }
  const deleted = await deleteCompany(db, id)
  if (!deleted.ok) return refuse(companyRefusal(deleted.refusal).text, values)
  revalidatePath('/', 'layout')
  redirect('/companies')
}
