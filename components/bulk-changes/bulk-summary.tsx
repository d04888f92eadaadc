import Link from 'next/link'
import { changesTold } from '@/lib/bulk-changes/sentences'
import type { BulkChange } from '@/lib/bulk-changes/types'
import type { Assignable } from '@/lib/users/types'

/** What a bulk change does to each of its tickets. */
export function BulkSummary({ bulk, assignable }: { bulk: BulkChange; assignable: Assignable }) {
  if (bulk.undoes) {
    return (
      <p>
        Gives back what{' '}
        <Link
          href={`/tickets/bulk/${bulk.undoes}`}
          prefetch={false}
          className="font-medium text-primary hover:underline"
        >
          an earlier change
        </Link>{' '}
        did, wherever nobody changed the ticket since.
      </p>
    )
  }
  return (
    <dl className="grid w-fit grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
      {changesTold(bulk, assignable).map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="min-w-0 font-medium wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
