import { randomUUID } from 'node:crypto'
import { Pool, type PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnStack, ownStack } from '@/tests/stack/own-stack'
import { theOnly } from '@/tests/support/factories'

// Whoever counts admins needs a workspace to himself: on the shared stack other tests have theirs.
let stack: OwnStack
let pool: Pool
let first: Admin
let second: Admin
type Admin = { id: string; session: string }

beforeAll(async () => {
  stack = await ownStack({ demo: 'none' })
  pool = new Pool({ connectionString: stack.adminDatabaseUrl, max: 4 })
  first = await admin('first@example.com')
  second = await admin('second@example.com')
}, 180_000)
afterAll(async () => {
  await pool?.end()
  await stack?.end()
}, 60_000)

async function admin(email: string): Promise<Admin> {
  const [id, session] = [randomUUID(), randomUUID()]
  await pool.query('select private.invite_user($1, $2)', [email, 'admin'])
  await pool.query('insert into auth.users (id, email) values ($1, $2)', [id, email])
  await pool.query('insert into auth.sessions (id, user_id) values ($1, $2)', [session, id])
  return { id, session }
}

async function restore(): Promise<void> {
  await pool.query(`update public.users set role = 'admin', deactivated_at = null`)
  for (const { id, session } of [first, second]) {
    await pool.query(
      'insert into auth.sessions (id, user_id) values ($1, $2) on conflict do nothing',
      [session, id],
    )
  }
}

async function begin({ id, session }: Admin): Promise<PoolClient> {
  const pg = await pool.connect()
  const claims = JSON.stringify({ role: 'authenticated', sub: id, session_id: session })
  await pg.query('begin')
  await pg.query(`select set_config('request.jwt.claims', $1, true)`, [claims])
  await pg.query('set local role authenticated')
  return pg
}

type Act = 'demotes' | 'deactivates'
const acts: Record<Act, string> = {
  demotes: `select public.change_user_role($1, 'agent')`,
  deactivates: 'select public.deactivate_user($1)',
}

async function attempt(pg: PoolClient, act: Act, on: Admin): Promise<string> {
  try {
    await pg.query(acts[act], [on.id])
    await pg.query('commit')
    return 'done'
  } catch (error) {
    await pg.query('rollback')
    return (error as Error).message
  } finally {
    pg.release()
  }
}

async function adminsLeft(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::integer as count from public.users
     where role = 'admin' and deactivated_at is null`,
  )
  return theOnly(rows).count
}

const pairs: [Act, Act][] = [
  ['demotes', 'demotes'],
  ['deactivates', 'deactivates'],
  ['demotes', 'deactivates'],
]

test.each(pairs)(
  'when one %s and the other %s at the same moment, one admin stays',
  async (a, b) => {
    const outcomes: string[] = []
    for (let round = 0; round < 25; round++) {
      await restore()
      const [one, other] = [await begin(first), await begin(second)]
      const both = await Promise.all([attempt(one, a, second), attempt(other, b, first)])
      expect(await adminsLeft()).toBe(1)
      expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1)
      outcomes.push(...both)
    }
    // Those who meet are told of the last admin; those who come too late are none any more.
    const told = new Set(outcomes.filter((outcome) => outcome !== 'done'))
    expect([...told].filter((each) => !/at least one admin|for admins/.test(each))).toEqual([])
  },
  60_000,
)

test('the second waits for the first, and is refused when it has come through', async () => {
  await restore()
  const [one, other] = [await begin(first), await begin(second)]
  await one.query(acts.demotes, [second.id])
  const waiting = attempt(other, 'demotes', first)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await one.query('commit')
  one.release()
  expect(await waiting).toBe('a workspace keeps at least one admin')
  expect(await adminsLeft()).toBe(1)
})

test('the last admin is neither demoted nor deactivated, by the database owner neither', async () => {
  await restore()
  await pool.query(`update public.users set role = 'agent' where id = $1`, [second.id])
  for (const set of [`role = 'agent'`, 'deactivated_at = now()']) {
    const last = pool.query(`update public.users set ${set} where id = $1`, [first.id])
    await expect(last).rejects.toThrow('a workspace keeps at least one admin')
  }
  const own = await begin(first)
  expect(await attempt(own, 'deactivates', first)).toMatch('a workspace keeps at least one admin')
})
