import type { Metadata } from 'next'
import { BucketTable } from '@/components/health/bucket-table'
import { CheckList } from '@/components/health/check-list'
import { QueryTable } from '@/components/health/query-table'
import { SizeTable } from '@/components/health/size-table'
import { Versions } from '@/components/health/versions'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/gate'
import { checkHealth } from '@/lib/health/checks'
import { readHealth } from '@/lib/health/queries'

export const metadata: Metadata = { title: 'Health' }

export default async function HealthPage() {
  const { db, user } = await requireAdmin()
  const health = await readHealth(db)
  const { facts } = health
  return (
    <>
      <PageHeader title="Health" />
      <Versions health={health} timeZone={user.timeZone} />
      <CheckList checks={checkHealth(health)} />
      <SizeTable tables={facts.database.tables} total={facts.database.bytes} />
      <QueryTable queries={facts.slow_queries} />
      <BucketTable buckets={facts.storage} />
      <p className="px-4 py-4 text-muted-foreground sm:px-6">
        A monitor reads the same with an API key of the scope <code>health:read</code>: as JSON at{' '}
        <code>/api/health</code>, for Prometheus at <code>/api/metrics</code>.
      </p>
    </>
  )
}
