import { DatabaseError, type PoolClient } from 'pg'
import type { Cast } from './cast'
import { type Cell, type Outcome, outcomeOf } from './cells'
import type { Values } from './rows'

const VOID = 2278

const isNothing = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function where(match: Values, values: unknown[]): string {
  const conditions = Object.entries(match).map(([column, value]) =>
    value === null ? `${quoted(column)} is null` : `${quoted(column)} = $${values.push(value)}`,
  )
  return conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
}

/** A list of things is JSON; the driver would make an array of it. */
const parameter = (arg: unknown) =>
  Array.isArray(arg) && arg.every((part) => typeof part === 'object') ? JSON.stringify(arg) : arg

function statementOf({ object, verb, request }: Cell): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const table = `public.${quoted(object)}`
  const { match = {}, args = {} } = request
  const given = request[verb === 'insert' ? 'insert' : 'update'] ?? match
  const columns = Object.keys(given)
  switch (verb) {
    case 'execute': {
      const named = Object.entries(args).map(
        ([name, arg]) => `${name} => $${values.push(parameter(arg))}`,
      )
      return { text: `select * from ${table}(${named.join()})`, values }
    }
    case 'select':
      return { text: `select * from ${table}${where(match, values)}`, values }
    case 'delete':
      return { text: `delete from ${table}${where(match, values)}`, values }
    case 'insert': {
      const places = columns.map((column) => `$${values.push(given[column])}`)
      return { text: `insert into ${table} (${columns.map(quoted)}) values (${places})`, values }
    }
    case 'update': {
      const sets = columns.map((column) => `${quoted(column)} = $${values.push(given[column])}`)
      return { text: `update ${table} set ${sets}${where(match, values)}`, values }
    }
  }
}

/** The same, in the caller's transaction, as PostgREST would: role and claims, then taken back. */
export async function throughSql(pg: PoolClient, cell: Cell, cast: Cast): Promise<Outcome> {
  const { claims } = cast[cell.actor]
  const json = JSON.stringify(claims).replaceAll("'", "''")
  await pg.query(
    `savepoint cell; set local role ${quoted(claims.role)};
     select set_config('request.jwt.claims', '${json}', true)`,
  )
  try {
    const { rows, rowCount, fields } = await pg.query(statementOf(cell))
    if (fields[0]?.dataTypeID === VOID) return 'yes'
    const [first] = rows as Record<string, unknown>[]
    const empty = rowCount === 0 || (first && Object.values(first).every(isNothing))
    return empty ? 'nothing' : 'yes'
  } catch (error) {
    if (error instanceof DatabaseError) return outcomeOf(error, cell.object)
    throw error
  } finally {
    await pg.query('rollback to savepoint cell')
  }
}
