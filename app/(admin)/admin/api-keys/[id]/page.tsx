import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditList } from '@/components/admin/audit-list'
import { ApiKeyFacts } from '@/components/api-keys/api-key-facts'
import { LimitForm, RevokeForm } from '@/components/api-keys/api-key-forms'
import { Section } from '@/components/layout/section'
import { PageHeader } from '@/components/ui/page-header'
import { limitApiKeyAction, revokeApiKeyAction } from '@/lib/api-keys/actions'
import { getApiKey } from '@/lib/api-keys/queries'
import { apiKeyIdSchema } from '@/lib/api-keys/schema'
import { listAuditLinesOf } from '@/lib/audit/queries'
import { requireAdmin } from '@/lib/auth/gate'

export const metadata: Metadata = { title: 'API key' }

export default async function ApiKeyPage({ params }: PageProps<'/admin/api-keys/[id]'>) {
  const { db, user } = await requireAdmin()
  const id = apiKeyIdSchema.safeParse((await params).id)
  if (!id.success) notFound()
  const [key, history] = await Promise.all([
    getApiKey(db, id.data),
    listAuditLinesOf(db, 'api_keys', id.data),
  ])
  if (!key) notFound()
  return (
    <>
      <PageHeader title={key.name} back={{ href: '/admin/api-keys', label: 'API keys' }} />
      <ApiKeyFacts apiKey={key} timeZone={user.timeZone} />
      {!key.revokedAt && (
        <>
          <Section title="Limit" description="What is more is refused, and told when to come back.">
            <LimitForm limit={key.limit} save={limitApiKeyAction.bind(null, key.id)} />
          </Section>
          <Section title="Access" description="A key that may be known to others is revoked.">
            <RevokeForm name={key.name} revoke={revokeApiKeyAction.bind(null, key.id)} />
          </Section>
        </>
      )}
      <section aria-labelledby="history">
        <h2 id="history" className="border-b px-4 pt-6 pb-2 text-sm sm:px-6">
          Latest changes
        </h2>
        <AuditList lines={history} timeZone={user.timeZone} />
      </section>
    </>
  )
}
