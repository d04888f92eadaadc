import { theOnly } from './factories'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'

/**
 * A job that failed as often as it may, of a kind that no worker knows, so that none takes it.
 * Answers its id, which comes as text.
 */
export async function failedJob(error = 'The printer hums'): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    "select (graphile_worker.add_job('hum', max_attempts => 3)).id::text as id",
  )
  const { id } = theOnly(rows)
  leaveBehind('job', id)
  await postgres().query('select graphile_worker.permanently_fail_jobs(array[$1::bigint], $2)', [
    id,
    error,
  ])
  return id
}
