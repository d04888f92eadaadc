import 'server-only'
import type { Task } from 'graphile-worker'
import { inBatches } from '@/lib/jobs/batches'

/** As many changes as are added up in one transaction: little memory, and no long one. */
const BATCH = 5000

/** Adds what happened to tickets to the tallies that the dashboard reads. */
export const tallyTickets: Task = async (_, helpers) => {
  await inBatches(helpers, 'select private.reread_tag_facts($1) as done', BATCH)
  await inBatches(helpers, 'select private.tally_changes($1) as done', BATCH)
}

/** Makes the tallies anew: in another time zone tickets lie on other days. */
export const recountTickets: Task = async (_, { withPgClient }) => {
  await withPgClient((pg) => pg.query('select private.recount_tickets()'))
}
