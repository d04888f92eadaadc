import 'server-only'
import type { MessageKind } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Answer } from './schema'
import type { AnswerChanges, Presence, TicketNews } from './types'

type Sending = Pick<Answer, 'body'> &
  Partial<Pick<Answer, 'seen' | 'based_on' | 'key' | 'attachments'>>

/**
 * Where an answer went: the follow-up of a closed ticket, the survivor of a merge. When `stoppedBy`
 * says what its writer has not seen, it was not sent.
 */
type Answered = { ticket: number; stoppedBy: 'messages' | 'changes' | null }

/** Sends a reply or leaves a note, with changes, in one transaction. A key sent twice is sent once. */
export async function answerTicket(
  db: Db,
  ticket: number,
  kind: MessageKind,
  { body, seen, based_on, key, attachments = [] }: Sending,
  changes: AnswerChanges = {},
): Promise<Result<Answered>> {
  const sent = resultOf(
    await db
      .rpc('answer_ticket', {
        ticket_number: ticket,
        kind,
        body,
        changes,
        attachments,
        ...(seen !== undefined && { seen_message_id: seen }),
        ...(based_on && { based_on }),
        ...(key && { sending_key: key }),
      })
      .single(),
  )
  if (!sent.ok) return sent
  const { answered_ticket, stopped_by } = sent.value
  return {
    ok: true,
    value: { ticket: answered_ticket, stoppedBy: stopped_by as Answered['stoppedBy'] },
  }
}

/** Takes back what its author sent within ten seconds; answers where, and the text, a draft again. */
export async function undoMessage(
  db: Db,
  message: number,
): Promise<Result<{ ticket: number; kind: MessageKind; body: string }>> {
  const taken = resultOf(await db.rpc('undo_message', { message_id: message }).single())
  if (!taken.ok) return taken
  const { ticket, kind, body } = taken.value
  return { ok: true, value: { ticket, kind: kind as MessageKind, body } }
}

/** Keeps what somebody has begun to write; nothing but blanks drops it. */
export async function saveDraft(
  db: Db,
  ticket: number,
  draft: { kind: MessageKind; body: string; key?: string | undefined },
): Promise<Result<null>> {
  const { kind, body, key } = draft
  const saved = resultOf(
    await db.rpc('save_draft', {
      ticket_number: ticket,
      kind,
      body,
      ...(key && { sending_key: key }),
    }),
  )
  return saved.ok ? { ok: true, value: null } : saved
}

/**
 * Says that somebody looks at a ticket, writes on it or left, and answers what has become of it;
 * null without a living user or a ticket to see.
 */
export async function bePresent(
  db: Db,
  ticket: number,
  { state, seen }: { state: 'looking' | 'writing' | 'gone'; seen: number },
): Promise<TicketNews | null> {
  const { data, error } = await db.rpc('be_present', {
    ticket_number: ticket,
    state,
    seen_message_id: seen,
  })
  if (error?.code === '42501' || error?.code === 'PGRST301') return null
  if (error) throw new Error(`be present at ${ticket}: ${error.message}`, { cause: error })
  const row = data as { others?: Presence[]; news?: number; version?: number; changed_by?: string }
  if (!row) return null
  return {
    others: row.others ?? [],
    news: row.news ?? 0,
    version: row.version ?? 0,
    changedBy: row.changed_by ?? null,
  }
}
