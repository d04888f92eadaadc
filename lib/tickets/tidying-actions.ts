'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { refusalText } from './refusals'
import { listOfSender, ticketInList } from './same-list'
import {
  folderSchema,
  messageIdSchema,
  otherTicketSchema,
  snoozeSchema,
  splitSchema,
  ticketNumberSchema,
} from './schema'
import { placeQuery } from './ticket-address'
import {
  fileTicket,
  mergeTickets,
  setFollowing,
  setLink,
  snoozeTicket,
  splitMessage,
  unmergeTicket,
} from './tidying-mutations'

// Each ends in a redirect, with scripts and without: what was done is said by the page that follows.

/** Moves a ticket to spam or the trash and goes on with the list, or back and shows it. */
export async function fileTicketAction(
  number: number,
  folder: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const into = folderSchema.parse(folder)
  const filed = await fileTicket(db, ticketNumberSchema.parse(number), into)
  if (!filed.ok) return refuse(refusalText(filed.refusal), formValues(form))
  revalidatePath('/tickets')
  if (into === 'inbox') redirect(await ticketInList(number, { done: 'back' }))
  const list = await listOfSender()
  redirect(`/tickets${placeQuery({ ...list, done: into, ticket: number, was: filed.value })}`)
}

/** Hides a ticket until a time, which is read in the user's time zone; no time wakes it. */
export async function snoozeTicketAction(
  number: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(snoozeSchema(user.timeZone), values)
  if (!parsed.ok) return parsed.state
  const { until } = parsed.data
  const snoozed = await snoozeTicket(db, ticketNumberSchema.parse(number), until)
  if (!snoozed.ok) return refuse(refusalText(snoozed.refusal), values)
  redirect(await ticketInList(number, { done: until ? 'snoozed' : 'woken' }))
}

/** Merges a ticket into another, which opens. */
export async function mergeTicketsAction(
  source: number,
  survivor: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const into = ticketNumberSchema.parse(survivor)
  const merged = await mergeTickets(db, ticketNumberSchema.parse(source), into)
  if (!merged.ok) return refuse(refusalText(merged.refusal), formValues(form))
  revalidatePath('/tickets')
  redirect(await ticketInList(into, { done: 'merged', ticket: source }))
}

/** Takes a merged ticket out again, and opens it. */
export async function unmergeTicketAction(
  source: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const undone = await unmergeTicket(db, ticketNumberSchema.parse(source))
  if (!undone.ok) return refuse(refusalText(undone.refusal), formValues(form))
  revalidatePath('/tickets')
  redirect(await ticketInList(source, { done: 'unmerged' }))
}

/** Makes a ticket of one reply, and opens it. */
export async function splitMessageAction(
  origin: number,
  message: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(splitSchema, values)
  if (!parsed.ok) return parsed.state
  const split = await splitMessage(db, messageIdSchema.parse(message), parsed.data.subject)
  if (!split.ok) return refuse(refusalText(split.refusal), values)
  revalidatePath('/tickets')
  const from = ticketNumberSchema.parse(origin)
  redirect(await ticketInList(split.value, { done: 'split', ticket: from }))
}

/** Links a ticket with the one whose number was typed. */
export async function linkTicketAction(
  number: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const values = formValues(form)
  const parsed = parseForm(otherTicketSchema, values)
  if (!parsed.ok) return parsed.state
  const linked = await setLink(db, ticketNumberSchema.parse(number), parsed.data.other, true)
  if (linked.ok) redirect(await ticketInList(number, { done: 'linked' }))
  const error =
    linked.refusal.kind === 'not_found' ? 'There is no such ticket.' : refusalText(linked.refusal)
  return { ok: false, fieldErrors: { other: [error] }, values }
}

/** Takes a link away. */
export async function unlinkTicketAction(
  number: number,
  other: number,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const [one, two] = [ticketNumberSchema.parse(number), ticketNumberSchema.parse(other)]
  const unlinked = await setLink(db, one, two, false)
  if (!unlinked.ok) return refuse(refusalText(unlinked.refusal), formValues(form))
  redirect(await ticketInList(number, { done: 'unlinked' }))
}

/** Begins or ceases to follow a ticket. */
export async function followTicketAction(
  number: number,
  following: boolean,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireUser()
  const set = await setFollowing(db, ticketNumberSchema.parse(number), following === true)
  if (!set.ok) return refuse(refusalText(set.refusal), formValues(form))
  redirect(await ticketInList(number, { done: following ? 'followed' : 'unfollowed' }))
}
