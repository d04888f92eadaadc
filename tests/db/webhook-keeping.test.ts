import { beforeAll, describe, expect, test } from 'vitest'
import { receiveWebhook, replayEvents, rotateSecret } from '@/lib/webhooks/mutations'
import { getSource, listEvents, listSources, readEvent } from '@/lib/webhooks/queries'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import {
  eventNow,
  eventRow,
  githubHeaders,
  processed,
  type Source,
  sourceRow,
} from '@/tests/support/factories-webhooks'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

const sql = async <T>(text: string, values: unknown[] = []) =>
  (await postgres().query(text, values)).rows as T[]

async function attempt(source: Source, secret: string): Promise<string> {
  const body = Buffer.from(JSON.stringify({ n: unique() }))
  const headers = new Headers(githubHeaders(secret, body))
  return (await receiveWebhook(nobody(), source.slug, headers, body)).outcome
}

describe('a secret that is rotated', () => {
  const fresh = async (source: Source, keepHours: number) => {
    const made = await rotateSecret(admin.db, source.id, { secret: null, keepHours })
    return made.ok ? made.value : ''
  }

  test('lives on beside the new one until its hours are over', async () => {
    const source = await sourceRow('github')
    const secret = await fresh(source, 24)
    expect([await attempt(source, source.secret), await attempt(source, secret)]).toEqual([
      'accepted',
      'accepted',
    ])
    const known = await getSource(admin.db, source.id)
    expect(known?.secrets.map(({ expiresAt }) => expiresAt === null)).toEqual([true, false])
    expect(JSON.stringify(known)).not.toContain(secret)
    await sql(
      `update private.webhook_secrets set expires_at = now() where source_id = $1 and expires_at is not null`,
      [source.id],
    )
    expect([await attempt(source, source.secret), await attempt(source, secret)]).toEqual([
      'bad_signature',
      'accepted',
    ])
    expect((await getSource(admin.db, source.id))?.secrets).toHaveLength(1)
  })

  test('ends at once where it leaked, and never do more than two live', async () => {
    const source = await sourceRow('github')
    const second = await fresh(source, 24)
    const third = await fresh(source, 24)
    const fourth = await fresh(source, 0)
    const outcomes = []
    for (const secret of [source.secret, second, third, fourth]) {
      outcomes.push(await attempt(source, secret))
    }
    expect(outcomes).toEqual(['bad_signature', 'bad_signature', 'bad_signature', 'accepted'])
  })

  test('is told of in the audit log, without being told', async () => {
    const source = await sourceRow('github')
    const secret = await fresh(source, 1)
    const lines = await sql<{ changes: object; actor_id: string }>(
      `select changes, actor_id from public.audit_log
       where object_id = $1 and action = 'changed'`,
      [source.id],
    )
    expect(theOnly(lines)).toMatchObject({
      actor_id: admin.id,
      changes: { rotated_at: { from: null } },
    })
    expect(JSON.stringify(lines)).not.toContain(secret)
  })
})

describe('an event that is replayed', () => {
  const timestamp = '2026-11-22T10:00:00Z'
  const wrong = () => ({
    type: 'ticket.create',
    timestamp,
    data: { subject: 'x', body: 'x', requester: { email: freshEmail() }, team: `T ${unique()}` },
  })

  test('alone or with all others that failed, is carried out once, however often it is asked', async () => {
    const source = await sourceRow('standard')
    const failed = [await eventRow(source, wrong()), await eventRow(source, wrong())]
    const ignored = await eventRow(source, { type: 'ping' })
    for (const id of [...failed, ignored]) await processed(id)
    const [first = ''] = failed
    // The stack's worker is awake: what is replayed may have failed again before we look.
    expect(await replayEvents(admin.db, source.id, [first])).toEqual({ ok: true, value: 1 })
    await expect.poll(async () => (await eventNow(first)).status).toBe('failed')
    expect(await replayEvents(admin.db, source.id, null)).toEqual({ ok: true, value: 2 })
    expect(await replayEvents(admin.db, source.id, [ignored])).toEqual({ ok: true, value: 1 })
    await expect
      .poll(async () =>
        (await Promise.all([...failed, ignored].map(eventNow))).map((e) => e.status),
      )
      .toEqual(['failed', 'failed', 'ignored'])
    const lines = await sql<{ changes: { events: { to: number } } }>(
      `select changes from public.audit_log where object_id = $1 and changes ? 'replayed_at' order by id`,
      [source.id],
    )
    expect(lines.map(({ changes }) => changes.events.to)).toEqual([1, 2, 1])
  })

  test('is not one that is done, of another source, or one that no admin asks for', async () => {
    const [source, other] = [await sourceRow('standard'), await sourceRow('standard')]
    const data = { subject: 'x', body: 'x', requester: { email: freshEmail() } }
    const done = await eventRow(source, { type: 'ticket.create', timestamp, data })
    expect((await processed(done)).status).toBe('done')
    const failed = await eventRow(source, wrong())
    await processed(failed)
    expect(await replayEvents(admin.db, source.id, [done])).toEqual({ ok: true, value: 0 })
    expect(await replayEvents(admin.db, other.id, [failed])).toEqual({ ok: true, value: 0 })
    expect(await replayEvents(agent.db, source.id, [failed])).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    expect(await replayEvents(admin.db, crypto.randomUUID(), null)).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect((await eventNow(failed)).status).toBe('failed')
  })
})

test('an event that breaks off again and again is tried at growing pauses, and then has failed', async () => {
  const source = await sourceRow('standard')
  const id = await eventRow(source, { type: 'ping' })
  const pauses: number[] = []
  for (let tries = 1; tries < 12; tries++) {
    await sql('select private.postpone_webhook_event($1, $2)', [id, 'the moon is full'])
    const [row] = await sql<{ pause: number; run_at: Date; status: string; reason: string }>(
      `select extract(epoch from next_attempt_at - now())::float8 as pause, status, reason,
         (select j.run_at from graphile_worker.jobs j where j.key = 'webhook event ' || e.id) as run_at
       from public.webhook_events e where id = $1`,
      [id],
    )
    expect(row).toMatchObject({ status: 'received', reason: 'the moon is full' })
    expect(row?.run_at.getTime()).toBeGreaterThan(Date.now())
    pauses.push(row?.pause ?? 0)
  }
  expect(pauses.map((pause) => Math.ceil(pause))).toEqual([
    ...[3, 8, 21, 55, 149, 404, 1097, 2981, 8104, 22027, 22027],
  ])
  await sql('select private.postpone_webhook_event($1, $2)', [id, 'the moon is full'])
  expect(await eventNow(id)).toMatchObject({
    status: 'failed',
    reason: 'given up after 12 attempts: the moon is full',
  })
})

test('what the queue lost is taken up again, and ends', async () => {
  const source = await sourceRow('standard')
  const ids = [await eventRow(source, { type: 'ping' }), await eventRow(source, { type: 'pong' })]
  await sql(
    `update public.webhook_events set next_attempt_at = now() - interval '2 minutes' where id = any ($1)`,
    [ids],
  )
  await sql('select private.resume_webhook_events()')
  await expect
    .poll(async () => (await Promise.all(ids.map(eventNow))).map((event) => event.status), {
      timeout: 20_000,
    })
    .toEqual(['ignored', 'ignored'])
})

test('thirty days after its end an event has no body, no headers and no key, and still its outcome', async () => {
  const source = await sourceRow('github')
  const body = Buffer.from(JSON.stringify({ n: unique() }))
  const headers = new Headers(githubHeaders(source.secret, body))
  const deliver = () => receiveWebhook(nobody(), source.slug, headers, body)
  const first = await deliver()
  const id = 'id' in first ? first.id : ''
  await expect.poll(async () => (await eventNow(id)).status).toBe('ignored')
  const failed = await eventRow(source, { issue: 1 }, 'issues')
  expect((await processed(failed)).status).toBe('failed')
  const age = (days: number) =>
    sql(
      `update public.webhook_events set processed_at = now() - make_interval(days => $2) where source_id = $1`,
      [source.id, days],
    )
  const sweep = () => sql('select private.sweep_webhook_events(10000)')

  await age(29)
  await sweep()
  expect((await readEvent(admin.db, id))?.body?.equals(body)).toBe(true)
  expect(await deliver()).toEqual({ outcome: 'duplicate', id })

  await age(31)
  await sweep()
  expect(await readEvent(admin.db, id)).toMatchObject({
    status: 'ignored',
    reason: 'ping events have no effect',
    headers: {},
    body: null,
    bytes: null,
  })
  expect(await replayEvents(admin.db, source.id, [id])).toEqual({ ok: true, value: 0 })
  expect((await readEvent(admin.db, failed))?.body).not.toBeNull()
  expect((await deliver()).outcome).toBe('accepted')
})

test('the panel’s reading shows admins all of it, page by page, and agents nothing', async () => {
  const source = await sourceRow('github')
  const ids: string[] = []
  for (let n = 0; n < 53; n++) ids.push(await eventRow(source, { n }, 'ping'))
  await sql(
    `update public.webhook_events set status = 'failed', reason = 'x', processed_at = now(),
       received_at = '2026-11-22T10:00:00.123456Z' where source_id = $1`,
    [source.id],
  )
  const one = await listEvents(admin.db, source.id, {})
  const two = await listEvents(admin.db, source.id, { cursor: one.next ?? '', status: 'failed' })
  expect([one.events.length, two.events.length, two.next]).toEqual([50, 3, null])
  const seen = [...one.events, ...two.events].map(({ id }) => id)
  expect(seen.sort()).toEqual(ids.sort())
  expect((await listEvents(admin.db, source.id, { status: 'done' })).events).toEqual([])
  expect((await listEvents(admin.db, source.id, { cursor: "x_'--" })).events).toHaveLength(50)
  const listed = (await listSources(admin.db)).find(({ id }) => id === source.id)
  expect(listed).toMatchObject({ provider: 'github', failed: 53, waiting: 0 })

  expect(await listSources(agent.db)).toEqual([])
  expect((await listEvents(agent.db, source.id, {})).events).toEqual([])
  expect(await readEvent(agent.db, ids[0] ?? '')).toBeNull()
})
