import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StackEnv } from '@/lib/env'
import { type AppOptions, appAnswers, startApp } from './app-process'
import { buildApp, devBuildKey } from './build-app'
import { lockDataDir, openDataDir } from './data-dir'
import { databaseUrlAs, localDatabaseUrl } from './database-url'
import { requirePort } from './ports'
import { endLeftovers, ProcessRecord } from './process-record'
import { ensureSecrets } from './secrets'
import { startServices } from './services'
import type { Part, Stack, StackOptions } from './stack-contract'
import type { Supervised, Supervision } from './supervised'
import { startWorker } from './worker-process'

async function requirePorts(env: StackEnv, app: boolean): Promise<void> {
  if (app) await requirePort('PORT', env.PORT)
  await requirePort('SUPABASE_PORT', env.SUPABASE_PORT)
  await requirePort('SUPABASE_DB_PORT', env.SUPABASE_DB_PORT)
  await requirePort('MAILBOX_PORT', env.MAILBOX_PORT)
  // The mailbox's SMTP listens beside its page.
  await requirePort('MAILBOX_PORT', env.MAILBOX_PORT + 1)
}

async function prepareApp(
  { app, log, signal }: StackOptions,
  keep: (part: Part) => void,
): Promise<Pick<AppOptions, 'build' | 'key'>> {
  if (app !== 'production') return { build: null, key: await devBuildKey() }
  // A build ends with the start that it belongs to, whatever ended that.
  const abandoned = new AbortController()
  keep({ stop: () => abandoned.abort() })
  return buildApp(log, AbortSignal.any([abandoned.signal, ...(signal ? [signal] : [])]))
}

function addresses(env: StackEnv) {
  const { PORT: app, SUPABASE_PORT: supabase, SUPABASE_DB_PORT: database } = env
  const mailbox = env.MAILBOX_PORT
  const smtp = mailbox + 1
  const local = (port: number) => `http://127.0.0.1:${port}`
  return {
    urls: { site: env.SITE_URL, supabase: local(supabase), mailbox: local(mailbox) },
    ports: { app, supabase, database, mailbox, smtp },
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    databaseUrl: localDatabaseUrl(database),
  }
}

/** Starts every part in order, handing each to `keep`; the first that fails ends it. */
export async function assemble(
  options: StackOptions,
  dataDir: string,
  keep: (part: Part) => void,
  onGivingUp: (reason: string) => void,
): Promise<Omit<Stack, 'stop'>> {
  const { env, log } = options
  await openDataDir(dataDir)
  keep({ stop: lockDataDir(dataDir) })
  const ended = await endLeftovers(dataDir)
  if (ended.length > 0) log(`ended what an interrupted run had left: ${ended.join(', ')}`)
  await requirePorts(env, options.app !== 'none')

  const logDir = join(dataDir, 'logs')
  await mkdir(logDir, { recursive: true })
  const supervision: Supervision = { record: new ProcessRecord(dataDir), logDir, log, onGivingUp }
  const secrets = await ensureSecrets(dataDir)
  const processes: Supervised[] = []
  const keepProcess = (child: Supervised) => {
    processes.push(child)
    keep(child)
  }
  const at = addresses(env)

  // Beside the services: the first build takes a minute, and none of it touches data.
  const preparing = options.app === 'none' ? null : prepareApp(options, keep)
  preparing?.catch(() => undefined)
  await startServices({ options, dataDir, secrets, at, supervision, keep, keepProcess })
  const prepared = await preparing
  options.signal?.throwIfAborted()
  const { publishableKey } = secrets
  if (options.worker) {
    const { SITE_URL: siteUrl, MAIL_FROM: mailFrom, MAIL_REPLY_TO: mailReplyTo } = env
    const mail = { mailFrom, mailReplyTo }
    const api = { supabaseUrl: at.urls.supabase, publishableKey }
    keepProcess(startWorker({ ...at, ...api, ...mail, siteUrl }, supervision))
  }
  if (prepared) {
    keepProcess(startApp({ ...prepared, ...at, publishableKey }, supervision))
    await appAnswers(env.PORT, options.signal)
  }
  return {
    ...at,
    adminDatabaseUrl: databaseUrlAs('supabase_admin', secrets.rolePassword, at.ports.database),
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    jwtSecret: secrets.jwtSecret,
    dataDir,
    pids: () => {
      const running = processes.filter((child) => child.running)
      return Object.fromEntries(running.map(({ plan, pid }) => [plan.name, pid ?? 0]))
    },
  }
}
