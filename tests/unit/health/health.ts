import type { Facts, Health } from '@/lib/health/types'

/** An installation that fares well, save for what a test says. */
export function health({
  facts = {},
  ...rest
}: Partial<Omit<Health, 'facts'>> & { facts?: Partial<Facts> } = {}): Health {
  return {
    build: { version: '1.2.3', migrations: ['20260101000000_begin', '20260102000000_go_on'] },
    services: { database: true, auth: true, storage: true },
    ...rest,
    facts: {
      at: '2026-01-03T00:00:00+00:00',
      database: {
        ...{ version: '17.1', bytes: 12_000_000, connections: 12, max_connections: 100 },
        ...{ oldest_transaction_seconds: 0, frozen_age: 1000 },
        tables: [
          {
            name: 'public.tickets',
            bytes: 9_000_000,
            index_bytes: 4_000_000,
            rows: 1000,
            dead_rows: 3,
          },
        ],
      },
      slow_queries: [{ query: 'select $1', calls: 10, mean_ms: 12.5, max_ms: 20, total_ms: 125 }],
      jobs,
      mail: { sent: 5, refused: 0, given_up: 0 },
      webhooks: { failed_events: 0, switched_off: 0 },
      storage: [{ bucket: 'attachments', objects: 2, bytes: 2048 }],
      migrations: ['20260101000000', '20260102000000'],
      ...facts,
    },
  }
}

export const jobs: Facts['jobs'] = {
  ...{ failed: 0, retrying: 0, running: 0, due: 0, later: 1, oldest_due_seconds: 0 },
  ...{ failed_mails: 0, retrying_mails: 0, workers: 1 },
}
