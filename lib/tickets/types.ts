export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export const CHANNELS = ['web', 'email', 'api', 'webhook', 'agent'] as const

export type Status = (typeof STATUSES)[number]
export type Priority = (typeof PRIORITIES)[number]
export type Channel = (typeof CHANNELS)[number]

/** A person or team as a ticket names them. */
export type Named = { id: string; name: string }

/** A ticket as the list shows it. `updatedAt` keeps Postgres's microseconds: the cursor needs them. */
export type TicketRow = {
  number: number
  subject: string
  status: Status
  priority: Priority
  requester: Named
  assignee: Named | null
  team: Named | null
  tags: string[]
  updatedAt: string
}

/** A ticket as its page shows it. */
export type Ticket = TicketRow & {
  channel: Channel
  requester: Named & { email: string | null; handle: string | null }
  version: number
  createdAt: string
  /** The closed ticket that this one goes on with. */
  followsUp: number | null
  /** The survivor, when this ticket was merged. */
  mergedInto: number | null
}

/** The fields people change on a ticket, in the order in which they are shown. */
export type TicketField = 'subject' | 'status' | 'priority' | 'assignee' | 'team' | 'tags'

/**
 * One line of a ticket's history. `from` and `to` are ready to be read; for merges and follow-ups
 * they are the other ticket's number. `name` is the label of a custom field.
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
    | 'merged'
    | 'unmerged'
    | 'follow_up'
  name: string | null
  from: string | null
  to: string | null
  at: string
}

/** One page of the list; a cursor is null where the list ends. */
export type TicketPage = { tickets: TicketRow[]; next: string | null; previous: string | null }
