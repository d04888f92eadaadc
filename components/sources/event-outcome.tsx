import Link from 'next/link'
import { ExactTime } from '@/components/tickets/relative-time'
import type { ReadEvent } from '@/lib/webhooks/types'
import { EventStatus } from './event-status'
import { Fact } from './source-facts'

/** What became of one event, and when. */
export function EventOutcome({ event, timeZone }: { event: ReadEvent; timeZone: string }) {
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="Status">
        <EventStatus event={event} />
      </Fact>
      {event.ticket !== null && (
        <Fact name="Ticket">
          <Link
            href={`/tickets/${event.ticket}`}
            prefetch={false}
            className="tabular-nums underline decoration-perforation underline-offset-2 hover:decoration-current"
          >
            #{event.ticket}
          </Link>
        </Fact>
      )}
      <Fact name="Received">
        <ExactTime at={event.receivedAt} timeZone={timeZone} />
      </Fact>
      {event.processedAt ? (
        <Fact name="Ended">
          <ExactTime at={event.processedAt} timeZone={timeZone} />
        </Fact>
      ) : (
        event.attempts > 0 && (
          <Fact name="Tried again">
            <ExactTime at={event.nextAttemptAt} timeZone={timeZone} />
          </Fact>
        )
      )}
      {event.attempts > 0 && <Fact name="Attempts that broke off">{event.attempts}</Fact>}
      {event.reason && (
        <Fact name={event.status === 'received' ? 'Last error' : 'Reason'} wide>
          <bdi className="wrap-anywhere">{event.reason}</bdi>
        </Fact>
      )}
    </dl>
  )
}
