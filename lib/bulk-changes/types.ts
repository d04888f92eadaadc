import type { Priority, Status } from '@/lib/tickets/types'

/** What a bulk change changes. */
export type BulkKind = 'ticket' | 'contact' | 'company'
export type DirectoryKind = Exclude<BulkKind, 'ticket'>

export const OUTCOMES = ['changed', 'unchanged', 'refused', 'gone'] as const

/** What became of an item; null while it waits. */
export type Outcome = (typeof OUTCOMES)[number]

/** How far a bulk change is. */
export type BulkProgress = Record<Outcome, number> & { total: number; finished: boolean }

/** What a bulk change does to each of its tickets; null takes the assignee or the team away. */
type TicketChanges = {
  status?: Exclude<Status, 'new'>
  priority?: Priority
  assignee_id?: string | null
  team_id?: string | null
  add_tags?: string[]
  remove_tags?: string[]
}

/** What it does to contacts or companies; no name is of no company. */
type DirectoryChanges = { company_name?: string | null; adopt?: true; delete?: true }

/** Picked by hand, all that the query found, or the newest 10,000 of what it found. */
export type Scope = 'picked' | 'all' | 'first'

export type BulkChange = BulkProgress & {
  id: string
  kind: BulkKind
  changes: TicketChanges & DirectoryChanges
  macroName: string | null
  /** It sends a reply to each requester. */
  replies: boolean
  /** The bulk change that this one takes back. */
  undoes: string | null
  query: string
  scope: Scope
  createdAt: string
}

/** One ticket, contact or company of a bulk change. The name is null where there is none to see. */
export type BulkItem = {
  id: string
  name: string | null
  /** There is a page of it. */
  there: boolean
  outcome: Outcome | null
  reason: string | null
}

/** What a deletion takes along, or leaves without a company, by the name of it. */
export type BulkWeight = Record<string, number>

/** All that the page of a bulk change shows. */
export type BulkPage = {
  bulk: BulkChange
  items: BulkItem[]
  more: boolean
  /** Null for what is no deletion, or is done. */
  weight: BulkWeight | null
}
