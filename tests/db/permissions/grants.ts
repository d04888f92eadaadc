import type { Pool, PoolClient } from 'pg'
import { postgres } from '@/tests/support/factories-postgres'
import { callable } from './callable'
import { functions } from './function-matrix'

const roles = ['anon', 'authenticated'] as const

/** Each function that a role may call and should not, or should and may not. */
export async function grantedWrongly(pg: Pool | PoolClient = postgres()): Promise<string[]> {
  const { rows } = await pg.query<{ schema: string; name: string; role: string }>(
    `select n.nspname as schema, p.proname as name, r.rolname as role
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace, pg_roles r
     where n.nspname in ('public', 'private') and r.rolname = any ($1)
       and has_function_privilege(r.oid, p.oid, 'execute')`,
    [roles],
  )
  const granted = new Set(rows.map(({ schema, name, role }) => `${role} calls ${schema}.${name}`))
  const meant = new Set(
    roles.flatMap((role) => [
      ...callable[role].map((name) => `${role} calls private.${name}`),
      ...Object.keys(functions)
        .filter((name) => functions[name]?.roles.includes(role))
        .map((name) => `${role} calls public.${name}`),
    ]),
  )
  return [
    ...[...granted].filter((call) => !meant.has(call)).map((call) => `${call} and should not`),
    ...[...meant].filter((call) => !granted.has(call)).map((call) => `${call} and may not`),
  ]
}
