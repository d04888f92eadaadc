import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { inRepository } from '@/supabase/local/root'

/** Gives back the buckets that no migration makes: after the last of them. */
export async function keepBuckets(client: Client): Promise<void> {
  await client.query(
    'insert into storage.buckets select * from kept_buckets on conflict do nothing',
  )
}

/** Runs these migrations in the transaction that is open. */
export async function runMigrations(client: Client, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await client.query(await readFile(inRepository('supabase/migrations', `${name}.sql`), 'utf8'))
    // A table with checks that are still due cannot be altered by the next.
    await client.query('set constraints all immediate')
  }
}

/**
 * Takes all of ours out of the database and makes it anew as these migrations left it, in the
 * transaction that is open: until it ends, everybody else sees what was there. Files stay.
 */
export async function rebuild(client: Client, names: readonly string[]): Promise<void> {
  const { rows: keys } = await client.query<{ secret: string }>(
    'select secret from private.signing_key',
  )
  await dropAll(client)
  // Objects keep their bucket's id; the row comes back by its migration, or as it was.
  await client.query('create temporary table kept_buckets on commit drop as table storage.buckets')
  await client.query('set local session_replication_role = replica')
  await client.query('delete from storage.buckets')
  await client.query('set local session_replication_role = origin')
  await runMigrations(client, names)
  for (const { secret } of keys)
    await client.query('select private.install_signing_key($1)', [secret])
}

async function dropAll(client: Client): Promise<void> {
  const drop = async (sql: string) => {
    const { rows } = await client.query<{ statement: string }>(sql)
    for (const { statement } of rows) await client.query(statement)
  }
  await drop(
    `select format('drop policy %I on %I.%I', policyname, schemaname, tablename) as statement
     from pg_policies where schemaname = 'storage'`,
  )
  await client.query('drop schema private cascade')
  await drop(
    `select format('drop table if exists public.%I cascade', c.relname) as statement
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  await drop(
    `select format('drop routine if exists %s cascade', p.oid::regprocedure) as statement
     from pg_proc p where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  await drop(
    `select format('drop type if exists public.%I cascade', t.typname) as statement
     from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'c')
       and not exists (select from pg_depend d where d.objid = t.oid and d.deptype in ('e', 'i'))
       and not exists (select from pg_class c where c.oid = t.typrelid and c.relkind <> 'c')`,
  )
}
