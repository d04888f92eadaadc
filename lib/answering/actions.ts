'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireUser } from '@/lib/auth/gate'
import { type FormValues, refuse } from '@/lib/forms/action-state'
import { done } from '@/lib/forms/done'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { messageKindSchema } from '@/lib/messages/schema'
import type { MessageKind } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import { getTicket } from '@/lib/tickets/queries'
import { refusalText } from '@/lib/tickets/refusals'
import { ticketInList } from '@/lib/tickets/same-list'
import { forgetCounts } from '@/lib/views/count-memory'
import { answerTicket, saveDraft, undoMessage } from './mutations'
import { previewOf } from './preview'
import { fillMacro, listNews } from './queries'
import { type Answer, answerSchema, draftSchema } from './schema'
import type { AnswerChanges, AnswerState, UndoState } from './types'
import { answeredValues, conflictWords, macroWords, newsWords } from './words'

const TOO_LONG = 'This text is too long, or has signs in it that cannot be kept.'

/**
 * Sends a reply to the requester, or leaves a note for colleagues. The same form's other buttons
 * show the text as it will look, put a macro into it, or keep it for later.
 */
export async function answerAction(
  ticket: number,
  kind: string,
  _: AnswerState,
  form: FormData,
): Promise<AnswerState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const as = messageKindSchema.parse(kind)
  switch (values.intent) {
    case undefined:
      return await send(db, user.id, { ticket, kind: as, values })
    case 'preview':
      return await preview(db, ticket, as, values)
    case 'macro':
      return await applyMacro(db, ticket, values)
    case 'draft':
      return await keepDraft(db, ticket, as, values)
    case 'files':
      return await chooseFiles(db, ticket, as, values)
    default:
      return { ok: false, values }
  }
}

type Sending = { ticket: number; kind: MessageKind; values: FormValues }

async function send(db: Db, user: string, { ticket, kind, values }: Sending): Promise<AnswerState> {
  const parsed = parseForm(answerSchema, values)
  if (!parsed.ok) return parsed.state
  const answer = parsed.data
  const changes = changesOf(answer)
  const sent = await answerTicket(db, ticket, kind, answer, changes)
  if (!sent.ok) return refuse(refusalText(sent.refusal), values)
  const { ticket: answered, stoppedBy } = sent.value
  if (stoppedBy) return await stopped(db, answered, user, { answer, changes, values })
  forgetCounts(user)
  revalidatePath(`/tickets/${answered}`)
  if (answered !== ticket) redirect(`/tickets/${answered}`)
  const here = await ticketInList(ticket)
  return kind === 'note' ? done(here, 'noted', 'Note added.') : done(here, 'replied', 'Reply sent.')
}

/** Takes back what its author sent a moment ago. */
export async function undoMessageAction(_: UndoState, form: FormData): Promise<UndoState> {
  const { db, user } = await requireUser()
  const values = formValues(form)
  const message = z.coerce.number().int().positive().safeParse(values.message)
  if (!message.success) return refuse('There is nothing to take back.', values)
  const undone = await undoMessage(db, message.data)
  if (!undone.ok) {
    const gone = undone.refusal.kind === 'not_found'
    return refuse(
      gone ? 'There is nothing left to take back.' : refusalText(undone.refusal),
      values,
    )
  }
  const { ticket, ...text } = undone.value
  forgetCounts(user.id)
  revalidatePath(`/tickets/${ticket}`)
  if (values.ticket !== String(ticket)) redirect(`/tickets/${ticket}?done=undone`)
  const taken = { message: message.data, ...text }
  return { ...(await done(await ticketInList(ticket), 'undone', 'Taken back.')), taken }
}

function changesOf({ status, changes, with_changes }: Answer): AnswerChanges {
  return { ...(with_changes === 'on' ? changes : {}), ...(status && { status }) }
}

type Stopped = { answer: Answer; changes: AnswerChanges; values: FormValues }

/** Shows what the writer has not seen; the form is sent by its next press, unless more came in. */
async function stopped(
  db: Db,
  ticket: number,
  user: string,
  { answer, changes, values }: Stopped,
): Promise<AnswerState> {
  const [news, now] = await Promise.all([
    listNews(db, ticket, { seen: answer.seen, user }),
    getTicket(db, ticket),
  ])
  if (!now) return refuse(refusalText({ kind: 'not_found' }), values)
  revalidatePath(`/tickets/${ticket}`)
  const formError = news.length > 0 ? newsWords(news) : conflictWords(changes, answer.based_on, now)
  const seen = String(news.at(-1)?.id ?? answer.seen)
  const based_on = JSON.stringify(answeredValues(now))
  return { ok: false, formError, news, values: { ...values, seen, based_on } }
}

/** Puts a macro's text behind what was typed, and says what it changes when this is sent. */
async function applyMacro(db: Db, ticket: number, values: FormValues): Promise<AnswerState> {
  const id = z.uuid().safeParse(values.macro)
  const macro = id.success ? await fillMacro(db, id.data, ticket) : null
  if (!macro) {
    return refuse(
      values.macro ? 'This macro does not exist any more.' : 'Choose a macro first.',
      values,
    )
  }
  const typed = (values.body ?? '').trimEnd()
  // A status has a control of its own beside the button.
  const { status, ...changes } = macro.changes
  return {
    ok: false,
    values: {
      ...values,
      body: [typed, macro.body].filter(Boolean).join('\n\n'),
      ...(status && { status }),
      changes: JSON.stringify(changes),
      changes_said: macroWords({ ...macro, changes }).join('\n'),
      with_changes: 'on',
    },
  }
}

async function preview(
  db: Db,
  ticket: number,
  kind: MessageKind,
  values: FormValues,
): Promise<AnswerState> {
  const draft = draftSchema.safeParse({ kind, body: values.body })
  if (!draft.success) return refuse(TOO_LONG, values)
  return { ok: false, values, preview: await previewOf(db, ticket, draft.data) }
}

async function keepDraft(
  db: Db,
  ticket: number,
  kind: MessageKind,
  values: FormValues,
): Promise<AnswerState> {
  const refused = await saveTyped(db, ticket, kind, values)
  return refused ?? done(await ticketInList(ticket), 'draft', 'Draft saved.')
}

/** Keeps what was typed, and leads to the page that takes files where there are no scripts. */
async function chooseFiles(
  db: Db,
  ticket: number,
  kind: MessageKind,
  values: FormValues,
): Promise<AnswerState> {
  const refused = await saveTyped(db, ticket, kind, values)
  return refused ?? redirect(`/tickets/${ticket}/files?kind=${kind}`)
}

async function saveTyped(
  db: Db,
  ticket: number,
  kind: MessageKind,
  values: FormValues,
): Promise<AnswerState | null> {
  const parsed = draftSchema.safeParse({ kind, body: values.body, key: values.key || undefined })
  if (!parsed.success) return refuse(TOO_LONG, values)
  const saved = await saveDraft(db, ticket, parsed.data)
  if (!saved.ok) return refuse(refusalText(saved.refusal), values)
  revalidatePath(`/tickets/${ticket}`)
  return null
}
