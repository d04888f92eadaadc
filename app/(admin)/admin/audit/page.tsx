import type { Metadata } from 'next'
import { AuditFilterBar } from '@/components/admin/audit-filter-bar'
import { AuditList } from '@/components/admin/audit-list'
import { buttonVariants } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { listAuditLines } from '@/lib/audit/queries'
import { auditFilterSchema, NO_USER } from '@/lib/audit/schema'
import { requireAdmin } from '@/lib/auth/gate'
import { queryString, single } from '@/lib/forms/search-params'
import { listEverybody } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const { db, user } = await requireAdmin()
  const params = single(await searchParams)
  const filter = auditFilterSchema.parse(params)
  const [{ lines, next, previous }, everybody] = await Promise.all([
    listAuditLines(db, filter, user.timeZone, params.cursor),
    listEverybody(db),
  ])
  const actors = [
    { value: '', label: 'Anybody' },
    ...everybody.map(({ id, name }) => ({ value: id, label: name })),
    { value: NO_USER, label: 'The system' },
  ]
  const href = (cursor: string | null) =>
    cursor ? `/admin/audit${queryString({ ...filter, cursor })}` : undefined
  return (
    <>
      <PageHeader
        title="Audit log"
        actions={
          <a href={`/admin/audit/csv${queryString(filter)}`} download className={buttonVariants()}>
            Download CSV
          </a>
        }
      />
      <AuditFilterBar filter={filter} actors={actors} />
      <AuditList lines={lines} timeZone={user.timeZone} />
      <Pagination previous={href(previous)} next={href(next)} />
    </>
  )
}
