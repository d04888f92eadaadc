import 'server-only'
import type { Task } from 'graphile-worker'
import { inBatches } from './batches'

/** Deletes what grows by itself and is of no use after a time. */
export const forgetOld: Task = (_, helpers) =>
  inBatches(helpers, 'select private.forget_old($1) as done')

/** Has done by others what workers left that were killed. Each has a minute to say that it lives. */
export const freeJobsOfTheDead: Task = async (_, { withPgClient, logger }) => {
  const { rows } = await withPgClient((pg) =>
    pg.query("select private.free_jobs_of_the_dead('1 minute') as freed"),
  )
  if (rows[0]?.freed > 0) logger.warn(`${rows[0].freed} jobs of a worker that ended are free again`)
}
