import Link from 'next/link'
import { LogIcon } from '@/components/layout/nav-icons'
import { RelativeTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { KINDS, pageOf } from '@/lib/bulk-changes/kinds'
import { changesTold, progressText, titleOf, workedOf } from '@/lib/bulk-changes/sentences'
import type { BulkChange, BulkKind } from '@/lib/bulk-changes/types'
import type { Assignable } from '@/lib/users/types'

type BulkListProps = {
  kind: BulkKind
  bulks: BulkChange[]
  /** Who and what tickets are given to, by name. */
  assignable?: Assignable
  timeZone: string
}

/** What one changed in bulk lately. Each leads to its results, and to its undo. */
export function BulkList({ kind, bulks, assignable, timeZone }: BulkListProps) {
  if (bulks.length === 0) {
    return (
      <EmptyState icon={<LogIcon className="size-5" />} title="No bulk changes yet">
        Select {KINDS[kind].many} in the list to change them together. What you did in the last 30
        days is kept here, with what can be undone of it.
      </EmptyState>
    )
  }
  const now = Date.now()
  return (
    <ul>
      {bulks.map((bulk) => (
        <li
          key={bulk.id}
          className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b px-4 py-2 hover:bg-accent sm:px-6"
        >
          <Link
            href={pageOf(bulk)}
            prefetch={false}
            className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {titleOf(bulk)}
          </Link>
          <span className="min-w-0 flex-1 truncate text-muted-foreground max-sm:order-1 max-sm:basis-full max-sm:empty:hidden">
            {changesTold(bulk, assignable)
              .map(({ label, value }) => `${label}: ${value}`)
              .join(' · ')}
          </span>
          <span className="text-muted-foreground">
            {bulk.finished || workedOf(bulk) > 0 ? progressText(bulk) : 'Not begun.'}
            {!bulk.finished && workedOf(bulk) > 0 && ' Not finished.'}
          </span>
          <span className="w-20 text-right text-xs text-muted-foreground">
            <RelativeTime at={bulk.createdAt} timeZone={timeZone} now={now} />
          </span>
        </li>
      ))}
    </ul>
  )
}
