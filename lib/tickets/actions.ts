'use server'
import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { listAssignable } from '@/lib/users/queries'
import { conflictState } from './editing'
import { createTicket, updateTicket } from './mutations'
import { getTicket } from './queries'
import { refusalText } from './refusals'
import { createTicketSchema, updateTicketSchema } from './schema'

/** Creates a ticket from `/tickets/new` and opens it. */
export async function createTicketAction(_: ActionState, form: FormData): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(createTicketSchema, values)
  if (!parsed.ok) return parsed.state
  const created = await createTicket(db, parsed.data)
  if (!created.ok) return refuse(refusalText(created.refusal), values)
  revalidatePath('/tickets')
  redirect(`/tickets/${created.value}`)
}

/** Saves the properties of a ticket, made from the version that the form carries. */
export async function updateTicketAction(
  number: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(updateTicketSchema, values)
  if (!parsed.ok) return parsed.state
  const updated = await updateTicket(db, number, parsed.data)
  if (updated.ok) {
    revalidatePath(`/tickets/${number}`)
    return done(`/tickets/${number}`, 'saved', 'Saved.')
  }
  if (updated.refusal.kind !== 'stale') return refuse(refusalText(updated.refusal), values)
  const [now, assignable] = await Promise.all([getTicket(db, number), listAssignable(db)])
  return now ? conflictState(values, now, assignable) : notFound()
}
