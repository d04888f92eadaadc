import type { ReactNode } from 'react'
import { ExactTime } from '@/components/tickets/relative-time'
import type { ApiKey } from '@/lib/api-keys/types'

/** What is known of a key, in one glance. */
export function ApiKeyFacts({ apiKey, timeZone }: { apiKey: ApiKey; timeZone: string }) {
  const { scopes, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt } = apiKey
  const time = (at: string) => <ExactTime at={at} timeZone={timeZone} />
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-b bg-muted px-4 py-4 sm:flex sm:flex-wrap sm:px-6">
      <Fact name="May">{scopes.join(', ')}</Fact>
      <Fact name="Made by">{createdBy ? <bdi>{createdBy}</bdi> : 'The operator'}</Fact>
      <Fact name="Made">{time(createdAt)}</Fact>
      <Fact name="Last used">{lastUsedAt ? time(lastUsedAt) : 'Never'}</Fact>
      {expiresAt && <Fact name="Expires">{time(expiresAt)}</Fact>}
      {revokedAt && <Fact name="Revoked">{time(revokedAt)}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium text-muted-foreground">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
