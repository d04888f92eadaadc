import { beforeAll, describe, expect, test } from 'vitest'
import { workBulkChange as workJob } from '@/lib/bulk-changes/jobs'
import { startBulkChange, workBulkChange } from '@/lib/bulk-changes/mutations'
import { getBulkChange } from '@/lib/bulk-changes/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { eventsOf, outcomesOf } from '@/tests/support/bulk-changes'
import { company, companyOf, contactsIn, rows, start } from '@/tests/support/directory-changes'
import { teamRow, ticketBy } from '@/tests/support/factories'
import { actAs, overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'
import { performTask } from '@/tests/support/tasks'

let agent: Actor
let other: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, other, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
})

describe('left to the worker', () => {
  const left = (id: string) =>
    rows<{ payload: { id: string; session: string } }>(
      `select payload from graphile_worker._private_jobs where key = 'work_bulk_change ' || $1`,
      [id],
    )
  const sessionOf = ({ token }: Actor) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).session_id

  test('it goes on as the user it belongs to, and where a killed worker left it', async () => {
    const to = await company()
    const ids = await contactsIn(null, 30)
    const id = await start(agent, 'contact', ids, { company: to.name })
    const session = sessionOf(agent)
    const step = 'select private.work_left_bulk_change($1, $2, 10) as more'
    await rows(step, [id, session])
    const pg = await postgres().connect()
    pg.on('error', () => undefined)
    await pg.query('begin')
    const killed = await pg.query('select pg_backend_pid() as pid')
    await pg.query(step, [id, session])
    await postgres().query('select pg_terminate_backend($1, 5000)', [killed.rows[0].pid])
    pg.release(true)
    expect(await getBulkChange(agent.db, id)).toMatchObject({ changed: 10, finished: false })

    await rolledBack(async (client) => {
      await performTask(client, workJob, { id, session })
      await client.query('reset role')
      const done = await client.query(
        `select b.changed, (
           select count(*)::int from public.contacts c where c.company_id = $2) as there
         from public.bulk_changes b where b.id = $1`,
        [id, to.id],
      )
      expect(done.rows).toEqual([{ changed: 30, there: 30 }])
    })
  })

  test('history tells of the user, and what they may not see is gone', async () => {
    const team = await teamRow({ isPrivate: true, members: [other] })
    const hidden = await ticketBy(other, { teamId: team })
    const number = await ticketBy(other)
    const selection = { numbers: [number, hidden], query: '', scope: 'picked' as const }
    const changes = { priority: 'urgent' as const, add_tags: [], remove_tags: [] }
    const started = await startBulkChange(agent.db, selection, changes)
    const id = started.ok ? started.value : ''
    await rows('select private.work_left_bulk_change($1, $2, 10)', [id, sessionOf(agent)])
    expect(await outcomesOf(id)).toEqual({ [number]: ['changed', null], [hidden]: ['gone', null] })
    expect((await eventsOf(number)).at(-1)).toMatchObject({
      ...{ field: 'priority', actor_kind: 'user', actor_id: agent.id },
    })
  })

  test('once, however often it is left; and not by others', async () => {
    const [one = ''] = await contactsIn(null, 1)
    const id = await start(agent, 'contact', [one], { company: null })
    await rolledBack(async (pg) => {
      await actAs(pg, agent)
      await pg.query('select public.leave_bulk_change($1), public.leave_bulk_change($1)', [id])
      await pg.query('reset role')
      const jobs = await pg.query(
        `select payload from graphile_worker._private_jobs where key = 'work_bulk_change ' || $1`,
        [id],
      )
      expect(jobs.rows).toEqual([{ payload: { id, session: sessionOf(agent) } }])
    })
    const { error } = await other.db.rpc('leave_bulk_change', { bulk_change_id: id })
    expect(error?.code).toBe('PT404')
    expect(await left(id)).toEqual([])
  })

  test('it ends where its user loses access', async () => {
    const leaver = await signedIn()
    const ids = await contactsIn(null, 2)
    const id = await start(leaver, 'contact', ids, { company: (await company()).name })
    await admin.db.rpc('deactivate_user', { user_id: leaver.id })
    const [answer] = await rows<{ more: boolean }>(
      'select private.work_left_bulk_change($1, $2, 10) as more',
      [id, sessionOf(leaver)],
    )
    expect(answer?.more).toBe(false)
    for (const one of ids) expect(await companyOf(one)).toBeNull()
  })
})

test('two at once take turns, and one effect a contact', async () => {
  const to = await company()
  const ids = await contactsIn(null, 4)
  const id = await start(agent, 'contact', ids, { company: to.name })
  const { data } = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query('select * from public.continue_bulk_change($1, 3)', [id])
    },
    async () => await agent.db.rpc('continue_bulk_change', { bulk_change_id: id, at_most: 3 }),
  )
  expect(data).toEqual([expect.objectContaining({ changed: 4, finished: true })])
})

test('two bulk changes over the same contacts from either end both come through', async () => {
  const [one, two] = [await company(), await company()]
  const ids = await contactsIn(null, 60)
  const both = await Promise.all([
    start(agent, 'contact', ids, { company: one.name }),
    start(other, 'contact', [...ids].reverse(), { company: two.name }),
  ])
  await Promise.all([
    workBulkChange(agent.db, both[0], 5000),
    workBulkChange(other.db, both[1], 5000),
  ])
  for (const [at, id] of both.entries()) {
    expect(await getBulkChange((at ? other : agent).db, id)).toMatchObject({ changed: 60 })
  }
})
