import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { MailIcon } from '@/components/ui/icons'
import { EVENTS, type Subscription } from '@/lib/subscriptions/types'
import { SubscriptionState } from './subscription-state'

const COLUMNS: Column[] = [
  { name: 'Address' },
  { name: 'Events', className: 'w-1/3 max-lg:w-1/4' },
  { name: 'State', className: 'w-32' },
  { name: 'Last delivered', className: 'w-28' },
]

type SubscriptionTableProps = { subscriptions: Subscription[]; timeZone: string }

/** All outbound endpoints; each row leads to what was sent there. */
export function SubscriptionTable({ subscriptions, timeZone }: SubscriptionTableProps) {
  const now = Date.now()
  if (subscriptions.length === 0) {
    return (
      <EmptyState icon={<MailIcon className="size-5" />} title="No webhooks out yet">
        A subscription tells another system of what happens here, as it happens: new tickets,
        answers, changes.
      </EmptyState>
    )
  }
  return (
    <Table caption="Webhooks out" columns={COLUMNS}>
      {subscriptions.map((one) => (
        <Row
          key={one.id}
          className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:text-xs"
        >
          <Cell className="max-md:text-sm">
            <div className="flex min-w-0">
              <Link href={`/admin/subscriptions/${one.id}`} prefetch={false} className={coverRow}>
                {one.url}
              </Link>
            </div>
          </Cell>
          <Cell className="text-muted-foreground max-md:row-start-2">
            <span className="block truncate" title={one.events.join(', ')}>
              {one.events.length === EVENTS.length ? 'All' : one.events.join(', ')}
            </span>
          </Cell>
          <Cell className="max-md:col-start-2 max-md:row-start-1">
            <SubscriptionState subscription={one} />
          </Cell>
          <Cell className="text-muted-foreground max-md:text-right">
            {one.deliveredAt ? (
              <RelativeTime at={one.deliveredAt} timeZone={timeZone} now={now} />
            ) : (
              'Never'
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
