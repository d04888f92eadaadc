import type { Cc } from '@/lib/ccs/types'
import type { Rating } from '@/lib/ratings/types'

export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export const CHANNELS = ['web', 'email', 'api', 'webhook', 'agent'] as const

export type Status = (typeof STATUSES)[number]
export type Priority = (typeof PRIORITIES)[number]
export type Folder = 'inbox' | 'spam' | 'trash'
export type Channel = (typeof CHANNELS)[number]

/** A person or team as a ticket names them. */
export type Named = { id: string; name: string }

/** What every view of a ticket shows. Times keep Postgres's microseconds. */
export type TicketSummary = {
  number: number
  subject: string
  status: Status
  priority: Priority
  channel: Channel
  requester: Named
  assignee: Named | null
  team: Named | null
  tags: string[]
  createdAt: string
  updatedAt: string
  /** Since when the requester waits for an answer; null while it is not our turn. */
  waitingSince: string | null
  /** Out of sight until then. */
  snoozedUntil: string | null
}

/** A ticket as the list shows it. */
export type TicketRow = TicketSummary & {
  /** Somebody else wrote since the reader last looked at it. */
  unread: boolean
  /** Where a message speaks of what was searched for: each match between U+E000 and U+E001. */
  snippet: string | null
}

/** A ticket as the page of another one mentions it. */
export type TicketBeside = Pick<TicketSummary, 'number' | 'subject' | 'status'>

/** Some other tickets, newest activity first, and whether there are more than these. */
type SomeTickets = { tickets: TicketBeside[]; more: boolean }

/** Other tickets of a requester, unsolved ones first, and unsolved ones of their company. */
export type TicketsBeside = { requester: SomeTickets; company: SomeTickets }

/** Who asks, as the ticket's page shows them. */
export type Requester = Named & {
  /** The primary address, and all of them, that one first. */
  email: string | null
  emails: string[]
  handle: string | null
  company: Named | null
}

/** A ticket as its page shows it. */
export type Ticket = TicketSummary & {
  requester: Requester
  version: number
  folder: Folder
  /** Since when it lies in spam or trash. */
  filedAt: string | null
  /** The values of custom fields, by the fields' keys. */
  customValues: Record<string, string>
  /** The closed ticket that this one goes on with. */
  followsUp: number | null
  /** The survivor, when this ticket was merged. */
  mergedInto: number | null
}

/** Another ticket that one has to do with. */
export type Relation = {
  kind: 'linked' | 'follows_up' | 'followed_up' | 'merged'
  number: number
  subject: string
  status: Status
}

/** What stands beside a ticket, and whether its reader follows it. */
export type Surroundings = TicketsBeside & {
  related: Relation[]
  following: boolean
  ccs: Cc[]
  ratings: Rating[]
}

/** The fields people change on a ticket, in the order in which they are shown. */
export type TicketField = 'subject' | 'status' | 'priority' | 'assignee' | 'team' | 'tags'

/**
 * One line of a ticket's history. `from` and `to` are ready to be read; for merges and follow-ups,
 * links and splits they are the other ticket's number, for snoozing the time, for folders the
 * folder. `name` is the label of a custom field.
 */
export type TicketEvent = {
  id: number
  actor: string
  field:
    | 'created'
    | Exclude<TicketField, 'tags'>
    | 'requester'
    | 'tag'
    | 'custom_field'
    | 'folder'
    | 'snoozed_until'
    | 'merged'
    | 'unmerged'
    | 'split'
    | 'linked'
    | 'unlinked'
    | 'follow_up'
    | 'cc'
    | 'undelivered'
    | 'rating'
  name: string | null
  from: string | null
  to: string | null
  at: string
}

/** One page of the list; a cursor is null where the list ends. */
export type TicketPage = {
  tickets: TicketRow[]
  next: string | null
  previous: string | null
  /** Only the newest 300 matches were ranked, and there are more. */
  capped: boolean
}
