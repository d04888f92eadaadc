import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { JobFilter } from './schema'
import type { JobCounts, JobPage, JobState } from './types'

const PAGE_SIZE = 50

/** One page of the jobs of a state; of those in trouble when none is named. For admins. */
export async function listJobs(db: Db, { state, before }: JobFilter): Promise<JobPage> {
  const { data, error } = await db.rpc(
    'list_jobs',
    {
      states: state ? [state] : ['failed', 'retrying'],
      page_size: PAGE_SIZE + 1,
      ...(before && { before }),
    },
    { get: true },
  )
  if (error) throw new Error(`list jobs: ${error.message}`, { cause: error })
  const jobs = data.slice(0, PAGE_SIZE).map((row) => ({
    id: row.id,
    task: row.task,
    state: row.state as JobState,
    subject: row.subject,
    ticket: row.ticket_number,
    error: row.error,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAt: row.run_at,
    createdAt: row.created_at,
  }))
  return { jobs, next: data.length > PAGE_SIZE ? (jobs.at(-1)?.id ?? null) : null }
}

/** How many jobs are in which state. For admins. */
export async function countJobs(db: Db): Promise<JobCounts> {
  const { data, error } = await db.rpc('count_jobs', undefined, { get: true }).single()
  if (error) throw new Error(`count jobs: ${error.message}`, { cause: error })
  return data
}
