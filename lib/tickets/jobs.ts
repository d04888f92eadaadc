import 'server-only'
import type { Task } from 'graphile-worker'
import { inBatches } from '@/lib/jobs/batches'

/** Wakes the tickets whose time has come. */
export const wakeTickets: Task = (_, helpers) =>
  inBatches(helpers, 'select private.wake_tickets($1) as done')

/** Deletes what has lain in spam or trash for thirty days. */
export const emptyFolders: Task = (_, helpers) =>
  inBatches(helpers, 'select private.empty_folders($1) as done')

/** Closes what has been solved for as long as the settings say. */
export const closeSolvedTickets: Task = (_, helpers) =>
  inBatches(helpers, 'select private.close_solved_tickets($1) as done')
