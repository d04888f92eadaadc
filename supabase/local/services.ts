import { join } from 'node:path'
import { databaseUrlAs } from './database-url'
import { quietConsole } from './deviations/quiet-console'
import { startGateway } from './gateway'
import { liteServices } from './lite'
import { startMailbox } from './mailbox'
import { startPostgres } from './postgres'
import { postgrestBinary, startPostgrest } from './postgrest'
import { prepareCluster } from './prepare-cluster'
import { requestContext } from './request-context'
import { inRepository } from './root'
import type { Secrets } from './secrets'
import { mailSender } from './send-mail'
import type { Part, Stack, StackOptions } from './stack-contract'
import type { Supervised, Supervision } from './supervised'
import { openWorkspace } from './workspace'

export type ServicesPlan = {
  options: StackOptions
  dataDir: string
  secrets: Secrets
  at: Pick<Stack, 'ports' | 'smtpUrl' | 'databaseUrl'>
  supervision: Supervision
  keep: (part: Part) => void
  keepProcess: (child: Supervised) => void
}

/** Starts the database, brings it up to date, and puts Supabase's API and the mailbox before it. */
export async function startServices(plan: ServicesPlan): Promise<void> {
  const { options, dataDir, secrets, at, supervision, keep, keepProcess } = plan
  const { env, signal } = options
  const port = at.ports.database
  const urlFor = (role: string) => databaseUrlAs(role, secrets.rolePassword, port)

  keepProcess(
    await startPostgres({ dataDir, port, adminPassword: secrets.rolePassword }, supervision),
  )
  signal?.throwIfAborted()
  const mailbox = await startMailbox({ port: at.ports.mailbox, folder: join(dataDir, 'mail') })
  keep({ stop: mailbox.close })

  keep({ stop: quietConsole(join(dataDir, 'logs', 'lite.log')) })
  const lite = liteServices({
    ...secrets,
    urlFor,
    databaseUrl: at.databaseUrl,
    siteUrl: env.SITE_URL,
    templateDir: inRepository('supabase/templates'),
    filesDir: join(dataDir, 'files'),
    sendMail: mailSender(at.smtpUrl, env.MAIL_FROM),
  })
  keep({ stop: lite.close })
  const { rolePassword, jwtSecret } = secrets
  await requestContext.run({}, () =>
    prepareCluster({ adminUrl: urlFor('supabase_admin'), port, rolePassword, lite }),
  )
  await openWorkspace({
    dataDir,
    databaseUrl: at.databaseUrl,
    jwtSecret,
    auth: lite.auth,
    adminEmail: env.ADMIN_EMAIL,
    demo: options.demo,
    log: options.log,
    signal,
  })
  signal?.throwIfAborted()

  const binary = postgrestBinary()
  const databaseUrl = urlFor('authenticator')
  const rest = binary ? await startPostgrest({ binary, databaseUrl, jwtSecret }, supervision) : null
  if (rest) keepProcess(rest.server)
  const gateway = await startGateway({
    port: at.ports.supabase,
    secrets,
    auth: lite.auth,
    storage: lite.storage,
    rest: rest?.port ?? lite.rest(),
  })
  keep({ stop: gateway.close })
}
