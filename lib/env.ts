import 'server-only'
import { z } from 'zod'
import { type Allowed, readAllowed } from './subscriptions/targets'

/** A setting that cannot be used: one readable line, never a stack trace. */
export class EnvError extends Error {
  override name = 'EnvError'
}

type Source = Record<string, string | undefined>

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'a port number')
    .transform(Number)
    .refine((value) => value > 0 && value < 65536, 'a port number')
    .default(fallback)

const url = z.url({ protocol: /^https?$/, error: 'an http(s) address' }).max(2048)
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).max(2048)
const smtpUrl = z.url({ protocol: /^smtps?$/, error: 'an smtp:// address' }).max(2048)
const required = (what: string) => z.string({ error: what }).min(1, what).max(2048)
const origin = url.transform((value) => value.replace(/\/+$/, ''))
const replyTo = z.email('an e-mail address').max(200).optional()

const noHosts = readAllowed('')
const allowedHosts = z
  .string()
  .max(10_000)
  .transform((value, context): Allowed => {
    try {
      return readAllowed(value)
    } catch (error) {
      const message = `names, addresses or CIDR ranges (${error instanceof Error ? error.message : error})`
      context.addIssue({ code: 'custom', message })
      return noHosts
    }
  })

const webSchema = z.object({
  SUPABASE_URL: origin,
  SUPABASE_PUBLISHABLE_KEY: required('a publishable key (sb_publishable_…)'),
  PORT: port(3000),
  SITE_URL: origin.optional(),
  TRUSTED_PROXY_HOPS: z
    .string()
    .regex(/^\d{1,2}$/, 'a number of proxies, 0 to 99')
    .transform(Number)
    .default(0),
  WEBHOOK_ALLOWED_HOSTS: allowedHosts.default(noHosts),
})

const workerSchema = z.object({
  DATABASE_URL: databaseUrl,
  SUPABASE_URL: origin,
  SUPABASE_PUBLISHABLE_KEY: required('a publishable key (sb_publishable_…)'),
  SMTP_URL: smtpUrl,
  MAIL_FROM: required('a sender, e.g. "Support <support@example.com>"'),
  MAIL_REPLY_TO: replyTo,
  PORT: port(3000),
  SITE_URL: origin.optional(),
  WEBHOOK_ALLOWED_HOSTS: allowedHosts.default(noHosts),
})

const stackSchema = z.object({
  PORT: port(3000),
  SUPABASE_PORT: port(54321),
  SUPABASE_DB_PORT: port(54322),
  MAILBOX_PORT: port(54324).refine((value) => value < 65535, 'a port number below 65535'),
  DATA_DIR: required('a folder').default('.local'),
  ADMIN_EMAIL: z.email('an e-mail address').max(320).optional(),
  SITE_URL: origin.optional(),
  MAIL_FROM: required('a sender').default('Counterfoil <support@example.com>'),
  MAIL_REPLY_TO: replyTo,
})

const withSiteUrl = <T extends { PORT: number; SITE_URL?: string }>(env: T) => ({
  ...env,
  SITE_URL: env.SITE_URL ?? `http://127.0.0.1:${env.PORT}`,
})

function parse<S extends z.ZodType>(schema: S, source: Source): z.output<S> {
  // An empty variable counts as unset: `PORT= npm run up` means the default.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.')
    const got = given[name] === undefined ? 'nothing' : `«${given[name]}»`
    return `${name}: expected ${issue.message}, got ${got}`
  })
  throw new EnvError([...new Set(lines)].join('\n'))
}

/** Settings of the web process as given in `source`; nothing secret is among them. */
export const readWebEnv = (source: Source) => withSiteUrl(parse(webSchema, source))

/** Settings of the worker as given in `source`. */
export const readWorkerEnv = (source: Source) => withSiteUrl(parse(workerSchema, source))

/** Settings of the stack on this machine as given in `source`. */
export const readStackEnv = (source: Source) => withSiteUrl(parse(stackSchema, source))

export type StackEnv = ReturnType<typeof readStackEnv>

// Read at the first request, not at import: `next build` runs without any of them.
function once<T>(read: () => T): () => T {
  let held: { value: T } | undefined
  return () => {
    held ??= { value: read() }
    return held.value
  }
}

/** Settings of this web process, read once, at first use. Throws EnvError. */
export const webEnv = once(() => readWebEnv(process.env))

/** Settings of this worker process, read once, at first use. Throws EnvError. */
export const workerEnv = once(() => readWorkerEnv(process.env))

/** Settings of the stack on this machine, read once, at first use. Throws EnvError. */
export const stackEnv = once(() => readStackEnv(process.env))

/** Every setting there is; `.env.example` lists the same names. */
export const settingNames: readonly string[] = [
  ...new Set([webSchema, workerSchema, stackSchema].flatMap((schema) => Object.keys(schema.shape))),
].sort()
