import 'server-only'
import type { Task } from 'graphile-worker'

// Small enough that a ticket is never locked for long, and that a killed worker loses little.
const BATCH = 100

/** Wakes the tickets whose time has come. */
export const wakeTickets: Task = async (_, { withPgClient }) => {
  await inBatches(async () =>
    withPgClient(async (pg) => {
      const { rows } = await pg.query('select private.wake_tickets($1) as done', [BATCH])
      return Number(rows[0]?.done)
    }),
  )
}

/** Deletes what has lain in spam or trash for thirty days. */
export const emptyFolders: Task = async (_, { withPgClient }) => {
  await inBatches(async () =>
    withPgClient(async (pg) => {
      const { rows } = await pg.query('select private.empty_folders($1) as done', [BATCH])
      return Number(rows[0]?.done)
    }),
  )
}

/** Again and again, each time a transaction of its own, until one has less to do than it could. */
async function inBatches(step: () => Promise<number>): Promise<void> {
  while ((await step()) >= BATCH);
}
