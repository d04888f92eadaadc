import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { ViewLists } from '@/components/views/view-lists'
import { requireUser } from '@/lib/auth/gate'
import { listViews } from '@/lib/views/queries'

export const metadata: Metadata = { title: 'Views' }

export default async function ViewsPage({ searchParams }: PageProps<'/tickets/views'>) {
  const { db, user } = await requireUser()
  const views = await listViews(db, { ofAllTeams: true })
  return (
    <>
      <PageHeader title="Views" back={{ href: '/tickets', label: 'Tickets' }} />
      <ViewLists views={views} role={user.role} deleted={(await searchParams).done === 'deleted'} />
    </>
  )
}
