import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { KINDS, pageOf } from '@/lib/bulk-changes/kinds'
import { bulkItemFilterSchema } from '@/lib/bulk-changes/schema'
import { titleOf } from '@/lib/bulk-changes/sentences'
import type { BulkPage } from '@/lib/bulk-changes/types'
import { queryString } from '@/lib/forms/search-params'
import type { Assignable } from '@/lib/users/types'
import { BulkResults } from './bulk-results'
import { BulkStatus } from './bulk-status'
import { BulkSummary } from './bulk-summary'
import { OutcomeLinks } from './outcome-links'

type BulkViewProps = {
  shown: BulkPage
  /** Who and what tickets are given to, by name. */
  assignable?: Assignable | undefined
  /** Which results are looked at. */
  params: Record<string, string | undefined>
}

/** A bulk change: what it does, where it stands, and what became of each item. */
export function BulkView({
  shown: { bulk, items, more, weight },
  assignable,
  params,
}: BulkViewProps) {
  const { outcome, page } = bulkItemFilterSchema.parse(params)
  const href = (other: number) =>
    `${pageOf(bulk)}${queryString({ outcome, page: other > 1 ? other : undefined })}`
  return (
    <>
      <PageHeader
        title={titleOf(bulk)}
        back={{ href: `${KINDS[bulk.kind].path}/bulk`, label: 'Bulk changes' }}
      />
      <div className="flex flex-col gap-5 border-b px-4 py-5 sm:px-6">
        <BulkSummary bulk={bulk} assignable={assignable} />
        <BulkStatus bulk={bulk} weight={weight} />
      </div>
      <OutcomeLinks bulk={bulk} shown={outcome} />
      <BulkResults bulk={bulk} items={items} />
      <Pagination
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
      />
    </>
  )
}
