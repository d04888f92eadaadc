import type { Metadata } from 'next'
import { OriginsForm } from '@/components/api-keys/api-key-forms'
import { ApiKeyTable } from '@/components/api-keys/api-key-table'
import { Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { setApiOriginsAction } from '@/lib/api-keys/actions'
import { getApiOrigins, listApiKeys } from '@/lib/api-keys/queries'
import { requireAdmin } from '@/lib/auth/gate'

export const metadata: Metadata = { title: 'API keys' }

export default async function ApiKeysPage() {
  const { db, user } = await requireAdmin()
  const [keys, origins] = await Promise.all([listApiKeys(db), getApiOrigins(db)])
  return (
    <>
      <PageHeader
        title="API keys"
        actions={<LinkButton href="/admin/api-keys/new">New key</LinkButton>}
      />
      <ApiKeyTable keys={keys} timeZone={user.timeZone} />
      <Section
        title="Calls from browsers"
        description="Programs on servers need nothing here. A page of another site may call the API only when its origin is named (CORS)."
      >
        <OriginsForm origins={origins} save={setApiOriginsAction} />
      </Section>
    </>
  )
}
