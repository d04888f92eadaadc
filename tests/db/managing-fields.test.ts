import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { getField } from '@/lib/custom-fields/managing-queries'
import { changeField } from '@/lib/custom-fields/mutations'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { theOnly, ticketBy } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

type Field = { id: string; key: string }

// In a transaction that is rolled back: a field that is needed concerns every ticket of the stack.
async function needed(pg: PoolClient, type = 'text'): Promise<Field> {
  const { rows } = await pg.query<Field>(
    `insert into public.custom_fields (key, label, type, required_to_solve)
     values ($1, 'Order no.', $2, true) returning id, key`,
    [`order_${unique()}`, type],
  )
  return theOnly(rows)
}

/** What the database says to a change, which is undone where it is refused. */
async function tried(pg: PoolClient, sql: string, values: unknown[]): Promise<string> {
  await pg.query('savepoint tried')
  try {
    await pg.query(sql, values)
    return 'done'
  } catch (error) {
    await pg.query('rollback to savepoint tried')
    return (error as Error).message
  }
}

const solve = (pg: PoolClient, number: number, status = 'solved') =>
  tried(pg, 'update public.tickets set status = $2 where number = $1', [number, status])
const REFUSED = 'needed to solve: Order no.'

test('a ticket without a field that is needed is neither solved nor closed, and with it is', async () => {
  const number = await ticketBy(agent)
  await rolledBack(async (pg) => {
    const { key } = await needed(pg)
    await actAs(pg, agent)
    expect(await solve(pg, number)).toBe(REFUSED)
    expect(await solve(pg, number, 'closed')).toBe(REFUSED)
    expect(await solve(pg, number, 'pending')).toBe('done')
    // Field and status in one form: the field comes first.
    const both = { status: 'solved', custom_fields: { [key]: '4711' } }
    const { rows } = await pg.query('select version from public.tickets where number = $1', [
      number,
    ])
    expect(
      await tried(pg, 'select public.update_ticket($1, $2, $3)', [number, rows[0].version, both]),
    ).toBe('done')
    // What was solved may lose it: it is not asked again before it is solved again.
    expect(
      await tried(pg, 'select public.set_ticket_custom_fields($1, $2)', [number, { [key]: null }]),
    ).toBe('done')
    expect(await solve(pg, number, 'closed')).toBe('done')
  })
})

test('a checkbox must be ticked, and an archived field is not asked', async () => {
  const number = await ticketBy(agent)
  await rolledBack(async (pg) => {
    const { id, key } = await needed(pg, 'checkbox')
    await actAs(pg, agent)
    await pg.query('select public.set_ticket_custom_fields($1, $2)', [number, { [key]: 'false' }])
    expect(await solve(pg, number)).toBe(REFUSED)
    await pg.query('reset role')
    await pg.query('update public.custom_fields set archived_at = now() where id = $1', [id])
    await actAs(pg, agent)
    expect(await solve(pg, number)).toBe('done')
  })
})

test('nor is a ticket born solved, and of many at once each is told for itself', async () => {
  const number = await ticketBy(agent)
  await rolledBack(async (pg) => {
    await needed(pg)
    await actAs(pg, agent)
    const born = `insert into public.tickets (subject, requester_id, status)
      select 'It hums', requester_id, 'solved' from public.tickets where number = $1`
    expect(await tried(pg, born, [number])).toBe(REFUSED)
    const { rows } = await pg.query(
      `select outcome, reason from private.change_tickets($1, array[$2::jsonb], null)`,
      [[number], { status: 'solved' }],
    )
    expect(rows).toEqual([{ outcome: 'refused', reason: 'tickets_fields_needed' }])
  })
})

test('who cannot fill a field in is not held up by it', async () => {
  const number = await ticketBy(agent)
  await rolledBack(async (pg) => {
    await needed(pg)
    // As webhooks and the hourly sweep come: not as a user, nor with a key.
    expect(await solve(pg, number)).toBe('done')
  })
})

test('a change that was made from an older field is refused, and what others added stays', async () => {
  const { data } = await admin.db
    .from('custom_fields')
    .insert({ key: `device_${unique()}`, label: 'Device', type: 'choice', choices: ['Printer'] })
    .select('id')
    .single()
  const id = data?.id ?? ''
  leaveBehind('field', id)
  const seen = await getField(admin.db, id)
  const choices = ['Printer', 'Plotter']
  expect(await changeField(admin.db, id, seen?.seenAt ?? '', { choices })).toMatchObject({
    ok: true,
  })
  expect(await changeField(admin.db, id, seen?.seenAt ?? '', { label: 'Kind' })).toEqual({
    ...{ ok: false, refusal: { kind: 'stale' } },
  })
  const now = await getField(admin.db, id)
  expect(now).toMatchObject({ label: 'Device', choices })
  expect(await changeField(admin.db, id, now?.seenAt ?? '', { label: 'Kind' })).toMatchObject({
    ok: true,
  })
  expect(await getField(admin.db, id)).toMatchObject({ label: 'Kind', choices })
})

test('fields are put in order, by admins alone, and one after the other', async () => {
  await rolledBack(async (pg) => {
    await pg.query('update public.custom_fields set archived_at = now() where archived_at is null')
    const fields = [await needed(pg), await needed(pg), await needed(pg)]
    const ids = fields.map(({ id }) => id)
    await pg.query(
      'update public.custom_fields f set position = array_position($1::uuid[], f.id) where id = any ($1)',
      [ids],
    )
    const order = async () =>
      (
        await pg.query(
          'select id from public.custom_fields where id = any ($1) order by position',
          [ids],
        )
      ).rows.map(({ id }) => ids.indexOf(id))
    const move = (at: number, steps: number) =>
      tried(pg, 'select public.move_custom_field($1, $2)', [ids[at], steps])
    await actAs(pg, agent)
    expect(await move(0, 1)).toBe('custom fields are ordered by admins')
    await pg.query('reset role')
    await actAs(pg, admin)
    expect([await move(0, 1), await order()]).toEqual(['done', [1, 0, 2]])
    expect([await move(2, -9), await order()]).toEqual(['done', [2, 1, 0]])
  })
})

test('at most a hundred fields are in use, by a new one as by a restored one', async () => {
  await rolledBack(async (pg) => {
    await needed(pg)
    await pg.query('update public.custom_fields set archived_at = now() where archived_at is null')
    await actAs(pg, admin)
    const many = `insert into public.custom_fields (key, label, type)
      select 'f' || n || $1, 'Field', 'text' from generate_series(1, $2::integer) n`
    expect(await tried(pg, many, [unique(), 100])).toBe('done')
    const full = 'at most 100 custom fields are in use'
    expect(await tried(pg, many, [unique(), 1])).toBe(full)
    const back = `update public.custom_fields set archived_at = null
      where id = (select id from public.custom_fields where archived_at is not null and used_on = 'ticket' limit 1)`
    expect(await tried(pg, back, [])).toBe(full)
  })
})

test('a field’s order is no line of the audit log, what it is and its end are', async () => {
  const key = `told_${unique()}`
  const { data } = await admin.db
    .from('custom_fields')
    .insert({ key, label: key, type: 'text' })
    .select('id')
    .single()
  const id = data?.id ?? ''
  for (const change of [
    { position: 5 },
    { label: 'Called otherwise' },
    { archived_at: new Date().toISOString() },
  ]) {
    expect((await admin.db.from('custom_fields').update(change).eq('id', id)).error).toBeNull()
  }
  const lines = await admin.db.from('audit_log').select('changes').eq('object_id', id).order('id')
  expect(lines.data?.map(({ changes }) => Object.keys(changes as object)).slice(1)).toEqual([
    ['label'],
    ['archived_at'],
  ])
})
