import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'

const payloadSchema = z.object({ id: z.uuid(), session: z.uuid().nullable() })

/** Items in one transaction: what a killed worker loses, and how long others may wait for a lock. */
const BATCH = 200
/** After so many milliseconds the rest is left to the next job: workers stop in seconds. */
const SLICE = 1500

/** Goes on with a bulk change that was left to the worker, as the user it belongs to. */
export const workBulkChange: Task = async (payload, { withPgClient }) => {
  const { id, session } = payloadSchema.parse(payload)
  for (const until = performance.now() + SLICE; performance.now() < until; ) {
    const { rows } = await withPgClient((pg) =>
      pg.query<{ more: boolean }>('select private.work_left_bulk_change($1, $2, $3) as more', [
        id,
        session,
        BATCH,
      ]),
    )
    if (!rows[0]?.more) return
  }
  await withPgClient((pg) => pg.query('select private.wake_bulk_change($1, $2)', [id, session]))
}
