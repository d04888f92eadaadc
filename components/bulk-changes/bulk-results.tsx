import Link from 'next/link'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { KINDS } from '@/lib/bulk-changes/kinds'
import { reasonText } from '@/lib/bulk-changes/refusals'
import { outcomeLabel } from '@/lib/bulk-changes/sentences'
import type { BulkChange, BulkItem } from '@/lib/bulk-changes/types'
import { cn } from '@/lib/cn'

type BulkResultsProps = { bulk: BulkChange; items: BulkItem[] }

/** What became of each item, and why: a table on a screen, on a phone two lines an item. */
export function BulkResults({ bulk, items }: BulkResultsProps) {
  return (
    <table className="w-full table-fixed max-lg:block">
      <caption className="sr-only">Results</caption>
      <thead className="max-lg:sr-only">
        <tr className="border-b text-left text-2xs text-muted-foreground *:h-8 *:font-medium">
          {bulk.kind === 'ticket' && (
            <th scope="col" className="w-24 pr-2 pl-6">
              Number
            </th>
          )}
          <th scope="col" className="px-2 first:pl-6">
            {bulk.kind === 'ticket' ? 'Subject' : 'Name'}
          </th>
          <th scope="col" className="w-32 px-2">
            Result
          </th>
          <th scope="col" className="w-2/5 pr-6 pl-2">
            Reason
          </th>
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {items.map((item) => (
          <ResultRow key={item.id} item={item} bulk={bulk} />
        ))}
      </tbody>
    </table>
  )
}

function ResultRow({ item, bulk }: { item: BulkItem; bulk: BulkChange }) {
  const { id, name, there, outcome } = item
  const failed = outcome === 'refused' || outcome === 'gone'
  const reason = reasonText(bulk.kind, item)
  return (
    <tr className="border-b *:px-2 max-lg:grid max-lg:grid-cols-[auto_minmax(0,1fr)_auto] max-lg:items-baseline max-lg:gap-x-3 max-lg:gap-y-0.5 max-lg:px-4 max-lg:py-2 max-lg:*:p-0 sm:max-lg:px-6 lg:h-9">
      {bulk.kind === 'ticket' && (
        <td className="text-xs text-muted-foreground tabular-nums lg:pl-6">#{id}</td>
      )}
      <td className="min-w-0 first:max-lg:col-span-2 lg:first:pl-6">
        {!there ? (
          <span dir="auto" className="block truncate text-muted-foreground">
            {name ?? '–'}
          </span>
        ) : (
          <Link
            href={`${KINDS[bulk.kind].path}/${id}`}
            prefetch={false}
            dir="auto"
            title={name ?? undefined}
            className="block truncate font-medium hover:underline"
          >
            {name}
          </Link>
        )}
      </td>
      <td>
        <span
          className={cn(
            'flex items-center gap-1.5',
            failed && 'text-destructive',
            outcome === 'changed' && 'text-success',
            (outcome === null || outcome === 'unchanged') && 'text-muted-foreground',
          )}
        >
          {failed && <AlertIcon className="size-4" />}
          {outcome === 'changed' && <CheckIcon className="size-4" />}
          {outcomeLabel(outcome, bulk)}
        </span>
      </td>
      <td className="text-muted-foreground max-lg:col-span-3 max-lg:col-start-1 max-lg:empty:hidden lg:pr-6">
        {reason}
      </td>
    </tr>
  )
}
