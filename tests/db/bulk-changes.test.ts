import { beforeAll, describe, expect, test } from 'vitest'
import { startBulkChange, undoBulkChange, workBulkChange } from '@/lib/bulk-changes/mutations'
import { getBulkChange, listBulkItems } from '@/lib/bulk-changes/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { changeInBulk, eventsOf, outcomesOf } from '@/tests/support/bulk-changes'
import { teamRow, ticketBy, ticketNow, ticketRow } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

const ABSENT = 2 ** 40
const NOTHING = { add_tags: [], remove_tags: [] }

let agent: Actor
let other: Actor
let team: string
let hidden: number
beforeAll(async () => {
  ;[agent, other] = await Promise.all([signedIn(), signedIn()])
  team = await teamRow({ isPrivate: true, members: [other] })
  hidden = await ticketBy(other, { teamId: team })
})

const some = (count: number) => Promise.all(Array.from({ length: count }, () => ticketBy(agent)))

test('many tickets are changed at once, each once in version and told in its history', async () => {
  const [old, fresh] = [`old-${unique()}`, `fresh-${unique()}`]
  const numbers = await Promise.all([1, 2, 3].map(() => ticketBy(agent, { tags: [old] })))
  const { progress } = await changeInBulk(agent, numbers, {
    status: 'pending',
    priority: 'urgent',
    assignee_id: other.id,
    add_tags: [fresh],
    remove_tags: [old],
  })
  expect(progress).toMatchObject({ total: 3, changed: 3, refused: 0, finished: true })
  for (const number of numbers) {
    expect(await ticketNow(number)).toMatchObject({
      ...{ status: 'pending', priority: 'urgent', assignee_id: other.id, tags: [fresh] },
      // One for each statement: tags taken, tags given, fields.
      version: 4,
    })
    const fields = (await eventsOf(number)).map(({ field }) => field).sort()
    expect(fields).toEqual(['assignee', 'created', 'priority', 'status', 'tag', 'tag'])
    const [event] = (await eventsOf(number)).slice(1)
    expect(event).toMatchObject({ actor_kind: 'user', actor_id: agent.id })
  }
})

test('several tags that are added count the version once', async () => {
  const number = await ticketBy(agent)
  await changeInBulk(agent, [number], { add_tags: [1, 2, 3].map(() => unique()) })
  expect((await ticketNow(number)).version).toBe(2)
  expect(await eventsOf(number)).toHaveLength(4)
})

test('what is so already is left alone, down to its row', async () => {
  const tag = unique()
  const number = await ticketBy(agent, { tags: [tag] })
  const before = [await ticketNow(number), await eventsOf(number)]
  const { id } = await changeInBulk(agent, [number], {
    priority: 'normal',
    assignee_id: null,
    add_tags: [tag.toUpperCase()],
  })
  expect(await outcomesOf(id)).toEqual({ [number]: ['unchanged', null] })
  expect([await ticketNow(number), await eventsOf(number)]).toEqual(before)
})

describe('one refusal stops none of the others, and is kept with its reason', () => {
  test('a closed ticket, and one with twenty tags', async () => {
    const closed = await ticketRow({ status: 'closed' })
    const full = await ticketBy(agent, { tags: Array.from({ length: 20 }, () => unique()) })
    const open = await ticketBy(agent)
    const { id, progress } = await changeInBulk(agent, [closed, full, open], {
      priority: 'high',
      add_tags: [unique()],
    })
    expect(progress).toMatchObject({ changed: 1, refused: 2 })
    expect(await outcomesOf(id)).toEqual({
      [closed]: ['refused', 'tickets_closed_is_final'],
      [full]: ['refused', 'ticket_tags_at_most_20'],
      [open]: ['changed', null],
    })
    expect((await ticketNow(full)).priority).toBe('normal')
  })

  test('an assignee who has left, and a team one is not in', async () => {
    const gone = await signedIn()
    await postgres().query('update public.users set deactivated_at = now() where id = $1', [
      gone.id,
    ])
    const [a, b] = [await ticketBy(agent), await ticketBy(agent)]
    const left = await changeInBulk(agent, [a, b], { assignee_id: gone.id })
    expect(Object.values(await outcomesOf(left.id))).toEqual([
      ['refused', 'tickets_assignee_active'],
      ['refused', 'tickets_assignee_active'],
    ])
    const moved = await changeInBulk(agent, [a, b], { team_id: team })
    expect(Object.values(await outcomesOf(moved.id))).toEqual([
      ['refused', 'forbidden'],
      ['refused', 'forbidden'],
    ])
  })

  test('what nobody foresaw', async () => {
    const numbers = await some(9)
    const [, , poisoned = 0] = numbers
    await postgres().query(
      `create function private.poison_${poisoned}() returns trigger language plpgsql as $$
       begin raise exception 'poisoned'; end $$;
       create trigger poison before update on public.tickets for each row
       when (new.number = ${poisoned}) execute function private.poison_${poisoned}()`,
    )
    try {
      const { id, progress } = await changeInBulk(agent, numbers, { priority: 'low' })
      expect(progress).toMatchObject({ changed: 8, refused: 1, finished: true })
      expect((await outcomesOf(id))[poisoned]).toEqual(['refused', 'P0001'])
      const kept = numbers.filter((number) => number !== poisoned)
      for (const number of kept) expect((await ticketNow(number)).priority).toBe('low')
    } finally {
      await postgres().query(`drop function private.poison_${poisoned}() cascade`)
    }
  })
})

test('a hidden ticket is gone like one that does not exist, and stays as it is', async () => {
  const before = await ticketNow(hidden)
  const { id } = await changeInBulk(agent, [hidden, ABSENT], { priority: 'urgent' })
  expect(await outcomesOf(id)).toEqual({ [hidden]: ['gone', null], [ABSENT]: ['gone', null] })
  const { items } = await listBulkItems(agent.db, 'ticket', id, { page: 1 })
  expect(items.map(({ name, reason }) => [name, reason])).toEqual([
    [null, null],
    [null, null],
  ])
  expect(await ticketNow(hidden)).toEqual(before)
})

test("another's bulk change is none: neither read, nor worked, nor undone", async () => {
  const number = await ticketBy(agent)
  const started = await startBulkChange(agent.db, picked([number]), { ...NOTHING, priority: 'low' })
  const id = started.ok ? started.value : ''
  const none = { ok: false, refusal: { kind: 'not_found' } }
  expect(await getBulkChange(other.db, id)).toBeNull()
  expect((await listBulkItems(other.db, 'ticket', id, { page: 1 })).items).toEqual([])
  expect(await workBulkChange(other.db, id, 0)).toEqual(none)
  expect(await undoBulkChange(other.db, id)).toEqual(none)
  expect((await ticketNow(number)).priority).toBe('normal')
  expect(await workBulkChange(agent.db, id, 0)).toMatchObject({ ok: true })
})

const picked = (numbers: number[]) => ({ numbers, query: '', scope: 'picked' as const })

test('of several who continue at once, each works other tickets: one effect a ticket', async () => {
  const numbers = await some(30)
  const started = await startBulkChange(agent.db, picked(numbers), { ...NOTHING, priority: 'high' })
  const id = started.ok ? started.value : ''
  await Promise.all(
    Array.from({ length: 8 }, () =>
      agent.db.rpc('continue_bulk_change', { bulk_change_id: id, at_most: 5 }),
    ),
  )
  expect(await getBulkChange(agent.db, id)).toMatchObject({ changed: 30, finished: true })
  for (const number of numbers) {
    expect((await ticketNow(number)).version).toBe(2)
    expect(await eventsOf(number)).toHaveLength(2)
  }
})

test('who continues while another has worked and not committed waits, and takes the next', async () => {
  const numbers = await some(4)
  const started = await startBulkChange(agent.db, picked(numbers), { ...NOTHING, priority: 'high' })
  const id = started.ok ? started.value : ''
  const { data } = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query('select * from public.continue_bulk_change($1, 3)', [id])
    },
    async () => await agent.db.rpc('continue_bulk_change', { bulk_change_id: id, at_most: 3 }),
  )
  expect(data).toEqual([expect.objectContaining({ changed: 4, finished: true })])
  for (const number of numbers) expect(await eventsOf(number)).toHaveLength(2)
})

test('a connection that is lost on the way leaves its batch undone; then it goes on', async () => {
  const macro = await macroOf(agent, 'We are looking into it.')
  const numbers = await some(6)
  const started = await startBulkChange(agent.db, picked(numbers), {
    ...NOTHING,
    priority: 'low',
    macro_id: macro,
  })
  const id = started.ok ? started.value : ''
  const pg = await postgres().connect()
  pg.on('error', () => undefined)
  await pg.query('begin')
  await actAs(pg, agent)
  const { rows } = await pg.query(
    'select changed, pg_backend_pid() as pid from public.continue_bulk_change($1, 4)',
    [id],
  )
  expect(rows[0].changed).toBe(4)
  await postgres().query('select pg_terminate_backend($1, 5000)', [rows[0].pid])
  pg.release(true)

  expect(await getBulkChange(agent.db, id)).toMatchObject({ changed: 0, finished: false })
  await workBulkChange(agent.db, id, 5000)
  for (const number of numbers) {
    const messages = await agent.db.from('messages').select('body').eq('ticket_number', number)
    expect(messages.data).toHaveLength(2)
    const changed = (await eventsOf(number)).filter(({ field }) => field === 'priority')
    expect(changed).toHaveLength(1)
  }
})

async function macroOf({ id }: Actor, body: string, changes: object = {}): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.macros (owner_id, name, body, changes) values ($1, $2, $3, $4) returning id`,
    [id, `Macro ${unique()}`, body, changes],
  )
  return rows[0]?.id ?? ''
}

test('a macro answers in the words of each ticket, and what is chosen by hand goes before it', async () => {
  const macro = await macroOf(
    agent,
    'Dear {{requester.name}}, #{{ ticket.number }} “{{ticket.subject}}” {{nonsense}} {{ — {{agent.name}}',
    { status: 'solved', priority: 'high', tags: ['answered'] },
  )
  const subject = 'It says {{agent.name}}'
  const number = await ticketBy(agent, { subject, requesterName: 'The desk' })
  const { progress } = await changeInBulk(agent, [number], {
    macro_id: macro,
    status: 'pending',
    add_tags: ['waiting'],
  })
  expect(progress.changed).toBe(1)
  expect(await ticketNow(number)).toMatchObject({
    ...{ status: 'pending', priority: 'high', tags: ['answered', 'waiting'] },
  })
  const { data } = await agent.db.from('messages').select('kind, body').eq('ticket_number', number)
  expect(data?.at(-1)).toEqual({
    kind: 'reply',
    body: `Dear The desk, #${number} “${subject}” {{nonsense}} {{ — ${agent.name}`,
  })
})

test('a macro that changes meanwhile does on all tickets what it did on the first', async () => {
  const macro = await macroOf(agent, '', { priority: 'high' })
  const numbers = await some(2)
  const started = await startBulkChange(agent.db, picked(numbers), { ...NOTHING, macro_id: macro })
  await agent.db
    .from('macros')
    .update({ changes: { priority: 'low' } })
    .eq('id', macro)
  await workBulkChange(agent.db, started.ok ? started.value : '', 5000)
  for (const number of numbers) expect((await ticketNow(number)).priority).toBe('high')
})

describe('nonsense is refused and leaves nothing behind', () => {
  const start = (numbers: number[], changes: object) =>
    agent.db.rpc('start_bulk_change', { numbers, changes: { ...changes } })

  test.each([
    ['no tickets', [], { priority: 'low' }],
    ['no change', [1], {}],
    ['a field that is none', [1], { subject: 'x' }],
    ['a status that is none', [1], { status: 'lost' }],
    ['new', [1], { status: 'new' }],
    ['an assignee that is no id', [1], { assignee_id: 'me' }],
    ['tags that are no list', [1], { add_tags: 'x' }],
    ['a tag with blanks', [1], { add_tags: ['a b'] }],
    ['too many tags', [1], { add_tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }],
  ])('%s', async (_, numbers, changes) => {
    const { error, data } = await start(numbers, changes)
    expect(error?.code).toBe('23514')
    expect(data).toBeNull()
  })

  test('more than 10,000 tickets; 10,000 are taken, and each but once', async () => {
    const all = Array.from({ length: 10_001 }, (_, n) => 2 ** 41 + n)
    expect((await start(all, { priority: 'low' })).error?.message).toContain('10,000')
    const most = await start(all.slice(1), { priority: 'low' })
    expect(await getBulkChange(agent.db, most.data ?? '')).toMatchObject({ total: 10_000 })
    const twice = await start([5, 5, 6], { priority: 'low' })
    expect(await getBulkChange(agent.db, twice.data ?? '')).toMatchObject({ total: 2 })
  })
})

test('bulk changes are forgotten after 30 days, when their user makes another', async () => {
  const { id } = await changeInBulk(agent, [await ticketBy(agent)], { priority: 'low' })
  await postgres().query(
    `update public.bulk_changes set created_at = now() - interval '31 days' where id = $1`,
    [id],
  )
  await changeInBulk(other, [ABSENT], { priority: 'low' })
  expect(await getBulkChange(agent.db, id)).not.toBeNull()
  await changeInBulk(agent, [ABSENT], { priority: 'low' })
  expect(await getBulkChange(agent.db, id)).toBeNull()
})
