import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { packTar } from 'modern-tar'
import type { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { copyTarget } from '@/scripts/backup/contents'
import { type Head, headSchema } from '@/scripts/backup/format'
import { inRepository } from '@/supabase/local/root'
import { freeStackEnv } from '@/supabase/local/stack'
import { testStack } from '@/tests/support/stack'
import { crm, type Outcome } from './crm-process'
import { type OwnStack, ownFolder, ownStack } from './own-stack'
import { asOperator } from './workspace-rows'

/**
 * What later migrations change on purpose in rows of the release before, by table: why, and what the
 * rows are compared as. All else has to come through as it was.
 */
const CHANGED: Readonly<Record<string, { why: string; columns: readonly string[] }>> = {}

// A backup of that release, an entry after the other, as text: see docs/operations.md.
const entriesSchema = z.array(z.object({ name: z.string(), lines: z.array(z.string()) }))

let stack: OwnStack | undefined
let outcome: Outcome | undefined
let head: Head
const before = new Map<string, string[]>()

beforeAll(async () => {
  const text = await readFile(inRepository('tests/stack/release-before.json'), 'utf8')
  const entries = entriesSchema.parse(JSON.parse(text))
  for (const { name, lines } of entries) {
    const [, table = ''] = /^parts\/(.+)\/\d+$/.exec(name) ?? []
    before.set(table, [...(before.get(table) ?? []), ...lines.filter((line) => line !== '')])
  }
  head = headSchema.parse(JSON.parse(entries[0]?.lines.join('\n') ?? ''))
  const folder = await ownFolder()
  const file = join(folder, 'before.tar')
  await writeFile(
    file,
    await packTar(
      entries.map(({ name, lines }) => {
        const body = lines.join('\n')
        return { header: { name, size: Buffer.byteLength(body) }, body }
      }),
    ),
  )
  const env = { ...(await freeStackEnv(join(folder, 'data'))), ADMIN_EMAIL: 'first@example.com' }
  stack = await ownStack({ env, demo: 'empty' })
  outcome = await crm(env, 'restore', file)
})
afterAll(() => stack?.end())

function asOwner<T>(work: (pg: Client) => Promise<T>): Promise<T> {
  if (!stack) throw new Error('no stack')
  return asOperator(stack.databaseUrl, work)
}

test('a workspace of the release before is taken in, and brought to this one', () => {
  expect(outcome).toMatchObject({ code: 0, error: '' })
  expect(outcome?.out).toMatch(/^Migrated +\d+ migrations/m)
})

test('no row is lost or altered, save those that a migration says', async () => {
  await asOwner(async (pg) => {
    for (const table of head.tables) {
      const changed = CHANGED[table.name]
      const columns = table.columns.filter((name) => !changed?.columns.includes(name))
      const kept = columns.map((name) => table.columns.indexOf(name))
      const was = (before.get(table.name) ?? []).map((line) => {
        const values = line.split('\t')
        return kept.map((at) => values[at]).join('\t')
      })
      const copy = pg.query(to(`copy ${copyTarget(pg, { name: table.name, columns })} to stdout`))
      const is = (await buffer(copy))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
      expect([table.name, is.sort()]).toEqual([table.name, was.sort()])
    }
  })
})

const MADE = {
  functions: `select p.oid::regprocedure || ' ' || md5(pg_get_functiondef(p.oid)) || ' ' || coalesce(p.proacl::text, '') as made
    from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  columns: `select a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
      || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(a.attacl::text, '') as made
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  tables: `select c.oid::regclass || ' ' || c.relrowsecurity || ' ' || coalesce(c.relacl::text, '') as made
    from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'S')`,
  constraints: `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as made from pg_constraint
    where connamespace in ('public'::regnamespace, 'private'::regnamespace) and contype <> 'n'`,
  indexes: `select indexdef as made from pg_indexes where schemaname in ('public', 'private')`,
  policies: `select p::text as made from pg_policies p where schemaname in ('public', 'storage')`,
  triggers: `select pg_get_triggerdef(t.oid) as made from pg_trigger t where not t.tgisinternal
    and t.tgfoid in (select oid from pg_proc where pronamespace = 'private'::regnamespace)`,
  buckets: `select id || ' ' || public || ' ' || coalesce(file_size_limit, 0) || ' ' || coalesce(allowed_mime_types::text, '') as made
    from storage.buckets where id = 'avatars'`,
}

test.each(Object.entries(MADE))(
  'its %s are those of a database that was made today',
  async (_, sql) => {
    const made = async (pg: Client) => {
      await pg.query("set search_path = ''")
      return (await pg.query<{ made: string }>(sql)).rows.map((row) => row.made).sort()
    }
    expect(await asOwner(made)).toEqual(await asOperator(testStack().databaseUrl, made))
  },
)
