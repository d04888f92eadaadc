import { compareMigrations } from './build'
import { checkDatabase } from './database-checks'
import { failingServices } from './services'
import type { Check, Health, Level } from './types'
import { counted, forHowLong, levelOf } from './words'

const RANK: Record<Level, number> = { ok: 0, warn: 1, bad: 2 }

/** Everything that is looked at, in the order of the page: one set for page, JSON and metrics. */
export function checkHealth(health: Health): Check[] {
  return [
    checkServices(health),
    checkMigrations(health),
    checkWorkers(health),
    checkQueue(health),
    checkFailedJobs(health),
    checkMail(health),
    checkWebhooks(health),
    ...checkDatabase(health.facts),
  ]
}

/** What is not well, the worst first: empty while all is. */
export function listConcerns(health: Health): Check[] {
  return checkHealth(health)
    .filter(({ level }) => level !== 'ok')
    .sort((one, other) => RANK[other.level] - RANK[one.level])
}

/** The worst of these levels. */
export function worstLevel(checks: readonly Check[]): Level {
  return checks.reduce<Level>(
    (worst, { level }) => (RANK[level] > RANK[worst] ? level : worst),
    'ok',
  )
}

function checkServices({ services }: Health): Check {
  const failing = failingServices(services)
  return {
    id: 'services',
    title: 'Services',
    level: failing.length > 0 ? 'bad' : 'ok',
    summary:
      failing.length > 0
        ? `No answer within 2 s: ${failing.join(', ')}`
        : 'Database, auth and storage answer',
    advice:
      failing.length > 0
        ? 'Look at the status of the Supabase project, and whether this server reaches its address.'
        : null,
    href: null,
  }
}

function checkMigrations({ facts, build }: Health): Check {
  const { pending, unknown } = compareMigrations(build, facts.migrations)
  const common = { id: 'migrations', title: 'Migrations', href: null }
  if (pending.length > 0) {
    return {
      ...common,
      level: 'bad',
      summary: `${counted(pending.length, 'migration')} not applied: ${pending.slice(0, 3).join(', ')}${pending.length > 3 ? ' …' : ''}`,
      advice: 'Run npx supabase db push --remote="$DATABASE_URL" from the checkout of this build.',
    }
  }
  if (unknown.length > 0) {
    return {
      ...common,
      level: 'warn',
      summary: `The database has ${counted(unknown.length, 'migration')} that this build does not know`,
      advice: 'Deploy the build that belongs to them: this one is older than its database.',
    }
  }
  const summary = `${facts.migrations.length} applied, none pending`
  return { ...common, level: 'ok', summary, advice: null }
}

function checkWorkers({ facts: { jobs } }: Health): Check {
  return {
    id: 'workers',
    title: 'Workers',
    level: jobs.workers === 0 ? 'bad' : 'ok',
    summary: jobs.workers === 0 ? 'None is running' : `${counted(jobs.workers, 'worker')} running`,
    advice:
      jobs.workers === 0
        ? 'Start one with npm run worker. Until then mails and webhooks wait; none is lost.'
        : null,
    href: null,
  }
}

function checkQueue({ facts: { jobs } }: Health): Check {
  const level = levelOf(jobs.oldest_due_seconds, 120, 900)
  const due = `${counted(jobs.due, 'job')} due`
  return {
    id: 'queue',
    title: 'Queue',
    level,
    summary:
      jobs.oldest_due_seconds >= 1
        ? `${due}, the oldest for ${forHowLong(jobs.oldest_due_seconds)}`
        : due,
    advice:
      level === 'ok'
        ? null
        : 'Start more workers, or see on Jobs which kind piles up and what its error says.',
    href: '/admin/jobs?state=waiting',
  }
}

function checkFailedJobs({ facts: { jobs } }: Health): Check {
  const level = levelOf(jobs.failed, 1, 100)
  return {
    id: 'failed_jobs',
    title: 'Failed jobs',
    level,
    summary: `${jobs.failed.toLocaleString('en')} failed, ${jobs.retrying.toLocaleString('en')} tried again later`,
    advice:
      level === 'ok'
        ? null
        : 'Read what went wrong, mend it, and retry them: they are not tried again by themselves.',
    href: '/admin/jobs',
  }
}

function checkMail({ facts: { jobs, mail } }: Health): Check {
  const undelivered = mail.refused + mail.given_up
  const level = levelOf(jobs.failed_mails, 1, 20) === 'bad' ? 'bad' : troubled(jobs, undelivered)
  const sent = `${counted(mail.sent, 'answer')} mailed in a day`
  return {
    id: 'mail',
    title: 'Mail',
    level,
    summary: `${sent}, ${undelivered} refused or given up; ${jobs.failed_mails} failed, ${jobs.retrying_mails} tried again later`,
    advice: level === 'ok' ? null : 'See the reasons, and send a test mail once they are mended.',
    href: '/admin/mail',
  }
}

function troubled(jobs: Health['facts']['jobs'], undelivered: number): Level {
  // An address that does not exist is a requester's; many of them are ours.
  return jobs.failed_mails > 0 || jobs.retrying_mails > 0 || undelivered >= 10 ? 'warn' : 'ok'
}

function checkWebhooks({ facts: { webhooks } }: Health): Check {
  const { failed_events: failed, switched_off: off } = webhooks
  return {
    id: 'webhooks',
    title: 'Webhooks',
    level: failed + off > 0 ? 'warn' : 'ok',
    summary: `${counted(failed, 'received event')} failed, ${counted(off, 'subscription')} switched off`,
    advice:
      failed + off > 0
        ? 'Read the error of what failed and replay it; switch a subscription on again when its receiver answers.'
        : null,
    href: failed > 0 || off === 0 ? '/admin/sources' : '/admin/subscriptions',
  }
}
