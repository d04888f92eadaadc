import Link from 'next/link'
import { KINDS, pageOf } from '@/lib/bulk-changes/kinds'
import { changesTold } from '@/lib/bulk-changes/sentences'
import type { BulkChange } from '@/lib/bulk-changes/types'
import type { Assignable } from '@/lib/users/types'

type BulkSummaryProps = { bulk: BulkChange; assignable: Assignable | undefined }

/** What a bulk change does to each of its items. */
export function BulkSummary({ bulk, assignable }: BulkSummaryProps) {
  if (bulk.undoes) {
    return (
      <p>
        Gives back what{' '}
        <Link
          href={pageOf({ kind: bulk.kind, id: bulk.undoes })}
          prefetch={false}
          className="font-medium text-primary hover:underline"
        >
          an earlier change
        </Link>{' '}
        did, wherever nobody changed the {KINDS[bulk.kind].one} since.
      </p>
    )
  }
  return (
    <dl className="grid w-fit empty:hidden grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
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
