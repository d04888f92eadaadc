import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StackEnv } from '@/lib/env'
import { localDatabaseUrl } from '@/supabase/local/database-url'
import { isRunning } from '@/supabase/local/process-identity'
import { readRecord } from '@/supabase/local/process-record'
import { readSecrets } from '@/supabase/local/secrets'
import { freeStackEnv } from '@/supabase/local/stack'
import { ownFolder } from './own-stack'
import { UpProcess } from './up-process'

// The tests of this file tell one story of one DATA_DIR, in order.
let dataDir: string
let env: StackEnv
let up: UpProcess

beforeAll(async () => {
  dataDir = join(await ownFolder(), 'data')
  env = await freeStackEnv(dataDir)
  up = new UpProcess(env)
  await up.ready()
})
afterAll(() => up.end('SIGTERM'))

const site = () => `http://127.0.0.1:${env.PORT}`

async function query(sql: string) {
  const client = new Client({ connectionString: localDatabaseUrl(env.SUPABASE_DB_PORT) })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

test('it is ready when the app answers that all of it is', async () => {
  expect(await (await fetch(`${site()}/api/health`)).json()).toEqual({ status: 'ok' })
  const ready = await fetch(`${site()}/api/ready`)
  expect(await ready.json()).toEqual({ status: 'ready', failing: [] })
  expect(ready.status).toBe(200)
})

test('the web process holds none of the secrets', async () => {
  const app = readRecord(dataDir).find(({ name }) => name === 'app')
  const held = readFileSync(`/proc/${app?.pid}/environ`, 'latin1')
  expect(held).toContain('SUPABASE_PUBLISHABLE_KEY')
  const { publishableKey, ...secrets } = (await readSecrets(dataDir)) ?? {}
  expect(Object.keys(secrets).length).toBeGreaterThan(3)
  for (const secret of Object.values(secrets)) expect(held).not.toContain(secret)
  expect(held).not.toMatch(/postgres(ql)?:\/\/|DATABASE_URL|SMTP/)
})

test('a second run on the same DATA_DIR is refused with one line', async () => {
  const second = new UpProcess({ ...(await freeStackEnv(dataDir)) })
  expect(await second.exit).toBe(1)
  expect(second.output.trim()).toMatch(/^DATA_DIR: .* is in use by another run .*$/)
})

test('a taken port is named with its variable, in one line', async () => {
  const other = join(await ownFolder(), 'data')
  const blocked = new UpProcess({
    ...(await freeStackEnv(other)),
    SUPABASE_PORT: env.SUPABASE_PORT,
  })
  expect(await blocked.exit).toBe(1)
  expect(blocked.output.trim()).toBe(
    `port ${env.SUPABASE_PORT} is taken by another program: set SUPABASE_PORT to a free port`,
  )
})

test('SIGTERM ends everything within ten seconds, and what was written is there again', async () => {
  await query(`create table private.kept as select 'kept' as word`)
  const running = readRecord(dataDir)
  expect(running.map(({ name }) => name).sort()).toEqual(['app', 'postgres', 'postgrest', 'worker'])
  expect(await up.end('SIGTERM')).toBeLessThan(10_000)
  expect(await up.exit).toBe(0)
  expect(running.filter(isRunning)).toEqual([])

  const begun = performance.now()
  up = new UpProcess(env)
  await up.ready()
  expect(performance.now() - begun).toBeLessThan(15_000)
  expect(await query('select word from private.kept')).toEqual([{ word: 'kept' }])
})

test.each(['parent', 'group'])('a killed %s is recovered from', async (what) => {
  const running = readRecord(dataDir)
  process.kill(what === 'group' ? -up.pid : up.pid, 'SIGKILL')
  await up.exit
  if (what === 'parent') expect(running.filter(isRunning).length).toBeGreaterThan(0)

  up = new UpProcess(env)
  await up.ready()
  expect(running.filter(isRunning)).toEqual([])
  expect(await query('select word from private.kept')).toEqual([{ word: 'kept' }])
})

test('a part that dies is started again', async () => {
  const before = readRecord(dataDir).find(({ name }) => name === 'postgres')
  process.kill(before?.pid ?? 0, 'SIGKILL')
  await expect
    .poll(() => query('select 1 as one').catch(() => null), { timeout: 20_000, interval: 200 })
    .toEqual([{ one: 1 }])
  await expect
    .poll(async () => (await fetch(`${site()}/api/ready`)).status, { timeout: 20_000 })
    .toBe(200)
  expect(up.output).toContain('postgres stopped (SIGKILL); starting it again')
})

test('a damaged database is refused with one line', async () => {
  await up.end('SIGINT')
  const control = join(dataDir, 'postgres', 'global', 'pg_control')
  const whole = readFileSync(control)
  writeFileSync(control, 'damaged')
  const broken = new UpProcess(env)
  expect(await broken.exit).toBe(1)
  expect(broken.output.trim()).toMatch(/^DATA_DIR: PostgreSQL cannot use .*$/)
  writeFileSync(control, whole)

  const version = join(dataDir, 'postgres', 'PG_VERSION')
  const number = readFileSync(version)
  rmSync(version)
  const headless = new UpProcess(env)
  expect(await headless.exit).toBe(1)
  expect(headless.output.trim()).toMatch(/^DATA_DIR: .* is damaged.*$/)
  writeFileSync(version, number)
  expect(existsSync(join(dataDir, 'up.lock'))).toBe(false)
  up = new UpProcess(env)
  await up.ready()
})
