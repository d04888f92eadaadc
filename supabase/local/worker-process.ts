import { allowedHosts } from './allowed-hosts'
import { inRepository, repositoryRoot } from './root'
import { Supervised, type Supervision } from './supervised'

const nodeFlags = ['--max-semi-space-size=4', '--conditions=react-server', '--import', 'tsx']

export type WorkerOptions = {
  databaseUrl: string
  supabaseUrl: string
  publishableKey: string
  smtpUrl: string
  mailFrom: string
  mailReplyTo: string | undefined
  siteUrl: string
}

/** Starts the job worker. */
export function startWorker(options: WorkerOptions, supervision: Supervision): Supervised {
  const worker = new Supervised(
    {
      name: 'worker',
      command: process.execPath,
      // A smaller young generation: a third less memory for a process that mostly waits.
      args: [...nodeFlags, inRepository('scripts/worker.ts')],
      cwd: repositoryRoot,
      echo: true,
      stopSignals: ['SIGTERM'],
      patienceMs: 3000,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        NODE_ENV: 'production',
        // Graphile Worker would otherwise report every job that went well.
        NO_LOG_SUCCESS: '1',
        DATABASE_URL: options.databaseUrl,
        SUPABASE_URL: options.supabaseUrl,
        SUPABASE_PUBLISHABLE_KEY: options.publishableKey,
        SMTP_URL: options.smtpUrl,
        MAIL_FROM: options.mailFrom,
        // Empty is unset.
        MAIL_REPLY_TO: options.mailReplyTo ?? '',
        SITE_URL: options.siteUrl,
        WEBHOOK_ALLOWED_HOSTS: allowedHosts(),
      },
    },
    supervision,
  )
  worker.start()
  return worker
}
