import type { Metadata } from 'next'
import { BulkList } from '@/components/bulk-changes/bulk-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listBulkChanges } from '@/lib/bulk-changes/queries'
import { listAssignable } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Bulk changes' }

export default async function BulkChangesPage() {
  const { db, user } = await requireUser()
  const [bulks, assignable] = await Promise.all([listBulkChanges(db, 'ticket'), listAssignable(db)])
  return (
    <>
      <PageHeader title="Bulk changes" back={{ href: '/tickets', label: 'Tickets' }} />
      <BulkList kind="ticket" bulks={bulks} assignable={assignable} timeZone={user.timeZone} />
    </>
  )
}
