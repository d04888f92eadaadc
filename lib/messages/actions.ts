'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { refusalText } from '@/lib/tickets/refusals'
import { forgetCounts } from '@/lib/views/count-memory'
import { addMessage } from './mutations'
import { addMessageSchema, messageKindSchema } from './schema'

/** Sends a reply to the requester, or leaves a note for colleagues; opens the follow-up if one began. */
export async function addMessageAction(
  ticket: number,
  kind: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(addMessageSchema, values)
  if (!parsed.ok) return parsed.state
  const sent = await addMessage(db, ticket, messageKindSchema.parse(kind), parsed.data)
  if (!sent.ok) return refuse(refusalText(sent.refusal), values)
  forgetCounts(user.id)
  revalidatePath(`/tickets/${sent.value}`)
  if (sent.value !== ticket) redirect(`/tickets/${sent.value}`)
  return kind === 'note'
    ? done(`/tickets/${ticket}`, 'noted', 'Note added.')
    : done(`/tickets/${ticket}`, 'replied', 'Reply sent.')
}
