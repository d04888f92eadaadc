import 'server-only'
import { z } from 'zod'
import { storedFileSchema } from '@/lib/attachments/queries'
import { formatOf } from '@/lib/messages/queries'
import { renderMessage, unfolded } from '@/lib/messages/rendering'
import { messageKindSchema } from '@/lib/messages/schema'
import type { MessageKind } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import type { Named } from '@/lib/tickets/types'
import { changesSchema } from './schema'
import type { FilledMacro, News, Preparation } from './types'

const waitingFilesSchema = z.array(storedFileSchema.extend({ kind: messageKindSchema }))

/** What the text boxes of a ticket are opened with: drafts, macros, and what can be taken back. */
export async function prepareAnswer(db: Db, ticket: number): Promise<Preparation> {
  const { data, error } = await db.rpc('prepare_answer', { ticket_number: ticket }, { get: true })
  if (error) throw new Error(`prepare an answer to ${ticket}: ${error.message}`, { cause: error })
  const row = data as {
    files: unknown[]
    drafts: { kind: MessageKind; body: string; updated_at: string; elsewhere: boolean }[]
    macros: Preparation['macros']
    undoable: Preparation['undoable']
    newest: number | null
  } | null
  return {
    drafts: (row?.drafts ?? []).map(({ updated_at, ...draft }) => ({
      ...draft,
      updatedAt: updated_at,
    })),
    files: waitingFilesSchema.parse(row?.files ?? []),
    macros: row?.macros ?? [],
    undoable: row?.undoable ?? null,
    newest: row?.newest ?? 0,
  }
}

/** A macro as it is for one ticket; null when there is none to see. */
export async function fillMacro(
  db: Db,
  macro: string,
  ticket: number,
): Promise<FilledMacro | null> {
  const { data, error } = await db.rpc(
    'fill_macro',
    { macro_id: macro, ticket_number: ticket },
    { get: true },
  )
  if (error) throw new Error(`fill macro ${macro}: ${error.message}`, { cause: error })
  const row = data as (Omit<FilledMacro, 'changes'> & { changes: unknown }) | null
  return row && { ...row, changes: changesSchema.catch({}).parse(row.changes) }
}

/** Whom a note on this ticket can mention: the active users who may see it, by name. */
export async function listMentionable(db: Db, ticket: number): Promise<Named[]> {
  const { data, error } = await db.rpc('list_mentionable', { ticket_number: ticket }, { get: true })
  if (error) throw new Error(`list mentionable on ${ticket}: ${error.message}`, { cause: error })
  return data.map(({ id, name }) => ({ id, name }))
}

/** What others wrote on a ticket since a message; at most 20, oldest first. */
export async function listNews(
  db: Db,
  ticket: number,
  { seen, user }: { seen: number; user: string },
): Promise<News[]> {
  const { data, error } = await db
    .from('messages')
    .select('id, kind, body, channel, author_kind, author_name')
    .eq('ticket_number', ticket)
    .gt('id', seen)
    .or(`author_user_id.is.null,author_user_id.neq.${user}`)
    .order('id')
    .limit(20)
  if (error) throw new Error(`list news of ${ticket}: ${error.message}`, { cause: error })
  return data.map((row) => ({
    id: row.id,
    kind: row.kind as MessageKind,
    author: row.author_name,
    html: unfolded(renderMessage(row.body, formatOf(row))),
  }))
}
