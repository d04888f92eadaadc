import type { Metadata } from 'next'
import { SourceTable } from '@/components/sources/source-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { listSources } from '@/lib/webhooks/queries'

export const metadata: Metadata = { title: 'Webhook sources' }

export default async function SourcesPage() {
  const { db, user } = await requireAdmin()
  return (
    <>
      <PageHeader
        title="Webhook sources"
        actions={<LinkButton href="/admin/sources/new">New source</LinkButton>}
      />
      <SourceTable sources={await listSources(db)} timeZone={user.timeZone} />
    </>
  )
}
