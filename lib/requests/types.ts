import type { CustomField } from '@/lib/custom-fields/types'
import type { Refused } from '@/lib/forms/action-state'
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

/** A form that was refused, as it is kept for the page that shows it again. */
export type KeptForm = Refused

/** What became of a form that was sent. */
export type Sending =
  | { outcome: 'sent'; ticket: number; uploadToken: string | null }
  | { outcome: 'early' | 'limited'; wait: number }
  | { outcome: 'stale' }
