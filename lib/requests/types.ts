import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues } from '@/lib/forms/action-state'
import type { Conversation } from '@/lib/messages/types'
import type { Status } from '@/lib/tickets/types'

/** What pages for people outside say of the workspace. */
type Workspace = {
  timeZone: string
  /** The largest file, in bytes. */
  maxBytes: number
}

export type FormField = CustomField & { required: boolean }

/** The public form as it is asked for. */
export type RequestForm = {
  workspace: Workspace
  fields: FormField[]
  /** Says when it was asked for; signed by the database. */
  stamp: string
}

/** A requester's ticket as their own page shows it. */
export type OwnRequest = {
  workspace: Workspace
  number: number
  subject: string
  status: Status
  requester: string
  createdAt: string
  /** Joined with a request of somebody else, which they do not see. */
  merged: boolean
  /** How they rated its last solution. */
  rated: number | null
  talk: Pick<Conversation, 'messages' | 'earlier' | 'later'>
}

/** Why a form was refused, as it is kept and as it stands in an address. */
export const WHYS = [
  'fields',
  'too_long',
  'unstorable',
  'files',
  'missing',
  'ended',
  'domain',
  'unfit',
  'limited',
  'stale',
  'asked',
  'replies',
  'changes',
  'closed',
  'rated',
  'unsolved',
  'joined',
  'file_gone',
  'not_now',
] as const
export type Why = (typeof WHYS)[number]

/** Why a file that came with a form was not kept. */
export const FILE_PROBLEMS = [
  'type',
  'empty',
  'too_large',
  'too_slow',
  'broken',
  'name',
  'many',
  'failed',
  'cut',
  'late',
] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

/** A file that was not kept, by the end of its name; without one, all that should have come. */
export type UnkeptFile = { name: string; problem: FileProblem }

/** A file that came with a refused form, and waits for the next try. */
export type HeldFile = { id: string; name: string; size: number }

/** A form that was refused, as it is kept for the page that shows it again. */
export type KeptForm = {
  why: Why
  /** After how many seconds it may be tried again. */
  wait?: number | undefined
  files?: UnkeptFile[] | undefined
  held?: HeldFile[] | undefined
  /** Files were chosen, and are to be chosen again. */
  dropped?: boolean | undefined
  /** It could not be kept: what was typed is in the browser alone. */
  lost?: boolean | undefined
  values: FormValues
}

/** What became of a form that was sent. */
export type Sending =
  | { outcome: 'sent'; ticket: number; uploadToken: string | null }
  | { outcome: 'early' | 'limited'; wait: number }
  | { outcome: 'stale' }
