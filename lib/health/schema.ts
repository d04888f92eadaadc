import { z } from 'zod'

const count = z.number().nonnegative()

/** What `read_health` answers: how the installation fares, in numbers. */
export const factsSchema = z.object({
  at: z.string().max(40),
  database: z.object({
    version: z.string().max(40),
    bytes: count,
    connections: count,
    max_connections: count,
    oldest_transaction_seconds: z.number(),
    /** How many transactions ago rows were last frozen: Postgres stops at two thousand million. */
    frozen_age: count,
    tables: z
      .array(
        z.object({
          name: z.string().max(200),
          bytes: count,
          index_bytes: count,
          rows: count,
          dead_rows: count,
        }),
      )
      .max(100),
  }),
  /** Null where Postgres does not keep count of them. */
  slow_queries: z
    .array(
      z.object({
        query: z.string().max(2000),
        calls: count,
        mean_ms: count,
        max_ms: count,
        total_ms: count,
      }),
    )
    .max(100)
    .nullable(),
  jobs: z.object({
    failed: count,
    retrying: count,
    running: count,
    due: count,
    later: count,
    oldest_due_seconds: count,
    failed_mails: count,
    retrying_mails: count,
    workers: count,
  }),
  /** Of the last day. */
  mail: z.object({ sent: count, refused: count, given_up: count }),
  webhooks: z.object({ failed_events: count, switched_off: count }),
  storage: z
    .array(z.object({ bucket: z.string().max(200), objects: count, bytes: count }))
    .max(1000),
  migrations: z.array(z.string().max(200)).max(100_000),
})
