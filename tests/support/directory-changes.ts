import {
  type AskedOfDirectory,
  startDirectoryChange,
  undoBulkChange,
} from '@/lib/bulk-changes/mutations'
import type { DirectoryKind } from '@/lib/bulk-changes/types'
import { type Actor, unique } from './actors'
import { worked } from './bulk-changes'
import { postgres } from './factories-postgres'

export const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await postgres().query<T>(sql, values)).rows

type Company = { id: string; name: string }

export async function company(domain?: string): Promise<Company> {
  const [made] = await rows<Company>(
    'insert into public.companies (name) values ($1) returning id, name',
    [`Company ${unique()}`],
  )
  if (!made) throw new Error('no company')
  if (domain) {
    await rows('insert into public.company_domains (company_id, domain) values ($1, $2)', [
      made.id,
      domain,
    ])
  }
  return made
}

export async function contactsIn(at: Company | null, count: number): Promise<string[]> {
  const made = await rows<{ id: string }>(
    `insert into public.contacts (name, company_id)
     select 'Kim ' || n, $1 from generate_series(1, $2) n returning id`,
    [at?.id ?? null, count],
  )
  return made.map(({ id }) => id)
}

export const companyOf = async (contact: string) =>
  (
    await rows<{ company_id: string | null }>(
      'select company_id from public.contacts where id = $1',
      [contact],
    )
  ).map(({ company_id }) => company_id)[0]

export const recordsOf = async (id: string) =>
  Object.fromEntries(
    (
      await rows<{ record_id: string; outcome: string; reason: string | null }>(
        'select record_id, outcome, reason from public.bulk_change_records where bulk_change_id = $1',
        [id],
      )
    ).map(({ record_id, outcome, reason }) => [record_id, [outcome, reason]]),
  )

export async function start(
  { db }: Actor,
  kind: DirectoryKind,
  ids: string[],
  changes: AskedOfDirectory,
): Promise<string> {
  const started = await startDirectoryChange(db, kind, { ids, query: '' }, changes)
  if (!started.ok) throw new Error(`It did not start: ${JSON.stringify(started.refusal)}`)
  return started.value
}

export async function change(...asked: Parameters<typeof start>): Promise<string> {
  const id = await start(...asked)
  await worked(asked[0].db, id)
  return id
}

export async function undo({ db }: Actor, id: string): Promise<string> {
  const undone = await undoBulkChange(db, id)
  if (!undone.ok) throw new Error(`It cannot be undone: ${JSON.stringify(undone.refusal)}`)
  await worked(db, undone.value)
  return undone.value
}
