import { Pool, type PoolClient, types } from 'pg'
import { testStack } from './stack'

// Ticket numbers and message ids are bigint; all of them here are far below 2^53.
types.setTypeParser(types.builtins.INT8, Number)

let pool: Pool | undefined

/** Connections as `postgres`, whom row-level security lets pass: for arranging and looking. */
export function postgres(): Pool {
  pool ??= new Pool({ connectionString: testStack().databaseUrl, max: 12, allowExitOnIdle: true })
  return pool
}

/** Runs `work` in one transaction and rolls it back, whatever came of it. */
export async function rolledBack<T>(work: (pg: PoolClient) => Promise<T>): Promise<T> {
  const pg = await postgres().connect()
  try {
    await pg.query('begin')
    return await work(pg)
  } finally {
    await pg.query('rollback')
    pg.release()
  }
}

/** From here to the end of the transaction the connection is what PostgREST makes of this actor. */
export async function actAs(pg: PoolClient, { token }: { token: string }): Promise<void> {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  await pg.query("select set_config('request.jwt.claims', $1, true)", [claims])
  await pg.query('set local role authenticated')
}

/**
 * Lets two transactions meet: `second` begins while `first` has written and not committed, and
 * `first` commits as soon as `second` waits for it or is through. Answers what `second` does.
 * What the first shall do while the second waits is `meanwhile`.
 */
export async function overlapping<T>(
  first: (pg: PoolClient) => Promise<unknown>,
  second: () => Promise<T>,
  meanwhile: (pg: PoolClient) => Promise<unknown> = async () => undefined,
): Promise<T> {
  const pg = await postgres().connect()
  try {
    await pg.query('begin')
    await first(pg)
    await pg.query('reset role')
    let through = false
    const outcome = second().finally(() => {
      through = true
    })
    for (const until = Date.now() + 10_000; !through && Date.now() < until; ) {
      // In a transaction pg_stat_activity would go on showing what it showed first.
      const { rowCount } = await pg.query(
        'select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))',
      )
      if (rowCount) break
    }
    await meanwhile(pg)
    await pg.query('commit')
    return await outcome
  } finally {
    await pg.query('rollback')
    pg.release()
  }
}
