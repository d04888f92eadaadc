import type { Metadata } from 'next'
import { JobStates } from '@/components/admin/job-states'
import { JobTable } from '@/components/admin/job-table'
import { ActForm } from '@/components/tickets/act-form'
import { Done } from '@/components/tickets/done-notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth/gate'
import { queryString, single } from '@/lib/forms/search-params'
import { retryJobsAction } from '@/lib/jobs/actions'
import { countJobs, listJobs } from '@/lib/jobs/queries'
import { jobFilterSchema } from '@/lib/jobs/schema'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const { db, user } = await requireAdmin()
  const params = single(await searchParams)
  const filter = jobFilterSchema.parse(params)
  const [{ jobs, next }, counts] = await Promise.all([listJobs(db, filter), countJobs(db)])
  const inTrouble = counts.failed + counts.retrying
  return (
    <>
      <PageHeader
        title="Jobs"
        actions={
          inTrouble > 0 && (
            <ActForm act={retryJobsAction.bind(null, null, filter)} variant="secondary" size="md">
              Retry all {inTrouble.toLocaleString('en')}
            </ActForm>
          )
        }
      />
      {params.retried && <Done>{retriedText(params.retried)}</Done>}
      <JobStates counts={counts} shown={filter.state} />
      <JobTable jobs={jobs} filter={filter} timeZone={user.timeZone} />
      <Pagination
        previous={filter.before ? `/admin/jobs${queryString({ state: filter.state })}` : undefined}
        next={next ? `/admin/jobs${queryString({ ...filter, before: next })}` : undefined}
      />
    </>
  )
}

function retriedText(retried: string): string {
  if (retried === '0') return 'There was nothing left to retry.'
  return retried === '1' ? 'It is tried again now.' : 'They are tried again now.'
}
