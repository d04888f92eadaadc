import type { Metadata } from 'next'
import { BulkList } from '@/components/bulk-changes/bulk-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gate'
import { listBulkChanges } from '@/lib/bulk-changes/queries'

export const metadata: Metadata = { title: 'Bulk changes' }

export default async function ContactBulkChangesPage() {
  const { db, user } = await requireUser()
  const bulks = await listBulkChanges(db, 'contact')
  return (
    <>
      <PageHeader title="Bulk changes" back={{ href: '/contacts', label: 'Contacts' }} />
      <BulkList kind="contact" bulks={bulks} timeZone={user.timeZone} />
    </>
  )
}
