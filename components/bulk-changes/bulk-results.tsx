import Link from 'next/link'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { reasonText } from '@/lib/bulk-changes/refusals'
import { outcomeLabel } from '@/lib/bulk-changes/sentences'
import type { BulkTicket } from '@/lib/bulk-changes/types'
import { cn } from '@/lib/cn'

type BulkResultsProps = { tickets: BulkTicket[]; isUndo: boolean }

/** What became of each ticket, and why: a table on a screen, on a phone two lines a ticket. */
export function BulkResults({ tickets, isUndo }: BulkResultsProps) {
  return (
    <table className="w-full table-fixed max-lg:block">
      <caption className="sr-only">Results</caption>
      <thead className="max-lg:sr-only">
        <tr className="border-b text-left text-2xs text-muted-foreground *:h-8 *:font-medium">
          <th scope="col" className="w-24 pr-2 pl-6">
            Number
          </th>
          <th scope="col" className="px-2">
            Subject
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
        {tickets.map((ticket) => (
          <ResultRow key={ticket.number} ticket={ticket} isUndo={isUndo} />
        ))}
      </tbody>
    </table>
  )
}

function ResultRow({ ticket, isUndo }: { ticket: BulkTicket; isUndo: boolean }) {
  const { number, subject, outcome } = ticket
  const failed = outcome === 'refused' || outcome === 'gone'
  const reason = reasonText(ticket)
  return (
    <tr className="border-b *:px-2 max-lg:grid max-lg:grid-cols-[auto_minmax(0,1fr)_auto] max-lg:items-baseline max-lg:gap-x-3 max-lg:gap-y-0.5 max-lg:px-4 max-lg:py-2 max-lg:*:p-0 sm:max-lg:px-6 lg:h-9">
      <td className="text-xs text-muted-foreground tabular-nums lg:pl-6">#{number}</td>
      <td className="min-w-0">
        {subject === null ? (
          <span className="text-muted-foreground">–</span>
        ) : (
          <Link
            href={`/tickets/${number}`}
            prefetch={false}
            dir="auto"
            title={subject}
            className="block truncate font-medium hover:underline"
          >
            {subject}
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
          {outcomeLabel(outcome, isUndo)}
        </span>
      </td>
      <td className="text-muted-foreground max-lg:col-span-3 max-lg:col-start-1 max-lg:empty:hidden lg:pr-6">
        {reason}
      </td>
    </tr>
  )
}
