import Link from 'next/link'
import { ExactTime } from '@/components/tickets/relative-time'
import type { Delivery } from '@/lib/subscriptions/types'
import { DeliveryStatusMark } from './delivery-status'
import { Fact, Facts } from './facts'

/** What is known of a delivery, in one glance. */
export function DeliveryFacts({ delivery, timeZone }: { delivery: Delivery; timeZone: string }) {
  const { id, sequence, status, attempts, happenedAt, dueAt, ticketNumber } = delivery
  return (
    <Facts>
      <Fact name="Status">
        <DeliveryStatusMark status={status} />
      </Fact>
      {status === 'waiting' && (
        <Fact name="Next attempt">
          <ExactTime at={dueAt} timeZone={timeZone} />
        </Fact>
      )}
      <Fact name="Attempts">{attempts}</Fact>
      <Fact name="Happened">
        <ExactTime at={happenedAt} timeZone={timeZone} />
      </Fact>
      {ticketNumber !== null && (
        <Fact name="Ticket">
          <Link
            href={`/tickets/${ticketNumber}`}
            prefetch={false}
            className="underline decoration-perforation underline-offset-2 hover:decoration-current"
          >
            #{ticketNumber}
          </Link>
        </Fact>
      )}
      <Fact name="Sequence">{sequence}</Fact>
      <Fact name="webhook-id">{id}</Fact>
    </Facts>
  )
}
