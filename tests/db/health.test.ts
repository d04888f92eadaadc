import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { factsSchema } from '@/lib/health/schema'
import { inRepository } from '@/supabase/local/root'
import { nobody, signedIn } from '@/tests/support/actors'
import { apiKey } from '@/tests/support/factories-api'
import { failedJob } from '@/tests/support/factories-jobs'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'

async function asAdmin() {
  const { data, error } = await (await signedIn('admin')).db.rpc('read_health')
  if (error) throw new Error(error.message)
  return factsSchema.parse(data)
}

test('an admin reads of size, queue, statements, files and migrations', async () => {
  await failedJob()
  const facts = await asAdmin()
  expect(facts.database.bytes).toBeGreaterThan(1_000_000)
  expect(facts.database.connections).toBeGreaterThan(0)
  expect(facts.database.tables).toHaveLength(10)
  expect(facts.jobs.failed).toBeGreaterThan(0)
  expect(facts.storage.map(({ bucket }) => bucket)).toEqual(
    expect.arrayContaining(['attachments', 'avatars', 'imports', 'logos']),
  )
  const files = await readdir(inRepository('supabase/migrations'))
  const versions = files.filter((name) => name.endsWith('.sql')).map((name) => name.slice(0, 14))
  expect(facts.migrations).toEqual(versions.sort())
})

test('what lies in Storage is told as it was measured last', async () => {
  const admin = await signedIn('admin')
  await rolledBack(async (pg) => {
    const told = async () => {
      const { rows } = await pg.query('select private.health_of_storage() as told')
      return rows[0].told.find(({ bucket }: { bucket: string }) => bucket === 'imports')
    }
    await pg.query('select private.measure_storage()')
    const before = await told()
    await pg.query(
      `insert into storage.objects (bucket_id, name, metadata) values ('imports', $1, '{"size": 7}')`,
      [admin.id],
    )
    expect(await told()).toEqual(before)
    await pg.query('select private.measure_storage()')
    expect(await told()).toEqual({
      ...{ bucket: 'imports', objects: before.objects + 1, bytes: before.bytes + 7 },
    })
  })
})

test('a key for monitors reads it, and nothing else; a key of another scope does not', async () => {
  const [monitor, other] = await Promise.all([apiKey(['health:read']), apiKey(['tickets:read'])])
  expect(factsSchema.safeParse((await monitor.db.rpc('read_health')).data).success).toBe(true)
  expect((await monitor.db.from('tickets').select('number').limit(1)).data).toEqual([])
  expect((await other.db.rpc('read_health')).error?.code).toBe('42501')
  expect((await (await signedIn()).db.rpc('read_health')).error?.code).toBe('42501')
})

test('that there are metrics is known while a living key may read them', async () => {
  await rolledBack(async (pg) => {
    const asked = async () => (await pg.query('select private.is_monitored() as yes')).rows[0].yes
    await pg.query(
      `update public.api_keys set revoked_at = now() where 'health:read' = any (scopes)`,
    )
    expect(await asked()).toBe(false)
    const { rows } = await pg.query(
      `select id from private.create_api_key('Monitor', '{health:read}')`,
    )
    expect(await asked()).toBe(true)
    await pg.query('update public.api_keys set expires_at = now() where id = $1', [rows[0].id])
    expect(await asked()).toBe(false)
  })
  expect((await nobody().rpc('is_monitored')).error).toBeNull()
})

test('statements are told without their texts, and what is typed by hand is not told', async () => {
  for (let n = 0; n < 12; n++) {
    await postgres().query(`do $$ begin perform 'hush hush ${n}'; end $$`)
    await postgres().query("select 'hush hush' as told")
  }
  const { rows } = await postgres().query('select private.slow_queries(10000)::text as told')
  expect(rows[0].told).toContain('select')
  expect(rows[0].told).not.toContain('hush hush')
})

test('without pg_stat_statements the rest is told', async () => {
  const admin = await signedIn('admin')
  await rolledBack(async (pg) => {
    await pg.query(
      "create or replace function private.slow_queries(at_most integer) returns jsonb language sql stable set search_path = '' as $$ select null::jsonb $$",
    )
    await actAs(pg, admin)
    const { rows } = await pg.query('select public.read_health() as told')
    expect(factsSchema.parse(rows[0].told).slow_queries).toBeNull()
  })
})
