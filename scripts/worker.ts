import { parseCrontab, run } from 'graphile-worker'
import { EnvError, workerEnv } from '@/lib/env'
import { crontab, taskList } from '@/lib/jobs/task-list'

try {
  const { DATABASE_URL } = workerEnv()
  // Resolves after SIGTERM or SIGINT, when the jobs in hand are done.
  const runner = await run({
    connectionString: DATABASE_URL,
    taskList,
    parsedCronItems: parseCrontab(crontab),
    concurrency: 4,
    maxPoolSize: 6,
    pollInterval: 2000,
  })
  await runner.promise
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
