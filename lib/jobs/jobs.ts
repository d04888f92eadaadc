import 'server-only'
import type { Task } from 'graphile-worker'
import { inBatches } from './batches'

/** Deletes what grows by itself and is of no use after a time. */
export const forgetOld: Task = (_, helpers) =>
  inBatches(helpers, 'select private.forget_old($1) as done')

/** Forgets for good what could be restored for thirty days. */
export const forgetDeletions: Task = (_, helpers) =>
  inBatches(helpers, 'select private.forget_deletions($1) as done')
