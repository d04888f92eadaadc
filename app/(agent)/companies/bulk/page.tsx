import type { Metadata } from 'next'
import { BulkList } from '@/components/bulk-changes/bulk-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listBulkChanges } from '@/lib/bulk-changes/queries'

export const metadata: Metadata = { title: 'Bulk changes' }

export default async function CompanyBulkChangesPage() {
  const { db, user } = await requireUser()
  const bulks = await listBulkChanges(db, 'company')
  return (
    <>
      <PageHeader title="Bulk changes" back={{ href: '/companies', label: 'Companies' }} />
      <BulkList kind="company" bulks={bulks} timeZone={user.timeZone} />
    </>
  )
}
