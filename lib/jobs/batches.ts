import 'server-only'
import type { JobHelpers } from 'graphile-worker'

// Small enough that a row is never locked for long, and that a killed worker loses little.
const BATCH = 100

/**
 * Runs a query again and again, each time a transaction of its own, until it has less to do than it
 * could. It takes the most it may do, and answers how much it did as `done`.
 */
export async function inBatches(
  { withPgClient }: JobHelpers,
  sql: string,
  batch = BATCH,
): Promise<void> {
  for (;;) {
    const { rows } = await withPgClient((pg) => pg.query<{ done: number }>(sql, [batch]))
    if (Number(rows[0]?.done) < batch) return
  }
}
