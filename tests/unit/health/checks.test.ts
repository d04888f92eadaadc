import { describe, expect, test } from 'vitest'
import { checkHealth, listConcerns, worstLevel } from '@/lib/health/checks'
import { health, jobs } from './health'

const database = health().facts.database

test('an installation that fares well has no concerns', () => {
  expect(listConcerns(health())).toEqual([])
  expect(worstLevel(checkHealth(health()))).toBe('ok')
  expect(checkHealth(health()).filter(({ advice }) => advice !== null)).toEqual([])
})

test('each check has an id of its own', () => {
  const ids = checkHealth(health()).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('what is not well is told with what to do about it', () => {
  test.each([
    ['services', 'bad', health({ services: { database: true, auth: false, storage: true } })],
    ['migrations', 'bad', health({ facts: { migrations: ['20260101000000'] } })],
    [
      'migrations',
      'warn',
      health({ facts: { migrations: ['20260101000000', '20260102000000', '20270101000000'] } }),
    ],
    ['workers', 'bad', health({ facts: { jobs: { ...jobs, workers: 0 } } })],
    ['queue', 'warn', health({ facts: { jobs: { ...jobs, due: 2, oldest_due_seconds: 130 } } })],
    ['queue', 'bad', health({ facts: { jobs: { ...jobs, due: 2, oldest_due_seconds: 7200 } } })],
    ['failed_jobs', 'warn', health({ facts: { jobs: { ...jobs, failed: 1 } } })],
    ['mail', 'warn', health({ facts: { jobs: { ...jobs, retrying_mails: 1 } } })],
    ['mail', 'bad', health({ facts: { jobs: { ...jobs, failed_mails: 20 } } })],
    ['mail', 'warn', health({ facts: { mail: { sent: 0, refused: 9, given_up: 1 } } })],
    ['webhooks', 'warn', health({ facts: { webhooks: { failed_events: 1, switched_off: 0 } } })],
    ['connections', 'bad', health({ facts: { database: { ...database, connections: 96 } } })],
    [
      'transactions',
      'warn',
      health({ facts: { database: { ...database, oldest_transaction_seconds: 1000 } } }),
    ],
    [
      'slow_queries',
      'warn',
      health({
        facts: {
          slow_queries: [
            { query: 'select $1', calls: 10, mean_ms: 700, max_ms: 900, total_ms: 7000 },
          ],
        },
      }),
    ],
    [
      'tables',
      'warn',
      health({
        facts: {
          database: {
            ...database,
            tables: [
              { ...{ name: 'public.x', bytes: 1, index_bytes: 0 }, rows: 100, dead_rows: 60_000 },
            ],
          },
        },
      }),
    ],
    ['freezing', 'warn', health({ facts: { database: { ...database, frozen_age: 6e8 } } })],
  ] as const)('%s: %s', (id, level, found) => {
    const concerns = listConcerns(found)
    expect(concerns).toEqual([
      expect.objectContaining({ id, level, advice: expect.stringMatching(/\w+.*\.$/) }),
    ])
  })
})

test('the worst concern comes first', () => {
  const found = health({ facts: { jobs: { ...jobs, failed: 1, workers: 0 } } })
  expect(listConcerns(found).map(({ id }) => id)).toEqual(['workers', 'failed_jobs'])
})

test('a build that knows no migrations misses none, and calls none unknown', () => {
  expect(listConcerns(health({ build: { version: '1', migrations: [] } }))).toEqual([])
})

test('that nobody counts statements is said, and no concern', () => {
  const found = health({ facts: { slow_queries: null } })
  expect(listConcerns(found)).toEqual([])
  expect(checkHealth(found).find(({ id }) => id === 'slow_queries')?.summary).toContain(
    'pg_stat_statements',
  )
})
