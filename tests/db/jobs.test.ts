import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { ticketBy } from '@/tests/support/factories'
import { failedJob } from '@/tests/support/factories-jobs'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

async function found(id: string, ...states: string[]) {
  const { data, error } = await admin.db.rpc('list_jobs', { states, page_size: 200 })
  if (error) throw new Error(error.message)
  return data.find((job) => String(job.id) === id)
}

test('admins see what failed and why, and have it tried again; the log tells of it', async () => {
  const id = await failedJob('The printer hums:\nit hums')
  expect(await found(id, 'failed')).toMatchObject({
    ...{ task: 'hum', state: 'failed', attempts: 3, max_attempts: 3 },
    error: 'The printer hums:\nit hums',
  })
  expect(await found(id, 'retrying', 'running', 'waiting')).toBeUndefined()
  const before = await admin.db.rpc('count_jobs').single()
  expect((await admin.db.rpc('retry_jobs', { job_ids: [Number(id)] })).data).toBe(1)
  expect(await found(id, 'waiting')).toMatchObject({ attempts: 0, state: 'waiting' })
  const after = await admin.db.rpc('count_jobs').single()
  expect(before.data?.failed).toBeGreaterThan(0)
  expect(after.data?.waiting).toBeGreaterThan(0)
  // What waits is not retried again.
  expect((await admin.db.rpc('retry_jobs', { job_ids: [Number(id)] })).data).toBe(0)
  const { data } = await admin.db
    .from('audit_log')
    .select('actor_name, object_name, changes')
    .eq('object_kind', 'jobs')
    .eq('object_id', id)
  expect(data).toEqual([
    {
      actor_name: admin.name,
      object_name: 'hum',
      changes: { retried_at: { from: null, to: expect.any(String) } },
    },
  ])
})

test('agents neither see nor retry jobs', async () => {
  for (const asked of [
    agent.db.rpc('list_jobs'),
    agent.db.rpc('count_jobs'),
    agent.db.rpc('retry_jobs', { job_ids: [1] }),
  ]) {
    expect((await asked).error).toMatchObject({ code: '42501', message: 'this is for admins' })
  }
})

test('a job names what it works for, and the ticket where there is one', async () => {
  const number = await ticketBy(agent, { subject: 'It hums' })
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    await pg.query("select public.add_message($1, 'reply', 'We are at it.')", [number])
    await pg.query('update public.tickets set assignee_id = $2 where number = $1', [
      number,
      admin.id,
    ])
    await actAs(pg, admin)
    const { rows } = await pg.query<Record<string, unknown>>(
      `select task, subject, ticket_number from public.list_jobs('{waiting}', null, 200)
       where ticket_number = $1 or subject = $2 order by task`,
      [number, admin.name],
    )
    expect(rows).toEqual([
      { task: 'send_notification_mail', subject: admin.name, ticket_number: null },
      { task: 'send_reply_mail', subject: 'It hums', ticket_number: number },
    ])
  })
})

test('a job that a living worker has in hand is not taken from it', async () => {
  await rolledBack(async (pg) => {
    const { rows } = await pg.query("select (graphile_worker.add_job('hum')).id::text as id")
    await pg.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody', attempts = 1 where id = $1`,
      [rows[0].id],
    )
    await actAs(pg, admin)
    const retried = await pg.query('select public.retry_jobs(array[$1::bigint]) as n', [rows[0].id])
    expect(retried.rows).toEqual([{ n: 0 }])
  })
})

test('the audit log of retried jobs cannot be made up by asking for jobs that are not there', async () => {
  expect((await admin.db.rpc('retry_jobs', { job_ids: [999_999_999] })).data).toBe(0)
  const { rowCount } = await postgres().query(
    "select from public.audit_log where object_kind = 'jobs' and object_id = '999999999'",
  )
  expect(rowCount).toBe(0)
})
