import { join } from 'node:path'
import { App } from '@supabase/lite'
import { createPostgresConnection } from '@supabase/lite/postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseUrlAs } from '@/supabase/local/database-url'
import { type LiteServices, liteServices } from '@/supabase/local/lite'
import { requestContext } from '@/supabase/local/request-context'
import { inRepository } from '@/supabase/local/root'
import { readSecrets } from '@/supabase/local/secrets'
import { type OwnStack, ownStack } from './own-stack'

// Each test asks Lite itself, past our mends. One that fails brings good news: Lite has become
// like hosted Supabase there, and the mend it names can go.
const template = inRepository('supabase/templates/magic_link.html')
const canGo = (mend: string) => `this mend can go: supabase/local/deviations/${mend}`

let stack: OwnStack
let lite: LiteServices
let admin: Client
let key: string
const sent: { subject: string; html?: string; text?: string }[] = []

beforeAll(async () => {
  stack = await ownStack()
  const secrets = await readSecrets(stack.dataDir)
  if (!secrets) throw new Error('no secrets')
  key = secrets.publishableKey
  lite = liteServices({
    ...secrets,
    databaseUrl: stack.databaseUrl,
    urlFor: (role) => databaseUrlAs(role, secrets.rolePassword, stack.ports.database),
    siteUrl: stack.urls.site,
    templateDir: inRepository('supabase/templates'),
    filesDir: join(stack.dataDir, 'files'),
    sendMail: async () => undefined,
  })
  admin = new Client({ connectionString: stack.adminDatabaseUrl })
  await admin.connect()
  await admin.query(`
    insert into storage.buckets (id, name) values ('trial', 'trial');
    create policy "trial" on storage.objects for all to anon using (true) with check (true);
    create policy "trial" on storage.buckets for select to anon using (true);
  `)
})
afterAll(async () => {
  await Promise.all([admin.end(), lite.close()])
  await stack.end()
})

function ask(app: App, path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1${path}`, init)
  request.headers.set('apikey', key)
  const range = request.headers.get('range') ?? undefined
  // Inside a request's context what Lite says about it stays out of the test's output.
  return requestContext.run({ range }, async () => app.fetch(request))
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

describe('Auth', () => {
  test('auth.uid() does not read request.jwt.claims', () => {
    const connection = createPostgresConnection({ url: stack.databaseUrl })
    const made = /auth\.uid\(\)[^;]*;/.exec(connection.config.baseSchema ?? '')?.[0]
    expect(made, canGo('auth-functions.sql')).toBeDefined()
    expect(made, canGo('auth-functions.sql')).not.toContain('request.jwt.claims')
  })

  test('a code cannot be verified as type email', async () => {
    const body = { type: 'email', email: 'sam@example.com', token: '000000' }
    const response = await ask(lite.auth, '/auth/v1/verify', json(body))
    expect(await response.text(), canGo('verify-type.ts')).toContain('Invalid email verification')
  })

  test('an address that a trigger refuses is answered without a code', async () => {
    const response = await ask(lite.auth, '/auth/v1/otp', json({ email: 'stranger@example.com' }))
    expect(await response.text(), canGo('auth-failure.ts')).not.toContain('unexpected_failure')
  })

  test('the mail ignores the redirect, and its text part links elsewhere', async () => {
    const secrets = await readSecrets(stack.dataDir)
    const rolePassword = secrets?.rolePassword ?? ''
    const url = databaseUrlAs('supabase_auth_admin', rolePassword, stack.ports.database)
    const connection = createPostgresConnection({ url })
    const email = { template: { magic_link: { content_path: template } } }
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: secrets?.jwtSecret, site_url: stack.urls.site, email },
      db: { migrations: { enabled: false } },
      options: { drivers: { email: { send: async (mail) => void sent.push(mail) } } },
    })
    const next = encodeURIComponent(`${stack.urls.site}/tickets`)
    await ask(app, `/auth/v1/otp?redirect_to=${next}`, json({ email: 'sam@example.com' }))
    await connection.close()
    const said = 'this mend can go: supabase/local/auth-mailer.ts'
    expect(sent[0]?.html, said).not.toContain('/tickets')
    expect(sent[0]?.text, said).not.toContain('/auth/confirm')
  })
})

describe('Storage', () => {
  const upload = (name: string) =>
    ask(lite.storage, `/storage/v1/object/trial/${name}`, { method: 'POST', body: 'words' })

  test('a form with an unnamed file is refused', async () => {
    const form = new FormData()
    form.append('', new Blob(['words']), 'words.txt')
    const response = await ask(lite.storage, '/storage/v1/object/trial/form.txt', {
      method: 'POST',
      body: form,
    })
    expect(response.status, canGo('multipart-upload.ts')).toBe(400)
  })

  test('a signed address comes under another name', async () => {
    await upload('signed.txt')
    const path = '/storage/v1/object/sign/trial/signed.txt'
    const answer = await (await ask(lite.storage, path, json({ expiresIn: 60 }))).json()
    expect(answer, canGo('signed-url.ts')).toHaveProperty('signedUrl')
    expect(answer, canGo('signed-url.ts')).not.toHaveProperty('signedURL')
  })

  test('a part of a file is answered with 200', async () => {
    await upload('range.txt')
    const headers = { range: 'bytes=0-0' }
    const response = await ask(lite.storage, '/storage/v1/object/trial/range.txt', { headers })
    expect(response.headers.get('content-range')).toBe('bytes 0-0/5')
    expect(response.status, canGo('range-status.ts')).toBe(200)
  })

  test('the metadata of an object is a text that holds JSON', async () => {
    const typeNow = async (name: string) => {
      await upload(name)
      const { rows } = await admin.query(
        'select jsonb_typeof(metadata) as type from storage.objects where name = $1',
        [name],
      )
      return rows[0].type
    }
    expect(await typeNow('mended.txt')).toBe('object')
    await admin.query('alter table storage.objects disable trigger objects_unwrap_metadata')
    expect(await typeNow('as-it-is.txt'), canGo('storage-metadata.sql')).toBe('string')
    await admin.query('alter table storage.objects enable trigger objects_unwrap_metadata')
  })
})

describe('grants', () => {
  async function anonMayInsert(): Promise<boolean> {
    const { rows } = await admin.query(
      `select has_table_privilege('anon', 'public.users', 'insert') as may`,
    )
    return rows[0].may
  }

  test('requests to Storage leave the grants on our tables alone', async () => {
    expect((await ask(lite.storage, '/storage/v1/bucket')).status).toBe(200)
    expect(await anonMayInsert()).toBe(false)
  })

  // The last test: it spoils the grants of this stack.
  test('a connection of Lite grants everything to anon', async () => {
    const connection = createPostgresConnection({ url: stack.adminDatabaseUrl })
    await connection.withContext({ auth: { role: 'anon' } }, async () => undefined)
    await connection.close()
    expect(await anonMayInsert(), canGo('keep-grants.ts')).toBe(true)
  })
})
