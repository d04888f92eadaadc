/**
 * The stack on this machine, in one call:
 *
 *   const stack = await startStack({
 *     env: readStackEnv({ DATA_DIR, PORT, … }),   // lib/env.ts; freeStackEnv(dir) picks free ports
 *     app: 'production' | 'dev' | 'none',
 *     worker: true,
 *     demo: 'demo' | 'empty' | 'none',
 *     log: console.log,
 *   })
 *   stack.urls.site  stack.urls.supabase  stack.urls.mailbox   stack.databaseUrl   stack.smtpUrl
 *   await stack.stop()
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readStackEnv, type StackEnv } from '@/lib/env'
import { type AppOptions, appAnswers, startApp } from './app-process'
import { buildApp, devBuildKey } from './build-app'
import { lockDataDir, openDataDir } from './data-dir'
import { databaseUrlAs, localDatabaseUrl } from './database-url'
import { startGateway } from './gateway'
import { type LiteServices, liteServices } from './lite'
import { startMailbox } from './mailbox'
import { freePort, requirePort } from './ports'
import { startPostgres } from './postgres'
import { postgrestBinary, startPostgrest } from './postgrest'
import { prepareCluster } from './prepare-cluster'
import { endLeftovers, ProcessRecord } from './process-record'
import { inRepository } from './root'
import { ensureSecrets, type Secrets } from './secrets'
import { mailSender } from './send-mail'
import type { Supervised, Supervision } from './supervised'
import { startWorker } from './worker-process'
import { openWorkspace, type Workspace } from './workspace'

export type StackOptions = {
  env: StackEnv
  app: 'production' | 'dev' | 'none'
  worker: boolean
  /** What a new DATA_DIR is filled with; one that was filled before is left as it is. */
  demo: Workspace
  log: (line: string) => void
  /** Called when a part keeps dying; the stack is stopped by then. */
  onFailure?: (reason: string) => void
}

export type Stack = {
  urls: { site: string; supabase: string; mailbox: string }
  ports: { app: number; supabase: number; database: number; mailbox: number; smtp: number }
  databaseUrl: string
  adminDatabaseUrl: string
  publishableKey: string
  secretKey: string
  jwtSecret: string
  smtpUrl: string
  dataDir: string
  /** The running processes by name; this process itself holds Auth, Storage, gateway, mailbox. */
  pids: () => Record<string, number>
  stop: () => Promise<void>
}

/** Settings of a stack of its own in `dataDir`, on ports that are free now. */
export async function freeStackEnv(dataDir: string): Promise<StackEnv> {
  const mailbox = await freePortPair()
  return readStackEnv({
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SUPABASE_PORT: String(await freePort()),
    SUPABASE_DB_PORT: String(await freePort()),
    MAILBOX_PORT: String(mailbox),
  })
}

async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort()
    const next = await requirePort('', port + 1).then(
      () => true,
      () => false,
    )
    if (next && port < 65535) return port
  }
}

async function requirePorts(env: StackEnv, app: boolean): Promise<void> {
  if (app) await requirePort('PORT', env.PORT)
  await requirePort('SUPABASE_PORT', env.SUPABASE_PORT)
  await requirePort('SUPABASE_DB_PORT', env.SUPABASE_DB_PORT)
  await requirePort('MAILBOX_PORT', env.MAILBOX_PORT)
  await requirePort('MAILBOX_PORT (its SMTP is the port after it)', env.MAILBOX_PORT + 1)
}

function makeLite(env: StackEnv, secrets: Secrets, dataDir: string, smtpUrl: string): LiteServices {
  return liteServices({
    ...secrets,
    siteUrl: env.SITE_URL,
    urlFor: (role) => databaseUrlAs(role, secrets.rolePassword, env.SUPABASE_DB_PORT),
    templateDir: inRepository('supabase/templates'),
    filesDir: join(dataDir, 'files'),
    sendMail: mailSender(smtpUrl, env.MAIL_FROM),
  })
}

/** Starts the stack; throws Refusal for what the operator can put right, and leaves nothing behind. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { env, log } = options
  const dataDir = resolve(env.DATA_DIR)
  // What is to be stopped, in the order in which it was started.
  const started: { stop: () => Promise<void> | void }[] = []
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= (async () => {
      for (const part of started.reverse()) await part.stop()
    })()
    return stopping
  }
  try {
    return await assemble(options, dataDir, started, stop, (reason) => {
      log(reason)
      void stop().then(() => options.onFailure?.(reason))
    })
  } catch (error) {
    await stop()
    throw error
  }
}

async function assemble(
  options: StackOptions,
  dataDir: string,
  started: { stop: () => Promise<void> | void }[],
  stop: () => Promise<void>,
  onGivingUp: (reason: string) => void,
): Promise<Stack> {
  const { env, log } = options
  await openDataDir(dataDir)
  started.push({ stop: lockDataDir(dataDir) })
  const ended = await endLeftovers(dataDir)
  if (ended.length > 0) log(`ended what an interrupted run had left: ${ended.join(', ')}`)
  await requirePorts(env, options.app !== 'none')
  const logDir = join(dataDir, 'logs')
  await mkdir(logDir, { recursive: true })
  const supervision: Supervision = { record: new ProcessRecord(dataDir), logDir, log, onGivingUp }
  const secrets = await ensureSecrets(dataDir)
  const processes: Supervised[] = []
  const keep = (child: Supervised) => {
    processes.push(child)
    started.push(child)
  }

  const smtpUrl = `smtp://127.0.0.1:${env.MAILBOX_PORT + 1}`
  const databaseUrl = localDatabaseUrl(env.SUPABASE_DB_PORT)
  const adminDatabaseUrl = databaseUrlAs(
    'supabase_admin',
    secrets.rolePassword,
    env.SUPABASE_DB_PORT,
  )
  const supabaseUrl = `http://127.0.0.1:${env.SUPABASE_PORT}`
  const building = prepareApp(options)
  building.catch(() => undefined)

  const adminPassword = secrets.rolePassword
  keep(await startPostgres({ dataDir, port: env.SUPABASE_DB_PORT, adminPassword }, supervision))
  const mailbox = await startMailbox({ port: env.MAILBOX_PORT, folder: join(dataDir, 'mail') })
  started.push({ stop: mailbox.close })
  const lite = makeLite(env, secrets, dataDir, smtpUrl)
  started.push({ stop: lite.close })
  await prepareCluster({
    adminUrl: adminDatabaseUrl,
    port: env.SUPABASE_DB_PORT,
    rolePassword: secrets.rolePassword,
    lite,
  })
  await openWorkspace({
    dataDir,
    databaseUrl,
    secrets,
    auth: lite.auth,
    env,
    demo: options.demo,
    log,
  })

  const binary = postgrestBinary()
  const authenticator = databaseUrlAs('authenticator', secrets.rolePassword, env.SUPABASE_DB_PORT)
  const rest = binary
    ? await startPostgrest(
        { binary, databaseUrl: authenticator, jwtSecret: secrets.jwtSecret },
        supervision,
      )
    : null
  if (rest) keep(rest.server)
  const gateway = await startGateway({
    port: env.SUPABASE_PORT,
    secrets,
    auth: lite.auth,
    storage: lite.storage,
    rest: rest?.port ?? lite.rest(),
  })
  started.push({ stop: gateway.close })

  const shared = { smtpUrl, siteUrl: env.SITE_URL, mailFrom: env.MAIL_FROM }
  if (options.worker) keep(startWorker({ databaseUrl, ...shared }, supervision))
  const build = await building
  if (build) {
    const { publishableKey } = secrets
    keep(startApp({ ...build, publishableKey, supabaseUrl }, supervision))
    await appAnswers(env.PORT)
  }

  return {
    urls: {
      site: env.SITE_URL,
      supabase: supabaseUrl,
      mailbox: `http://127.0.0.1:${env.MAILBOX_PORT}`,
    },
    ports: {
      app: env.PORT,
      supabase: env.SUPABASE_PORT,
      database: env.SUPABASE_DB_PORT,
      mailbox: env.MAILBOX_PORT,
      smtp: env.MAILBOX_PORT + 1,
    },
    databaseUrl,
    adminDatabaseUrl,
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    jwtSecret: secrets.jwtSecret,
    smtpUrl,
    dataDir,
    pids: () =>
      Object.fromEntries(
        processes.flatMap(({ plan, pid }) => (pid === null ? [] : [[plan.name, pid]])),
      ),
    stop,
  }
}

async function prepareApp(
  options: StackOptions,
): Promise<Omit<AppOptions, 'publishableKey' | 'supabaseUrl'> | null> {
  const { env } = options
  if (options.app === 'none') return null
  const shared = {
    port: env.PORT,
    siteUrl: env.SITE_URL,
    proxyHops: process.env.TRUSTED_PROXY_HOPS,
  }
  if (options.app === 'dev') {
    return { ...shared, build: null, encryptionKey: await devBuildKey() }
  }
  const { folder, encryptionKey } = await buildApp(options.log)
  return { ...shared, build: folder, encryptionKey }
}
