import { fileSize } from '@/lib/attachments/file-size'
import type { Check, Facts } from './types'
import { counted, forHowLong, levelOf } from './words'

/** What of the database and of Storage is looked at. */
export function checkDatabase(facts: Facts): Check[] {
  return [
    checkConnections(facts),
    checkTransactions(facts),
    checkSlowQueries(facts),
    checkTables(facts),
    checkFreezing(facts),
    describeStorage(facts),
  ]
}

function checkConnections({ database }: Facts): Check {
  const { connections, max_connections: most } = database
  const level = levelOf(connections / most, 0.8, 0.95)
  return {
    id: 'connections',
    title: 'Connections',
    level,
    summary: `${connections} of ${most} in use`,
    advice:
      level === 'ok'
        ? null
        : 'Run fewer workers, lower the pool of the API, or take a larger database.',
    href: null,
  }
}

function checkTransactions({ database }: Facts): Check {
  const seconds = database.oldest_transaction_seconds
  const level = levelOf(seconds, 900, 14_400)
  return {
    id: 'transactions',
    title: 'Open transactions',
    level,
    summary: seconds < 1 ? 'None is open' : `The oldest is open for ${forHowLong(seconds)}`,
    advice:
      level === 'ok'
        ? null
        : 'Find it in pg_stat_activity and end it, unless it is a backup: until it ends nothing can be cleaned up.',
    href: null,
  }
}

function checkSlowQueries({ slow_queries: queries }: Facts): Check {
  const common = { id: 'slow_queries', title: 'Slow queries', href: null }
  if (queries === null) {
    return {
      ...common,
      level: 'ok',
      summary: 'Not counted: the extension pg_stat_statements is not there, or not loaded',
      advice: null,
    }
  }
  const slow = queries.filter(({ mean_ms }) => mean_ms >= 500)
  const slowest = queries[0]?.mean_ms ?? 0
  return {
    ...common,
    level: levelOf(slowest, 500, 3000),
    summary:
      slow.length > 0
        ? `${counted(slow.length, 'statement')} of 0.5 s and more on average`
        : 'None takes half a second on average',
    advice:
      slow.length > 0
        ? 'Run explain (analyze, buffers) on it; after a large import, analyze first.'
        : null,
  }
}

function checkTables({ database }: Facts): Check {
  // Small tables turn over all the time; what counts is what a scan has to walk past.
  const littered = database.tables.filter(
    ({ rows, dead_rows }) => dead_rows > 50_000 && dead_rows > rows * 0.3,
  )
  return {
    id: 'tables',
    title: 'Size',
    level: littered.length > 0 ? 'warn' : 'ok',
    summary:
      littered.length > 0
        ? `${fileSize(database.bytes)}; many dead rows in ${littered.map(({ name }) => name).join(', ')}`
        : fileSize(database.bytes),
    advice:
      littered.length > 0
        ? 'Vacuum these tables, and look for a transaction or a replication slot that holds it up.'
        : null,
    href: null,
  }
}

function checkFreezing({ database }: Facts): Check {
  const level = levelOf(database.frozen_age, 500_000_000, 1_200_000_000)
  const millions = Math.round(database.frozen_age / 1_000_000)
  return {
    id: 'freezing',
    title: 'Last freeze',
    level,
    summary:
      millions < 1
        ? 'Less than a million transactions ago'
        : `${millions.toLocaleString('en')} million transactions ago`,
    advice:
      level === 'ok'
        ? null
        : 'Run vacuum (freeze) on the whole database: Postgres stops writing at 2,000 million.',
    href: null,
  }
}

function describeStorage({ storage }: Facts): Check {
  const bytes = storage.reduce((sum, bucket) => sum + bucket.bytes, 0)
  const objects = storage.reduce((sum, bucket) => sum + bucket.objects, 0)
  return {
    id: 'storage',
    title: 'Files',
    level: 'ok',
    summary: `${counted(objects, 'file')}, ${fileSize(bytes)}`,
    advice: null,
    href: null,
  }
}
