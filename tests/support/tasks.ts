import type { JobHelpers, Task } from 'graphile-worker'
import type { PoolClient } from 'pg'

/**
 * Does a job's task as a worker would, inside a transaction of the test: what it mails goes out, what
 * it writes is gone with the transaction. `attempts` of 25 is how often it was tried, this time included.
 */
export async function performTask(
  pg: PoolClient,
  task: Task,
  payload: unknown,
  { attempts = 1, id = '0' } = {},
): Promise<void> {
  await pg.query('reset role')
  await pg.query("select set_config('request.jwt.claims', '', true)")
  const helpers = {
    job: { id, attempts, max_attempts: 25 },
    withPgClient: (work: (pg: PoolClient) => Promise<unknown>) => work(pg),
  }
  await task(payload, helpers as unknown as JobHelpers)
}
