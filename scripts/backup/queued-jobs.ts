import type { Client } from 'pg'
import { z } from 'zod'

/** What the part with the jobs is called. */
export const JOBS = 'jobs'

const jobSchema = z.object({
  task: z.string().max(200),
  payload: z.json(),
  queue_name: z.string().max(200).nullable(),
  run_at: z.string().max(60),
  max_attempts: z.number(),
  attempts: z.number(),
  key: z.string().max(600).nullable(),
  priority: z.number(),
  last_error: z.string().nullable(),
})

/** Every job that waits or failed. Graphile Worker's views show no payload: its own tables do. */
export async function queuedJobs(client: Client): Promise<object[]> {
  const { rows } = await client.query<{ job: object }>(
    `select jsonb_build_object('task', t.identifier, 'payload', j.payload, 'queue_name', q.queue_name,
       'run_at', j.run_at, 'max_attempts', j.max_attempts, 'attempts', j.attempts, 'key', j.key,
       'priority', j.priority, 'last_error', j.last_error) as job
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     order by j.id`,
  )
  return rows.map(({ job }) => job)
}

/** Puts a job into the queue as it stood; one that had failed for good stays so. */
export async function addJob(client: Client, line: string): Promise<void> {
  const job = jobSchema.parse(JSON.parse(line))
  const { rows } = await client.query<{ id: string }>(
    `select (graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4::timestamptz,
       max_attempts => $5::integer, job_key => $6, priority => $7::integer)).id::text as id`,
    [
      ...[job.task, JSON.stringify(job.payload), job.queue_name, job.run_at],
      ...[job.max_attempts, job.key, job.priority],
    ],
  )
  if (job.attempts === 0 || !rows[0]) return
  const ids = [rows[0].id]
  if (job.last_error !== null) {
    await client.query('select graphile_worker.permanently_fail_jobs($1::bigint[], $2)', [
      ids,
      job.last_error,
    ])
  }
  await client.query(
    'select graphile_worker.reschedule_jobs($1::bigint[], run_at => $2::timestamptz, attempts => $3::integer)',
    [ids, job.run_at, job.attempts],
  )
}

/** Empties the queue of what nobody has in hand. */
export async function dropJobs(client: Client): Promise<void> {
  await client.query(
    'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where locked_at is null))',
  )
}
