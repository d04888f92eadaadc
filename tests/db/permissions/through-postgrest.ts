import { Client } from 'pg'
import type { Db } from '@/lib/supabase/clients'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'
import type { Cast } from './cast'
import { type Cell, type Outcome, outcomeOf } from './cells'
import type { Values } from './rows'

type Answer = {
  data: unknown
  count: number | null
  status: number
  error: { code: string; message: string } | null
}
// What a cell asks is data: the typed client would not ask for what is not there to be asked.
type Query = PromiseLike<Answer> & {
  eq: (column: string, value: unknown) => Query
  is: (column: string, value: null) => Query
  rollback: () => Query
}
type Untyped = {
  from: (table: string) => {
    select: (columns: string, options: object) => Query
    insert: (values: Values, options: object) => Query
    update: (values: Values, options: object) => Query
    delete: (options: object) => Query
  }
  rpc: (name: string, args: Values) => Query
}

const DEADLOCK = '40P01'

function queryOf(db: Db, { object, verb, request }: Cell): Query {
  const { match = {}, args = {} } = request
  const api = db as unknown as Untyped
  if (verb === 'execute') return api.rpc(object, args).rollback()
  const counted = { count: 'exact' }
  const table = api.from(object)
  if (verb === 'insert') return table.insert(request.insert ?? match, counted).rollback()
  const asked = {
    select: () => table.select('*', counted),
    update: () => table.update(request.update ?? match, counted).rollback(),
    delete: () => table.delete(counted).rollback(),
  }[verb]()
  return Object.entries(match).reduce(
    (query, [column, value]) => (value === null ? query.is(column, null) : query.eq(column, value)),
    asked,
  )
}

function isEmpty(cell: Cell, { data, count, status }: Answer): boolean {
  if (cell.verb !== 'execute') return count === 0
  return (data === null && status !== 204) || (Array.isArray(data) && data.length === 0)
}

/** What the API answers the cell's actor; what that did is taken back. */
export async function answerTo(cell: Cell, cast: Cast): Promise<Answer> {
  for (;;) {
    const answer = await queryOf(cast[cell.actor].db, cell)
    // Cells run beside one another on the same rows.
    if (answer.error?.code !== DEADLOCK) return answer
  }
}

/** The same, as an outcome. */
export async function throughPostgrest(cell: Cell, cast: Cast): Promise<Outcome> {
  const answer = await answerTo(cell, cast)
  if (answer.error) return outcomeOf(answer.error, cell.object)
  return isEmpty(cell, answer) ? 'nothing' : 'yes'
}

/**
 * Lets PostgREST heed `Prefer: tx=rollback` for as long as the stack lives, which changes nothing
 * for requests without it. Waits until it does: a cell that were committed would be seen by others.
 */
export async function allowRollback({ db, id }: { db: Db; id: string }): Promise<void> {
  const admin = new Client({ connectionString: testStack().adminDatabaseUrl })
  await admin.connect()
  await admin.query(
    `alter role authenticator set pgrst.db_tx_end = 'commit-allow-override';
     notify pgrst, 'reload config'`,
  )
  await admin.end()
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const time_zone = 'Europe/Paris'
    await db.from('users').update({ time_zone }).eq('id', id).rollback()
    const { rows } = await postgres().query(
      `update public.users set time_zone = 'UTC' where id = $1 and time_zone = $2 returning id`,
      [id, time_zone],
    )
    if (rows.length === 0) return
  }
  throw new Error('PostgREST does not learn to roll back')
}
