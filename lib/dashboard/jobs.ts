import 'server-only'
import type { Task } from 'graphile-worker'

/** As many changes as are added up in one transaction: little memory, and no long one. */
const BATCH = 5000

/** Adds what happened to tickets to the tallies that the dashboard reads. */
export const tallyTickets: Task = async (_, { withPgClient }) => {
  for (;;) {
    const sql = 'select private.tally_changes($1) as done'
    const { rows } = await withPgClient((pg) => pg.query<{ done: number }>(sql, [BATCH]))
    if (Number(rows[0]?.done) < BATCH) return
  }
}

/** Makes the tallies anew: in another time zone tickets lie on other days. */
export const recountTickets: Task = async (_, { withPgClient }) => {
  await withPgClient((pg) => pg.query('select private.recount_tickets()'))
}
