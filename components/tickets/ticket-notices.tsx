import type { ReactNode } from 'react'
import { ticketNumberInPathSchema } from '@/lib/tickets/schema'
import {
  fileTicketAction,
  mergeTicketsAction,
  snoozeTicketAction,
  unmergeTicketAction,
} from '@/lib/tickets/tidying-actions'
import type { Ticket } from '@/lib/tickets/types'
import { ActForm } from './act-form'
import { Done, Undo } from './done-notice'
import { exactTime } from './relative-time'

const DONE: Record<string, string> = {
  back: 'Brought back to the inbox.',
  snoozed: 'Snoozed.',
  woken: 'Awake again.',
  unmerged: 'Taken out again: this ticket is as it was.',
  linked: 'Linked.',
  unlinked: 'The link is gone.',
  copied: 'They get copies of every reply from now on.',
  copied_already: 'They hear of this ticket already.',
  uncopied: 'They get no more copies.',
  followed: 'You follow this ticket.',
  draft: 'Draft saved.',
  undone: 'Taken back: it is a draft again.',
  unfollowed: 'You no longer follow this ticket.',
}

type TicketNoticesProps = {
  ticket: Ticket
  timeZone: string
  /** What was just done, and to which other ticket, as the address says. */
  done: string | undefined
  other: string | undefined
}

/** What was just done to a ticket, with the way to undo it; and that it is out of sight, if it is. */
export function TicketNotices({ ticket, timeZone, done, other: named }: TicketNoticesProps) {
  const other = ticketNumberInPathSchema.safeParse(named).data
  const { number, folder, filedAt, snoozedUntil } = ticket
  return (
    <div className="flex flex-col empty:hidden">
      {done && DONE[done] && <Done>{DONE[done]}</Done>}
      {done === 'merged' && other && (
        <Done act={<Undo act={unmergeTicketAction.bind(null, other)} />}>
          #{other} was merged into this ticket.
        </Done>
      )}
      {done === 'split' && other && (
        <Done act={<Undo act={mergeTicketsAction.bind(null, number, other)} />}>
          Split off from #{other}.
        </Done>
      )}
      {folder !== 'inbox' && filedAt && (
        <Bar
          act={
            <ActForm
              act={fileTicketAction.bind(null, number, 'inbox')}
              variant="secondary"
              size="md"
            >
              Bring back
            </ActForm>
          }
        >
          In {folder === 'spam' ? 'spam' : 'the trash'}. It is deleted on{' '}
          {exactTime(deletedAt(filedAt), timeZone)}; a reply brings it back.
        </Bar>
      )}
      {snoozedUntil && Date.parse(snoozedUntil) > Date.now() && (
        <Bar
          act={
            <ActForm act={snoozeTicketAction.bind(null, number)} variant="secondary" size="md">
              Wake now
            </ActForm>
          }
        >
          Snoozed until {exactTime(snoozedUntil, timeZone)}, or until the requester writes.
        </Bar>
      )}
    </div>
  )
}

function deletedAt(filedAt: string): string {
  return new Date(Date.parse(filedAt) + 30 * 86_400_000).toISOString()
}

function Bar({ act, children }: { act: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-muted px-4 py-2 text-muted-foreground sm:px-6">
      <p className="min-w-0">{children}</p>
      {act}
    </div>
  )
}
