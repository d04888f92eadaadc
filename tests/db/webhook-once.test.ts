import type { PoolClient } from 'pg'
import { expect, test } from 'vitest'
import { receiveWebhook } from '@/lib/webhooks/mutations'
import { nobody, unique } from '@/tests/support/actors'
import { freshEmail, theOnly } from '@/tests/support/factories'
import { overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'
import {
  eventRow,
  runTask,
  type Source,
  sourceRow,
  standardHeaders,
  taskOn,
} from '@/tests/support/factories-webhooks'

const payload = (subject: string) => ({
  type: 'ticket.create',
  timestamp: '2026-11-22T10:00:00Z',
  data: { subject, body: 'It hums.', requester: { email: freshEmail() } },
})

async function subjectsOf(word: string): Promise<string[]> {
  const { rows } = await postgres().query<{ subject: string }>(
    `select subject from public.tickets where subject like $1 || ' %'
     order by split_part(subject, ' ', 2)::integer`,
    [word],
  )
  return rows.map(({ subject }) => subject)
}

const numbered = (word: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${word} ${n}`)

async function waiting({ id }: Source): Promise<number> {
  const { rows } = await postgres().query<{ waiting: number }>(
    `select count(*) as waiting from public.webhook_events where source_id = $1 and status = 'received'`,
    [id],
  )
  return rows[0]?.waiting ?? 0
}

test('forty events, each delivered five times at once, are forty tickets', async () => {
  const source = await sourceRow('standard')
  const word = unique()
  await Promise.all(
    numbered(word, 40).map(async (subject) => {
      const body = Buffer.from(JSON.stringify(payload(subject)))
      const headers = new Headers(standardHeaders(source.secret, body))
      const all = await Promise.all(
        [1, 2, 3, 4, 5].map(() => receiveWebhook(nobody(), source.slug, headers, body)),
      )
      expect(all.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
    }),
  )
  await expect.poll(() => waiting(source), { timeout: 60_000 }).toBe(0)
  expect(await subjectsOf(word)).toEqual(numbered(word, 40))
})

/** Takes a delivery in a transaction that is not over yet. */
async function receiving(pg: PoolClient, { slug, secret }: Source): Promise<string> {
  const body = Buffer.from(JSON.stringify(payload(unique())))
  const { rows } = await pg.query<{ id: string }>(
    'select id from private.receive_webhook($1, $2, $3)',
    [slug, standardHeaders(secret, body), body],
  )
  return theOnly(rows).id
}

test('a job that has not begun serves for all events of its source, and for no other', async () => {
  const sources = [await sourceRow('standard'), await sourceRow('standard')]
  const jobs = await rolledBack(async (pg) => {
    for (const source of [...sources, ...sources, ...sources]) await receiving(pg, source)
    const { rows } = await pg.query<{ key: string }>(
      `select key from graphile_worker.jobs where key = any ($1)`,
      [sources.map(({ id }) => `webhook source ${id}`)],
    )
    return rows.length
  })
  expect(jobs).toBe(2)
})

test('a job that begins waits for events whose transactions rely on it', async () => {
  const source = await sourceRow('standard')
  const first = await eventRow(source, payload(unique()))
  let second = ''
  await overlapping(
    async (pg) => {
      second = await receiving(pg, source)
    },
    () => runTask(first),
  )
  const { rows } = await postgres().query<{ status: string }>(
    'select status from public.webhook_events where id = any ($1)',
    [[first, second]],
  )
  expect(rows).toEqual([{ status: 'done' }, { status: 'done' }])
})

test('a worker cut off again and again in the middle leaves one ticket an event, in order', async () => {
  const source = await sourceRow('standard')
  const word = unique()
  const subjects = numbered(word, 40)
  for (const subject of subjects) await eventRow(source, payload(subject))
  let cuts = 0
  while ((await waiting(source)) > 0) {
    const [next] = (
      await postgres().query(
        `select id from public.webhook_events where source_id = $1 and status = 'received' limit 1`,
        [source.id],
      )
    ).rows
    if (!next) break
    const before = await waiting(source)
    const { pid, isOver, over } = await taskOn(next.id)
    while (!isOver() && (await waiting(source)) > before - 3);
    // What Postgres sees of a worker that was killed: its connection ends, wherever it was.
    if (!isOver()) {
      await postgres().query('select pg_terminate_backend($1)', [pid])
      cuts++
    }
    await over
  }
  expect(cuts).toBeGreaterThan(2)
  const { rows } = await postgres().query<{ subject: string }>(
    `select subject from public.tickets where subject like $1 || ' %' order by number`,
    [word],
  )
  expect(rows.map(({ subject }) => subject)).toEqual(subjects)
})

test('the jobs of a worker that died are given to those that live, and no others', async () => {
  const pool = `pool-${unique()}`
  const living = `pool-${unique()}`
  const holding = await postgres().connect()
  try {
    await holding.query('select private.hold_worker($1)', [living])
    const lock = async (by: string, ago: string) => {
      const { rows } = await postgres().query<{ id: number }>(
        `select id from graphile_worker.add_job('nobody_does_this', run_at => now() + interval '1 day')`,
      )
      await postgres().query(
        `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $2::interval
         where id = $3`,
        [by, ago, rows[0]?.id],
      )
      return rows[0]?.id
    }
    // A job that was just taken may be of a pool that has not said yet that it lives.
    const ids = [await lock(pool, '1 minute'), await lock(living, '1 minute')]
    const fresh = await lock(`pool-${unique()}`, '1 second')
    await postgres().query('select private.release_dead_jobs()')
    const { rows } = await postgres().query(
      'select id, locked_by from graphile_worker._private_jobs where id = any ($1) order by id',
      [[...ids, fresh]],
    )
    expect(rows.map(({ locked_by }) => locked_by !== null)).toEqual([false, true, true])
    await postgres().query('delete from graphile_worker._private_jobs where id = any ($1)', [
      [...ids, fresh],
    ])
  } finally {
    await holding.query('select pg_advisory_unlock_all()')
    holding.release()
  }
})
