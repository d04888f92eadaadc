import { compareMigrations } from './build'
import { checkHealth } from './checks'
import type { Health, Level } from './types'

type Labels = Record<string, string>
type Sample = [labels: Labels, value: number]

const LEVELS: Record<Level, number> = { ok: 0, warn: 1, bad: 2 }

/** The same as page and JSON in Prometheus' text format, version 0.0.4. */
export function metricsText(health: Health): string {
  const { facts, build, services } = health
  const { database, jobs, mail, webhooks } = facts
  const { failed, retrying, running, due, later } = jobs
  const one = (value: number): Sample[] => [[{}, value]]
  const by = (label: string, values: Record<string, number>): Sample[] =>
    Object.entries(values).map(([name, value]) => [{ [label]: name }, value])
  return [
    gauge('info', 'Which versions run.', [
      [{ version: build.version, node: process.version, postgres: database.version }, 1],
    ]),
    gauge(
      'check_level',
      'How each check of the health page ended: 0 ok, 1 warn, 2 bad.',
      checkHealth(health).map(({ id, level }) => [{ check: id }, LEVELS[level]]),
    ),
    gauge(
      'service_up',
      'Whether a service answered within 2 s.',
      Object.entries(services).map(([service, up]) => [{ service }, Number(up)]),
    ),
    gauge(
      'migrations_pending',
      'Migrations of this build that the database lacks.',
      one(compareMigrations(build, facts.migrations).pending.length),
    ),
    gauge('workers', 'Workers that live.', one(jobs.workers)),
    gauge(
      'jobs',
      'Jobs in the queue, by state.',
      by('state', { failed, retrying, running, due, later }),
    ),
    gauge(
      'oldest_due_job_seconds',
      'How long the oldest job that is due has waited.',
      one(jobs.oldest_due_seconds),
    ),
    gauge(
      'reply_mails_of_a_day',
      'Mails of replies in the last 24 hours, address by address.',
      by('outcome', mail),
    ),
    gauge(
      'failed_webhook_events',
      'Received events that failed; a thousand of each source are counted.',
      one(webhooks.failed_events),
    ),
    gauge(
      'subscriptions_switched_off',
      'Subscriptions that were switched off because they failed.',
      one(webhooks.switched_off),
    ),
    gauge('database_bytes', 'Size of the database.', one(database.bytes)),
    gauge(
      'table_bytes',
      'The largest tables, with their indexes.',
      database.tables.map(({ name, bytes }) => [{ table: name }, bytes]),
    ),
    gauge('connections', 'Connections in use.', one(database.connections)),
    gauge('connections_max', 'Connections that there may be.', one(database.max_connections)),
    gauge(
      'oldest_transaction_seconds',
      'How long the oldest open transaction has been open.',
      one(database.oldest_transaction_seconds),
    ),
    gauge(
      'slowest_query_mean_seconds',
      'Mean time of the slowest statement that was asked ten times or more.',
      facts.slow_queries ? one((facts.slow_queries[0]?.mean_ms ?? 0) / 1000) : [],
    ),
    gauge(
      'storage_bytes',
      'Bytes in each bucket.',
      facts.storage.map(({ bucket, bytes }) => [{ bucket }, bytes]),
    ),
    gauge(
      'storage_objects',
      'Files in each bucket.',
      facts.storage.map(({ bucket, objects }) => [{ bucket }, objects]),
    ),
  ].join('')
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return ''
  const full = `counterfoil_${name}`
  const lines = samples.map(([labels, value]) => `${full}${labelText(labels)} ${value}`)
  return [`# HELP ${full} ${help}`, `# TYPE ${full} gauge`, ...lines, ''].join('\n')
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
