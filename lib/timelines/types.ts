import type { Named, Status, TicketEvent } from '@/lib/tickets/types'

/** Whose tickets: those that a contact asked, or all people of a company. */
export type Askers = { contact: string } | { company: string }

/** A ticket as the page of those who asked it lists it. */
export type AskedTicket = {
  number: number
  subject: string
  status: Status
  requester: Named
  /** When something last was said or done on it. */
  activeAt: string
}

/** A place in a timeline: the line before which it goes on. */
export type TimelinePlace = {
  at: string
  ticket: number
  kind: 'message' | 'event'
  id: number
}

type OnTicket = { key: string; ticket: { number: number; subject: string } }

/** Something said or done on one of those tickets. */
export type TimelineLine = OnTicket &
  (
    | { message: { id: number; note: boolean; author: string; words: string; at: string } }
    | { rating: { author: string; score: number; comment: string | null; at: string } }
    | { event: TicketEvent }
  )

/** A page of a timeline; `older` leads to the next one, and is null where it ends. */
export type Timeline = { lines: TimelineLine[]; older: string | null }
