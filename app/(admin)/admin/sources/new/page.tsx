import type { Metadata } from 'next'
import { NewSourceForm } from '@/components/sources/new-source-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { webEnv } from '@/lib/env'
import { createSourceAction } from '@/lib/webhooks/actions'

export const metadata: Metadata = { title: 'New webhook source' }

export default async function NewSourcePage() {
  await requireAdmin()
  return (
    <>
      <PageHeader title="New source" back={{ href: '/admin/sources', label: 'Webhook sources' }} />
      <div className="max-w-2xl px-4 py-6 sm:px-6">
        <NewSourceForm create={createSourceAction} site={webEnv().SITE_URL} />
      </div>
    </>
  )
}
