import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { AlertIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { PROVIDER_LABELS } from '@/lib/webhooks/labels'
import type { ListedSource } from '@/lib/webhooks/types'
import { SourceIcon } from './source-icon'

const COLUMNS: Column[] = [
  { name: 'Address' },
  { name: 'Provider', className: 'w-1/4' },
  { name: 'Last event', className: 'w-28' },
  { name: 'Waiting', className: 'w-20 text-right' },
  { name: 'Failed', className: 'w-24 text-right' },
]

/** All inbound endpoints; each row leads to one. */
export function SourceTable({ sources, timeZone }: { sources: ListedSource[]; timeZone: string }) {
  if (sources.length === 0) {
    return (
      <EmptyState
        icon={<SourceIcon className="size-5" />}
        title="No webhook sources yet"
        action={<LinkButton href="/admin/sources/new">New source</LinkButton>}
      >
        A source is an address that another system posts its events to, so that they become tickets.
      </EmptyState>
    )
  }
  const now = Date.now()
  return (
    <Table caption="Webhook sources" columns={COLUMNS}>
      {sources.map((source) => (
        <SourceRow key={source.id} {...{ source, timeZone, now }} />
      ))}
    </Table>
  )
}

type SourceRowProps = { source: ListedSource; timeZone: string; now: number }

function SourceRow({ source, timeZone, now }: SourceRowProps) {
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:text-xs max-md:text-muted-foreground">
      <Cell className="max-md:text-sm max-md:text-foreground">
        <div className="flex min-w-0 items-center gap-2">
          <Link href={`/admin/sources/${source.id}`} prefetch={false} className={coverRow}>
            {source.slug}
          </Link>
          {source.disabledAt && <Badge>Disabled</Badge>}
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:col-start-1 max-md:row-start-2">
        <span className="block truncate">{PROVIDER_LABELS[source.provider]}</span>
      </Cell>
      <Cell className="text-muted-foreground max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end">
        {source.lastReceivedAt ? (
          <RelativeTime at={source.lastReceivedAt} timeZone={timeZone} now={now} />
        ) : (
          'Never'
        )}
      </Cell>
      <Cell className="text-right text-muted-foreground tabular-nums max-md:hidden">
        {countText(source.waiting)}
      </Cell>
      <Cell className="text-right tabular-nums max-md:col-start-2 max-md:row-start-2">
        {source.failed > 0 ? (
          <span className="flex items-center justify-end gap-1 text-destructive">
            <AlertIcon className="size-3.5" />
            {countText(source.failed)}
            <span className="md:sr-only"> failed</span>
          </span>
        ) : (
          <span className="text-muted-foreground max-md:hidden">0</span>
        )}
      </Cell>
    </Row>
  )
}

/** The database counts to 1,001. */
function countText(count: number): string {
  return count > 1000 ? '1,000+' : count.toLocaleString('en')
}
