import type { Priority, Status } from '@/lib/tickets/types'

export const OUTCOMES = ['changed', 'unchanged', 'refused', 'gone'] as const

/** What became of a ticket; null while it waits. */
export type Outcome = (typeof OUTCOMES)[number]

/** How far a bulk change is. */
export type BulkProgress = Record<Outcome, number> & { total: number; finished: boolean }

/** What a bulk change does to each of its tickets; null takes the assignee or the team away. */
export type TicketChanges = {
  status?: Exclude<Status, 'new'>
  priority?: Priority
  assignee_id?: string | null
  team_id?: string | null
  add_tags?: string[]
  remove_tags?: string[]
}

/** Picked by hand, all that the query found, or the newest 10,000 of what it found. */
export type Scope = 'picked' | 'all' | 'first'

export type BulkChange = BulkProgress & {
  id: string
  changes: TicketChanges
  macroName: string | null
  /** It sends a reply to each requester. */
  replies: boolean
  /** The bulk change that this one takes back. */
  undoes: string | null
  query: string
  scope: Scope
  createdAt: string
}

/** One ticket of a bulk change. The subject is null where there is none to see. */
export type BulkTicket = {
  number: number
  subject: string | null
  outcome: Outcome | null
  reason: string | null
}

/** One page of the tickets of a bulk change. */
export type BulkTicketPage = { tickets: BulkTicket[]; more: boolean }
