import { postgres } from '@/tests/support/factories-postgres'
import { callable } from './callable'
import { functions } from './function-matrix'
import { tables } from './matrix'

/** One thing loosened, and the object whose cells must notice. */
export type Mutant = { name: string; object: string; sql: string }

async function rowsOf<T extends object>(sql: string): Promise<T[]> {
  return (await postgres().query<T>(sql)).rows
}

type Policy = { table: string; name: string; using: boolean; check: boolean; permissive: boolean }

const policies = () =>
  rowsOf<Policy>(
    `select tablename as table, policyname as name, qual is not null as using,
       with_check is not null as check, permissive = 'PERMISSIVE' as permissive
     from pg_policies where schemaname = 'public' order by 1, 2`,
  )

const loosened = ({ table, name }: Policy, clauses: string) =>
  `alter policy "${name}" on public.${table} ${clauses};`

/** Each permissive policy with one of its conditions replaced by true. */
export async function loosePolicies(): Promise<Mutant[]> {
  const found = await policies()
  return found
    .filter(({ permissive }) => permissive)
    .flatMap((policy) =>
      (['using', 'check'] as const)
        .filter((clause) => policy[clause])
        .map((clause) => ({
          name: `${policy.table}: «${policy.name}» ${clause} true`,
          object: policy.table,
          sql: loosened(policy, clause === 'using' ? 'using (true)' : 'with check (true)'),
        })),
    )
}

/** All permissive policies of a table thrown open: what then holds is the restrictive one alone. */
export async function openPolicies(): Promise<ReadonlyMap<string, string>> {
  const open = new Map<string, string>()
  for (const policy of await policies()) {
    if (!policy.permissive) continue
    const clauses = `${policy.using ? 'using (true)' : ''} ${policy.check ? 'with check (true)' : ''}`
    open.set(policy.table, (open.get(policy.table) ?? '') + loosened(policy, clauses))
  }
  return open
}

/** Each restrictive policy dropped. */
export async function droppedPolicies(): Promise<Mutant[]> {
  const found = await policies()
  return found
    .filter(({ permissive }) => !permissive)
    .map(({ table, name }) => ({
      name: `${table}: «${name}» dropped`,
      object: table,
      sql: `drop policy "${name}" on public.${table};`,
    }))
}

type Trigger = { table: string; name: string; fn: string }

/** Each trigger that refuses something, disabled. */
export async function disabledTriggers(): Promise<(Mutant & { trigger: string; fn: string })[]> {
  const found = await rowsOf<Trigger>(
    `select c.relname as table, t.tgname as name, p.proname as fn
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
       and p.prosrc ~ 'raise (?!notice)' order by 1, 2`,
  )
  return found.map(({ table, name, fn }) => ({
    name: `${name} disabled`,
    object: table,
    trigger: name,
    fn,
    sql: `alter table public.${table} disable trigger ${name};`,
  }))
}

/** Row-level security switched off, and everything granted, table by table. */
export function looseTables(): Mutant[] {
  return Object.keys(tables).flatMap((object) => [
    {
      name: `${object}: row-level security off`,
      object,
      sql: `alter table public.${object} disable row level security;`,
    },
    ...['authenticated', 'anon'].map((role) => ({
      name: `${object}: all granted to ${role}`,
      object,
      sql: `grant all on public.${object} to ${role};`,
    })),
  ])
}

/** Each function of ours callable by whoever was not meant to. */
export async function looseFunctions(): Promise<Mutant[]> {
  const found = await rowsOf<{ signature: string; name: string; schema: string }>(
    `select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
       p.proname as name, n.nspname as schema
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'private') order by 1`,
  )
  return found.flatMap(({ signature, name, schema }) =>
    (['anon', 'authenticated'] as const)
      .filter((role) => {
        const meant = schema === 'public' ? functions[name]?.roles : callers(name)
        return !meant?.includes(role)
      })
      .map((role) => ({
        name: `${signature} granted to ${role}`,
        object: `${schema}.${name}`,
        sql: `grant execute on function ${signature} to ${role};`,
      })),
  )
}

const callers = (name: string) =>
  (['anon', 'authenticated'] as const).filter((role) => callable[role].includes(name))
