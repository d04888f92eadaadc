import type { Client } from 'pg'
import type { Head, StoredFile } from './format'

/**
 * What is not carried over: the signing key is the project's own, and what is counted by the minute
 * means nothing later.
 */
const LEFT = ['private.signing_key', 'private.api_key_usage']

/** Users of Auth, row by row as JSON: its tables belong to it, and have other columns elsewhere. */
export const AUTH_TABLES = ['auth.users', 'auth.identities'] as const

/** Every table of ours that a backup holds, with the columns that are not computed. */
export async function ownTables(client: Client): Promise<Head['tables']> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname in ('public', 'private') and c.relkind = 'r' and not (n.nspname || '.' || c.relname = any ($1))
     group by 1 order by 1`,
    [LEFT],
  )
  return rows
}

/** Where each sequence of ours stands. */
export async function sequences(client: Client): Promise<Head['sequences']> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select schemaname || '.' || sequencename as name, last_value::text as value
     from pg_sequences where schemaname in ('public', 'private') order by 1`,
  )
  return rows
}

/** The tables of Auth that are there. */
export async function authTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) name where to_regclass(name) is not null',
    [AUTH_TABLES],
  )
  return rows.map(({ name }) => name)
}

export async function largestFile(client: Client): Promise<number> {
  const { rows } = await client.query<{ size: string }>(
    "select coalesce(max((metadata ->> 'size')::bigint), 0)::text as size from storage.objects",
  )
  return Number(rows[0]?.size ?? 0)
}

/** Every file that Storage has a row of, a few hundred at a time. */
export async function* storedFiles(client: Client): AsyncGenerator<StoredFile> {
  for (let after = ['', '']; ; ) {
    const { rows } = await client.query<Omit<StoredFile, 'size'> & { size: string }>(
      `select o.bucket_id as bucket, o.name, coalesce(o.metadata ->> 'size', '0') as size,
         coalesce(o.metadata ->> 'mimetype', 'application/octet-stream') as type
       from storage.objects o where (o.bucket_id, o.name) > ($1, $2)
       order by o.bucket_id, o.name limit 500`,
      after,
    )
    for (const { size, ...file } of rows) yield { ...file, size: Number(size) }
    const last = rows.at(-1)
    if (!last) return
    after = [last.bucket, last.name]
  }
}

/** A name as SQL writes it. */
export function quoted(client: Client, table: string): string {
  return table
    .split('.')
    .map((part) => client.escapeIdentifier(part))
    .join('.')
}

/** A table with these columns, as COPY names them. */
export function copyTarget(client: Client, { name, columns }: Head['tables'][number]): string {
  return `${quoted(client, name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`
}
