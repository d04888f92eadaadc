import { setTimeout as pause } from 'node:timers/promises'
import { App, setExperimental } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import type { AuthMail } from './auth-mail'
import { AuthMailer } from './auth-mailer'
import { keepGrants } from './deviations/keep-grants'
import { FileStore } from './file-store'
import { requestContext } from './request-context'

export type LiteOptions = {
  /** Connection address of a role, e.g. `supabase_auth_admin`. */
  urlFor: (role: string) => string
  /** As hosted's `postgres`. */
  databaseUrl: string
  siteUrl: string
  jwtSecret: string
  publishableKey: string
  secretKey: string
  templateDir: string
  filesDir: string
  sendMail: (mail: AuthMail) => Promise<void>
}

/** Auth and Storage, each an embedded Lite as the database role that hosted gives it. */
export type LiteServices = { auth: App; storage: App; rest: () => App; close: () => Promise<void> }

const CLOSING_MS = 2000

function connect(url: string, max: number) {
  return keepGrants(
    createPostgresConnection({ url, postgresOptions: { max, onnotice: () => undefined } }),
  )
}

/** Makes Lite's services; nothing is sent to the database before their first use. */
export function liteServices(options: LiteOptions): LiteServices {
  process.env.DO_NOT_TRACK = '1'
  setExperimental('storage', true)
  const keys = { publishable_key: options.publishableKey, secret_key: options.secretKey }
  const shared = {
    db: { migrations: { enabled: false } },
    // Lite serves no tables; were one of our schemas named here, it would look through it.
    api: { schemas: ['lite_unused'] },
    studio: { enabled: false },
  }
  const server = { admin: false, disableStudio: true }
  const authConnection = connect(options.urlFor('supabase_auth_admin'), 8)
  const storageConnection = connect(options.urlFor('supabase_storage_admin'), 8)

  const auth = new App({
    ...shared,
    connection: authConnection,
    auth: {
      ...keys,
      enabled: true,
      jwt_secret: options.jwtSecret,
      jwt_expiry: 3600,
      site_url: options.siteUrl,
      additional_redirect_urls: [`${options.siteUrl}/**`],
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      email: { enable_signup: true, otp_length: 6, otp_expiry: 3600 },
    },
    storage: { enabled: false },
    options: { server },
  })
  auth._mailer = new AuthMailer(options)

  const storage = new App({
    ...shared,
    connection: storageConnection,
    auth: { ...keys, enabled: false, jwt_secret: options.jwtSecret },
    storage: { enabled: true, file_size_limit: '5GiB' },
    options: { server },
  })
  storage._storageAdapter = new FileStore(options.filesDir, () => requestContext.getStore()?.range)

  const closing = [authConnection, storageConnection]
  return {
    auth,
    storage,
    rest: () => {
      // Lite looks at the schema as who connects, and must see it; requests take their own role.
      const connection = connect(options.databaseUrl, 10)
      closing.push(connection)
      return new App({
        ...shared,
        connection,
        api: { schemas: ['public'] },
        auth: { ...keys, enabled: false, jwt_secret: options.jwtSecret },
        options: { server },
      })
    },
    // One that waits for a query which never ends is cut off by the database, which stops next.
    close: async () => {
      const closed = Promise.all(closing.map((connection) => connection.close()))
      await Promise.race([closed, pause(CLOSING_MS, undefined, { ref: false })])
    },
  }
}
