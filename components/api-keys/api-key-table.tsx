import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LockIcon } from '@/components/ui/icons'
import type { ApiKey } from '@/lib/api-keys/types'

const COLUMNS: Column[] = [
  { name: 'Name', className: 'w-1/4' },
  { name: 'May' },
  { name: 'Requests a minute', className: 'w-32 text-right' },
  { name: 'Last used', className: 'w-28 text-right' },
]

/** All keys; each row leads to the key. */
export function ApiKeyTable({ keys, timeZone }: { keys: ApiKey[]; timeZone: string }) {
  if (keys.length === 0) {
    return (
      <EmptyState icon={<LockIcon className="size-5" />} title="No API keys yet">
        A program shows a key to read and write what its scopes allow.{' '}
        <Link href="/developers" prefetch={false} className="underline underline-offset-2">
          What it can do
        </Link>
      </EmptyState>
    )
  }
  return (
    <Table caption="API keys" columns={COLUMNS}>
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} timeZone={timeZone} />
      ))}
    </Table>
  )
}

function KeyRow({ apiKey, timeZone }: { apiKey: ApiKey; timeZone: string }) {
  const { id, name, scopes, limit, lastUsedAt, revokedAt } = apiKey
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell>
        <div className="flex min-w-0 items-center gap-2">
          <Link href={`/admin/api-keys/${id}`} prefetch={false} className={coverRow}>
            <bdi>{name}</bdi>
          </Link>
          {revokedAt && <Badge>Revoked</Badge>}
        </div>
      </Cell>
      <Cell className="text-muted-foreground max-md:order-last max-md:col-span-2 max-md:text-xs">
        <span className="block truncate">{scopes.join(', ')}</span>
      </Cell>
      <Cell className="text-right text-muted-foreground tabular-nums max-md:sr-only">
        {limit.toLocaleString('en')}
      </Cell>
      <Cell className="text-right text-muted-foreground max-md:text-xs">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} timeZone={timeZone} /> : 'Never'}
      </Cell>
    </Row>
  )
}
