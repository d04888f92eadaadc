'use server'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { refusalText } from '@/lib/tickets/refusals'
import { ticketInList } from '@/lib/tickets/same-list'
import { ticketNumberSchema } from '@/lib/tickets/schema'
import { addCcs, removeCc } from './mutations'
import { addCcsSchema, contactIdSchema } from './schema'

/** Sends a ticket's replies to the addresses that were typed as well. */
export async function addCcsAction(
  number: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(addCcsSchema, values)
  if (!parsed.ok) return parsed.state
  const added = await addCcs(db, ticketNumberSchema.parse(number), parsed.data.emails)
  if (!added.ok) return refuse(refusalText(added.refusal), values)
  redirect(await ticketInList(number, { done: added.value === 0 ? 'copied_already' : 'copied' }))
}

/** Sends somebody no more of a ticket's replies. */
export async function removeCcAction(
  number: number,
  contact: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const id = contactIdSchema.parse(contact)
  const removed = await removeCc(db, ticketNumberSchema.parse(number), id)
  if (!removed.ok) return refuse(refusalText(removed.refusal), formValues(form))
  redirect(await ticketInList(number, { done: 'uncopied' }))
}
