import type { Metadata } from 'next'
import { NewApiKeyForm } from '@/components/api-keys/new-api-key-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'

export const metadata: Metadata = { title: 'New API key' }

export default async function NewApiKeyPage() {
  await requireAdmin()
  return (
    <>
      <PageHeader title="New key" back={{ href: '/admin/api-keys', label: 'API keys' }} />
      <NewApiKeyForm />
    </>
  )
}
