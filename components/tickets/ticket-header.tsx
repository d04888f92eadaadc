import Link from 'next/link'
import type { ReactNode } from 'react'
import { CHANNEL_LABELS } from '@/lib/tickets/labels'
import type { Ticket } from '@/lib/tickets/types'
import { PriorityMark } from './priority-mark'
import { ExactTime } from './relative-time'
import { StatusBadge } from './status-badge'

/** `children`: what can be done to the ticket. */
type TicketHeaderProps = { ticket: Ticket; timeZone: string; children?: ReactNode }

/** The head of a ticket, with its number on the stub. */
export function TicketHeader({ ticket, timeZone, children }: TicketHeaderProps) {
  const { requester } = ticket
  const address = requester.email ?? requester.handle
  return (
    <header className="flex border-b">
      <div className="flex w-20 shrink-0 flex-col justify-center border-r border-dashed border-perforation bg-muted px-4 sm:w-24 sm:px-6">
        <span className="text-2xs text-muted-foreground">Ticket</span>
        <span className="font-semibold tabular-nums">#{ticket.number}</span>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 px-4 py-3 sm:px-6">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h1 dir="auto" className="min-w-60 flex-1 text-lg wrap-anywhere">
            {ticket.subject}
          </h1>
          {children}
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted-foreground">
          <StatusBadge status={ticket.status} framed />
          <PriorityMark priority={ticket.priority} />
          <Fact name="From">
            <bdi className="font-medium text-foreground">{requester.name}</bdi>
            {address && address !== requester.name && (
              <>
                {' '}
                <bdi>{address}</bdi>
              </>
            )}
          </Fact>
          <Fact name="Via">{CHANNEL_LABELS[ticket.channel]}</Fact>
          {ticket.followsUp && (
            <Fact name="Follows up">
              <Link
                href={`/tickets/${ticket.followsUp}`}
                prefetch={false}
                className="text-foreground underline"
              >
                #{ticket.followsUp}
              </Link>
            </Fact>
          )}
          <Fact name="Created">
            <ExactTime at={ticket.createdAt} timeZone={timeZone} />
          </Fact>
        </div>
      </div>
    </header>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="min-w-0 wrap-anywhere">
      {name} {children}
    </span>
  )
}
