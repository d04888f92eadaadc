'use server'
import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { changedFields } from '@/lib/custom-fields/controls'
import { parseCustomValues } from '@/lib/custom-fields/parse-values'
import { listSentFields } from '@/lib/custom-fields/queries'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { bothParsed, parseForm } from '@/lib/forms/parse-form'
import { baseOf } from '@/lib/forms/save-guarded'
import { forgetCounts } from '@/lib/views/count-memory'
import { createTicket } from './mutations'
import { refusalText } from './refusals'
import { ticketInList } from './same-list'
import { saveEdits } from './save-edits'
import { createTicketSchema, updateTicketSchema } from './schema'

/** Creates a ticket from `/tickets/new` and opens it. */
export async function createTicketAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const custom = parseCustomValues(await listSentFields(db, values), values)
  const parsed = bothParsed(parseForm(createTicketSchema, values), custom)
  if (!parsed.ok) return parsed.state
  const [ticket, custom_fields] = parsed.data
  const created = await createTicket(db, { ...ticket, custom_fields })
  if (!created.ok) return refuse(refusalText(created.refusal), values)
  forgetCounts(user.id)
  revalidatePath('/tickets')
  redirect(`/tickets/${created.value}`)
}

/** Saves the properties of a ticket, made from the version that the form carries. */
export async function updateTicketAction(
  number: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db, user } = await requireUser()
  const typed = formValues(form)
  const fields = await listSentFields(db, typed)
  // A choice that is offered no more stays what it is, as long as nobody changes it.
  const changed = changedFields(fields, typed, baseOf(typed))
  const parsed = bothParsed(parseForm(updateTicketSchema, typed), parseCustomValues(changed, typed))
  if (!parsed.ok) return parsed.state
  const [{ version, ...own }, custom_fields] = parsed.data
  const changes = { ...own, custom_fields }
  const saved = (await saveEdits(db, number, { typed, version, changes, fields })) ?? notFound()
  if (!saved.ok) return saved
  forgetCounts(user.id)
  revalidatePath(`/tickets/${number}`)
  return done(await ticketInList(number), 'saved', saved.message ?? 'Saved.')
}
