import 'server-only'
import type { Task } from 'graphile-worker'

/** Counts what lies in Storage, for all who ask how the installation fares. */
export const measureStorage: Task = async (_, { withPgClient }) => {
  await withPgClient((pg) => pg.query('select private.measure_storage()'))
}
