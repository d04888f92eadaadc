import { initialsOf } from '@/components/ui/initials'
import { CHANNEL_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import type { TicketRow } from '@/lib/tickets/types'
import { exactTime, relativeTime } from './relative-time'
import { waitingTime } from './waiting-time'

/** A time for machines, for scanning, and in full. */
type Moment = readonly [iso: string, short: string, exact: string]
/** A word and what stands for it in a stylesheet. */
type Marked = readonly [word: string, mark: string]

/** A ticket as a row of the list writes it: every word chosen, since a browser may not know them as we do. */
export type ListRow = {
  number: number
  subject: string
  requester: string
  status: Marked
  priority: Marked
  channel: string
  created: Moment
  updated: Moment
  assignee?: readonly [name: string, letters: string, tint: number]
  team?: string
  tags?: string[]
  /** How long the requester waits, which of the three marks says so, and since when. */
  waiting?: readonly [short: string, level: number, exact: string]
  snoozed?: string
  unread?: true
  snippet?: string
}

/** Chooses the words of a row, in the reader's time zone. What is empty is left out: fewer bytes. */
export function listRow(ticket: TicketRow, timeZone: string, now: number): ListRow {
  const { assignee, team, tags, waitingSince, snoozedUntil, snippet } = ticket
  const exact = (at: string) => exactTime(at, timeZone)
  const moment = (at: string): Moment => [at, relativeTime(at, timeZone, now), exact(at)]
  return {
    number: ticket.number,
    subject: ticket.subject,
    requester: ticket.requester.name,
    status: [STATUS_LABELS[ticket.status], ticket.status],
    priority: [PRIORITY_LABELS[ticket.priority], ticket.priority],
    channel: CHANNEL_LABELS[ticket.channel],
    created: moment(ticket.createdAt),
    updated: moment(ticket.updatedAt),
    ...(assignee && { assignee: face(assignee.name) }),
    ...(team && { team: team.name }),
    ...(tags.length > 0 && { tags }),
    ...(waitingSince && { waiting: waiting(waitingSince, exact(waitingSince), now) }),
    ...(snoozedUntil && Date.parse(snoozedUntil) > now && { snoozed: exact(snoozedUntil) }),
    ...(ticket.unread && { unread: true }),
    ...(snippet && { snippet }),
  }
}

function face(name: string): readonly [string, string, number] {
  const { letters, tint } = initialsOf(name)
  return [name, letters, tint]
}

function waiting(since: string, exact: string, now: number): readonly [string, number, string] {
  const { short, level } = waitingTime(since, now)
  return [short, level, exact]
}
