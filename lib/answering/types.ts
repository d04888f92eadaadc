import type { WaitingFile } from '@/lib/attachments/types'
import type { ActionState } from '@/lib/forms/action-state'
import type { MessageKind } from '@/lib/messages/types'

/** What somebody began to write and did not send. */
type Draft = {
  kind: MessageKind
  body: string
  updatedAt: string
  /** Written last on another device. */
  elsewhere: boolean
}

/** What was sent so short a time ago that it can be taken back, and for how many seconds more. */
export type Undoable = { id: number; kind: MessageKind; seconds: number }

/** What the text boxes of a ticket are opened with. */
export type Preparation = {
  drafts: Draft[]
  /** What its writer has stored for a text and not sent. */
  files: WaitingFile[]
  macros: { id: string; name: string; own: boolean }[]
  undoable: Undoable | null
  /** The newest message of the ticket, shown or not. */
  newest: number
}

/** The properties that are set along with an answer. */
export const ANSWERED_FIELDS = ['status', 'priority', 'assignee_id', 'team_id'] as const
export type AnsweredField = (typeof ANSWERED_FIELDS)[number]

/** What a ticket becomes with an answer; a null takes assignee or team away. */
export type AnswerChanges = Partial<Record<AnsweredField, string | null>> & { add_tags?: string[] }

/** A macro as it is for one ticket: its text, what it changes, and the names of whom it assigns. */
export type FilledMacro = {
  name: string
  body: string
  changes: AnswerChanges
  assignee: string | null
  team: string | null
}

/** What somebody else wrote while an answer was being written. `html` was made safe on the server. */
export type News = { id: number; kind: MessageKind; author: string; html: string }

/** What came of a form for an answer, beside what every form is told. */
export type AnswerState = ActionState & {
  /** Shown before anything is sent. */
  news?: News[]
  /** The text as it will look, as HTML made safe on the server. */
  preview?: string
}

/** What taking a message back came to: its text, which is a draft again. */
export type UndoState = ActionState & {
  taken?: { message: number; kind: MessageKind; body: string }
}

/** Somebody else who has the ticket on their screen. */
export type Presence = { id: string; name: string; picture: string | null; writing: boolean }

/** What has become of a ticket while somebody looks at it. */
export type TicketNews = {
  others: Presence[]
  /** Messages of others newer than the last one on the page; at most 100. */
  news: number
  version: number
  /** Who else changed it last; null when that was the asker. */
  changedBy: string | null
}
