'use server'
import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { queryString } from '@/lib/forms/search-params'
import { retryJobs } from './mutations'
import { type JobFilter, jobFilterSchema, jobIdSchema } from './schema'

/** Has a job tried again, or for null all that failed, and shows the list that it was asked from. */
export async function retryJobsAction(
  job: number | null,
  list: JobFilter,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db } = await requireAdmin()
  const retried = await retryJobs(db, job === null ? null : jobIdSchema.parse(job))
  if (!retried.ok) return refuse('Only admins retry jobs.', formValues(form))
  redirect(`/admin/jobs${queryString({ ...jobFilterSchema.parse(list), retried: retried.value })}`)
}
