import Link from 'next/link'
import { RelativeTime } from '@/components/tickets/relative-time'
import { STATUS_LABELS } from '@/lib/tickets/labels'
import type { AskedTicket } from '@/lib/timelines/types'

type TicketLinesProps = {
  tickets: readonly AskedTicket[]
  /** Whether it is said who asked: not where it is plain. */
  asked: boolean
  timeZone: string
  none: string
}

/** Tickets one line each: how far it is, what it is about, who asked where that is not plain, and when something last happened. */
export function TicketLines({ tickets, asked, timeZone, none }: TicketLinesProps) {
  if (tickets.length === 0) return <p className="text-muted-foreground">{none}</p>
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card">
      {tickets.map(({ number, subject, status, activeAt, requester }) => (
        <li key={number}>
          <Link
            href={`/tickets/${number}`}
            prefetch={false}
            className={`mark status-${status} flex min-h-9 items-center gap-2 px-3 py-1.5 first:rounded-t-lg hover:bg-accent`}
          >
            <span className="sr-only">{STATUS_LABELS[status]}</span>
            <bdi className="min-w-0 flex-1 truncate">{subject}</bdi>
            {asked && (
              <bdi className="max-w-32 truncate text-xs text-muted-foreground max-sm:hidden">
                {requester.name}
              </bdi>
            )}
            <span className="text-xs text-muted-foreground tabular-nums">#{number}</span>
            <RelativeTime
              at={activeAt}
              timeZone={timeZone}
              className="w-16 text-right text-xs text-muted-foreground tabular-nums"
            />
          </Link>
        </li>
      ))}
    </ul>
  )
}
