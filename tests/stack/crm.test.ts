import { execFile } from 'node:child_process'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StackEnv } from '@/lib/env'
import { inRepository } from '@/supabase/local/root'
import { freeStackEnv } from '@/supabase/local/stack'
import { type OwnStack, ownFolder, ownStack } from './own-stack'

let env: StackEnv
let stack: OwnStack
beforeAll(async () => {
  env = await freeStackEnv(`${await ownFolder()}/data`)
  stack = await ownStack({ env })
})
afterAll(() => stack.end())

type Outcome = { code: number; out: string; error: string }

function crm(...words: string[]): Promise<Outcome> {
  const { DATA_DIR, PORT, SUPABASE_PORT, SUPABASE_DB_PORT, MAILBOX_PORT } = env
  const ports = { PORT, SUPABASE_PORT, SUPABASE_DB_PORT, MAILBOX_PORT }
  const given = Object.entries(ports).map(([name, port]) => [name, String(port)])
  const { PATH, NODE_ENV } = process.env
  const variables = { PATH, NODE_ENV, DATA_DIR, ...Object.fromEntries(given) }
  const args = ['--conditions=react-server', '--import', 'tsx', inRepository('scripts/crm.ts')]
  return new Promise((resolve) => {
    execFile(process.execPath, [...args, ...words], { env: variables }, (error, out, said) => {
      resolve({ code: error ? Number(error.code) : 0, out, error: said.trim() })
    })
  })
}

test('a fresh link for one who was invited, as often as asked, signs in', async () => {
  expect((await crm('user', 'invite', 'new@example.com', '--role', 'agent')).code).toBe(0)
  await crm('user', 'link', 'new@example.com')
  const { out } = await crm('user', 'link', 'new@example.com', '--json')
  const link = new URL(JSON.parse(out).link)
  const { data, error } = await createClient(
    stack.urls.supabase,
    stack.publishableKey,
  ).auth.verifyOtp({
    token_hash: link.searchParams.get('token_hash') ?? '',
    type: 'magiclink',
  })
  expect(error).toBeNull()
  expect(data.user?.email).toBe('new@example.com')
})

test('a webhook source comes with its address and its secret', async () => {
  const { out } = await crm('source', 'create', '--slug', 'shop', '--provider', 'stripe', '--json')
  const source = JSON.parse(out)
  expect(source.url).toBe(`${stack.urls.site}/api/webhooks/shop`)
  expect(source.secret.length).toBeGreaterThanOrEqual(32)
})

test('a generic source says where its signature stands', async () => {
  const words = ['source', 'create', '--slug', 'alerts', '--provider', 'generic']
  expect((await crm(...words, '--header', 'X-Alert-Signature', '--prefix', 'sha1=')).code).toBe(0)
  expect((await crm(...words, '--header', 'X-Alert-Signature')).error).toContain('already')
})

test('the status names processes, migrations and counts', async () => {
  const { out } = await crm('status', '--json')
  const status = JSON.parse(out)
  expect(status.processes.map(({ name }: { name: string }) => name)).toContain('postgres')
  expect(status.database.migrations).toMatchObject({ pending: [], unknown: [] })
  expect(status.database.counts.users).toBeGreaterThanOrEqual(3)
})

test.each([
  [['user', 'invite', 'nonsense', '--role', 'agent'], 'expected an e-mail address'],
  [['user', 'invite', 'b@example.com', '--role', 'boss'], 'Allowed choices are agent, admin'],
  [['user', 'invite', 'admin@example.com', '--role', 'admin'], 'is a user already'],
  [['user', 'link', 'stranger@example.com'], 'stranger@example.com is not invited'],
  [['source', 'create', '--slug', 'Not This', '--provider', 'github'], 'lower-case letters'],
  [['source', 'create', '--slug', 'a', '--provider', 'paypal'], 'Allowed choices are'],
  [['source', 'create', '--slug', 'a', '--provider', 'standard', '--secret', 'tooshort'], 'whsec_'],
  [
    ['source', 'create', '--slug', 'a', '--provider', 'github', '--header', 'x'],
    'for --provider generic',
  ],
  [
    ['source', 'create', '--slug', 'a', '--provider', 'generic', '--algorithm', 'md5'],
    '--algorithm',
  ],
  [['source', 'create', '--slug', 'a', '--provider', 'generic', '--header', 'Cookie'], '--header'],
  [['frobnicate'], "unknown command 'frobnicate'"],
  [['status', '--loud'], "unknown option '--loud'"],
])('crm %j is refused with one line and exit code 2', async (words, line) => {
  const { code, out, error } = await crm(...words)
  expect({ code, out, lines: error.split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
  expect(error).toContain(line)
})
