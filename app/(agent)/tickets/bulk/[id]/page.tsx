import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BulkResults } from '@/components/bulk-changes/bulk-results'
import { BulkStatus } from '@/components/bulk-changes/bulk-status'
import { BulkSummary } from '@/components/bulk-changes/bulk-summary'
import { OutcomeLinks } from '@/components/bulk-changes/outcome-links'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireUser } from '@/lib/auth/gate'
import { getBulkChange, listBulkTickets } from '@/lib/bulk-changes/queries'
import { bulkChangeIdSchema, bulkTicketFilterSchema } from '@/lib/bulk-changes/schema'
import { titleOf } from '@/lib/bulk-changes/sentences'
import { queryString, single } from '@/lib/forms/search-params'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Bulk change' }

export default async function BulkChangePage({
  params,
  searchParams,
}: PageProps<'/tickets/bulk/[id]'>) {
  const { db } = await requireUser()
  const id = bulkChangeIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const filter = bulkTicketFilterSchema.parse(single(await searchParams))
  const [bulk, { tickets, more }, assignable] = await Promise.all([
    getBulkChange(db, id.data),
    listBulkTickets(db, id.data, filter),
    listAssignable(db),
  ])
  if (!bulk) notFound()
  const { outcome, page } = filter
  const href = (other: number) =>
    `/tickets/bulk/${bulk.id}${queryString({ outcome, page: other > 1 ? other : undefined })}`
  return (
    <>
      <PageHeader title={titleOf(bulk)} back={{ href: '/tickets/bulk', label: 'Bulk changes' }} />
      <div className="flex flex-col gap-5 border-b px-4 py-5 sm:px-6">
        <BulkSummary bulk={bulk} assignable={assignable} />
        <BulkStatus bulk={bulk} />
      </div>
      <OutcomeLinks bulk={bulk} shown={outcome} />
      <BulkResults tickets={tickets} isUndo={bulk.undoes !== null} />
      <Pagination
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
      />
    </>
  )
}
