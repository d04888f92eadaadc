import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { resultOf } from '@/lib/supabase/refusal'

/** Has a job tried again now, or all that failed for null; answers how many there were. For admins. */
export async function retryJobs(db: Db, job: number | null) {
  return resultOf(await db.rpc('retry_jobs', job === null ? {} : { job_ids: [job] }))
}
