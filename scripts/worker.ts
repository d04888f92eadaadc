import { EventEmitter } from 'node:events'
import { Logger, parseCrontab, run, type WorkerEvents } from 'graphile-worker'
import { mailServer } from '@/lib/email/transport'
import { EnvError, workerEnv } from '@/lib/env'
import { livingWorker } from '@/lib/jobs/living-worker'
import { crontab, taskList } from '@/lib/jobs/task-list'
import { stopDelivering } from '@/lib/subscriptions/jobs'

// A database that went away throws from inside the pool: whoever started this starts it again.
process.on('uncaughtException', (error) => {
  console.error(error.stack)
  process.exit(1)
})

try {
  const { DATABASE_URL, MAIL_FROM, MAIL_REPLY_TO, SMTP_URL } = workerEnv()
  const living = await livingWorker(DATABASE_URL)
  living.tellSender(MAIL_FROM, MAIL_REPLY_TO ?? null, mailServer(SMTP_URL))
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => living.hold(workerPool.id))
  const runner = await run({
    events,
    connectionString: DATABASE_URL,
    taskList,
    parsedCronItems: parseCrontab(crontab),
    concurrency: 4,
    maxPoolSize: 6,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') console.error(message)
    }),
  })
  // Jobs in hand are finished first; what takes longer than the stack waits is tried again.
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping) void stopDelivering(1500).then(() => runner.stop())
      stopping = true
    })
  }
  await runner.promise
  await living.end()
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
