'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { type Parsed, parseForm } from '@/lib/forms/parse-form'
import type { Result } from '@/lib/supabase/refusal'
import { clockTime } from '@/lib/time/day-bounds'
import { checkTarget } from './check-target'
import {
  changeSubscription,
  createSubscription,
  deleteSubscription,
  endOldSecret,
  resendDeliveries,
  rotateSecret,
  sendTest,
  switchSubscription,
} from './mutations'
import { refusalText } from './refusals'
import { idSchema, rangeSchema, subscriptionSchema } from './schema'
import type { SecretState } from './types'

/** Makes a subscription and shows its secret, this once. */
export async function createSubscriptionAction(
  _: ActionState,
  form: FormData,
): Promise<SecretState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = await parseSubscription(values)
  if (!parsed.ok) return parsed.state
  const made = await createSubscription(db, parsed.data)
  if (!made.ok) return refuse(refusalText(made.refusal), values)
  revalidatePath('/admin', 'layout')
  return { ok: true, message: 'Created.', ...made.value }
}

/** Says anew where deliveries go, and of which events. */
export async function changeSubscriptionAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const values = formValues(form)
  const parsed = await parseSubscription(values)
  if (!parsed.ok) return parsed.state
  const saved = await changeSubscription(db, idSchema.parse(id), parsed.data)
  return answer(saved, values, () => 'Saved.')
}

/** Enables or disables, as the pressed button says. */
export async function switchSubscriptionAction(
  id: string,
  enabled: boolean,
  _: ActionState,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await switchSubscription(db, idSchema.parse(id), enabled === true)
  return answer(done, {}, () => (enabled ? 'Enabled.' : 'Disabled.'))
}

/** Deletes a subscription, and goes back to the list. */
export async function deleteSubscriptionAction(id: string, _: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await deleteSubscription(db, idSchema.parse(id))
  if (!done.ok) return refuse(refusalText(done.refusal), {})
  revalidatePath('/admin', 'layout')
  redirect('/admin/subscriptions')
}

/** Makes a new secret and shows it, this once. */
export async function rotateSecretAction(id: string, _: ActionState): Promise<SecretState> {
  const { db } = await requireAdmin()
  const rotated = await rotateSecret(db, idSchema.parse(id))
  if (!rotated.ok) return refuse(refusalText(rotated.refusal), {})
  revalidatePath('/admin', 'layout')
  const message = 'Rotated. The secret before signs beside this one for 24 hours.'
  return { ok: true, message, secret: rotated.value }
}

/** Lets the newest secret alone sign. */
export async function endOldSecretAction(id: string, _: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const done = await endOldSecret(db, idSchema.parse(id))
  return answer(done, {}, () => 'The newest secret alone signs now.')
}

/** Sends a test, and goes to where its answer can be read. */
export async function sendTestAction(id: string, _: ActionState): Promise<ActionState> {
  const { db } = await requireAdmin()
  const sent = await sendTest(db, idSchema.parse(id))
  if (!sent.ok) return refuse(refusalText(sent.refusal), {})
  redirect(`/admin/subscriptions/${id}/deliveries/${sent.value}`)
}

/** Sends the ticked deliveries again. */
export async function resendChosenAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const ids = form.getAll('delivery').flatMap((value) => idSchema.safeParse(value).data ?? [])
  if (ids.length === 0) return refuse('Nothing was sent: tick the deliveries first.', {})
  const sent = await resendDeliveries(db, idSchema.parse(id), { ids: ids.slice(0, 1000) })
  return answer(sent, {}, resentText)
}

/** Sends the deliveries of a time again, read in the admin's own time zone. */
export async function resendRangeAction(
  id: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db, user } = await requireAdmin()
  const values = formValues(form)
  const parsed = parseForm(rangeSchema, values)
  if (!parsed.ok) return parsed.state
  const { since, until, of_status } = parsed.data
  const at = (local: string) => clockTime(Date.parse(`${local}Z`), user.timeZone)
  const range = { since: at(since), until: at(until), ...(of_status && { status: of_status }) }
  return answer(await resendDeliveries(db, idSchema.parse(id), range), values, resentText)
}

async function parseSubscription(
  values: FormValues,
): Promise<Parsed<{ url: string; events: string[] }>> {
  const parsed = parseForm(subscriptionSchema, values)
  if (!parsed.ok) return parsed
  const refusal = await checkTarget(parsed.data.url)
  if (!refusal) return parsed
  const formError = 'Nothing was saved. Please look at the marked fields.'
  return { ok: false, state: { ok: false, formError, fieldErrors: { url: [refusal] }, values } }
}

function answer<T>(result: Result<T>, values: FormValues, text: (value: T) => string): ActionState {
  if (!result.ok) return refuse(refusalText(result.refusal), values)
  revalidatePath('/admin', 'layout')
  return { ok: true, message: text(result.value) }
}

function resentText(count: number): string {
  if (count === 0) return 'There was nothing to send again.'
  return count === 1
    ? '1 delivery is sent again.'
    : `${count.toLocaleString('en')} deliveries are sent again.`
}
