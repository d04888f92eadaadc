import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy } from '@/tests/support/factories'
import { actAs, overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'

const EVERY = [
  ...['ticket.created', 'ticket.updated', 'ticket.status_changed', 'ticket.assigned'],
  ...['ticket.merged', 'ticket.rated', 'message.created', 'contact.created', 'contact.updated'],
]
const id = '[0-9a-f-]{36}'
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)

let agent: Actor
let number: number
beforeAll(async () => {
  agent = await signedIn()
  number = await ticketBy(agent, { tags: ['hums'] })
})

type Event = {
  type: string
  data: Record<string, unknown>
  previous: unknown
  due_in: number
  ticket_number: number | null
}

/** What a subscription that only this transaction sees would be told of what `act` does. */
async function told(
  act: (pg: PoolClient) => Promise<unknown>,
  { events = EVERY, disabled = false, actor = agent as Actor | null } = {},
): Promise<Event[]> {
  return await rolledBack(async (pg) => {
    const made = await pg.query(
      `insert into public.webhook_subscriptions (url, events, disabled_at)
       values ('https://receiver.example/', $1, case when $2 then now() end) returning id`,
      [events, disabled],
    )
    if (actor) await actAs(pg, actor)
    await act(pg)
    await pg.query('reset role; set constraints all immediate')
    expect((await pg.query('select from private.outgoing_changes')).rowCount).toBe(0)
    const { rows } = await pg.query<Event>(
      `select e.type, e.data, e.previous, e.ticket_number, extract(epoch from d.due_at - now())::float8 as due_in
       from public.webhook_deliveries d join public.outgoing_events e on e.id = d.event_id
       where d.subscription_id = $1 order by e.id`,
      [made.rows[0].id],
    )
    return rows
  })
}

const typesOf = (events: Event[]) => events.map(({ type }) => type)
const only = (events: Event[], type: string) => theOnly(events.filter((one) => one.type === type))
const updating =
  (changes: object, ticket = number) =>
  async (pg: PoolClient) => {
    const { rows } = await pg.query('select version from public.tickets where number = $1', [
      ticket,
    ])
    await pg.query('select public.update_ticket($1, $2, $3)', [ticket, rows[0].version, changes])
  }
const creating = async (pg: PoolClient) => {
  const { rows } = await pg.query(
    `select public.create_ticket('The printer hums', 'It hums.', $1, 'Ada', 'high', null, $2, '{printers,hums}') as number`,
    [freshEmail('ada'), agent.id],
  )
  return Number(rows[0].number)
}

test('a new ticket is told once, as it is when all of it is there', async () => {
  let ticket = 0
  const events = await told(async (pg) => {
    ticket = await creating(pg)
  })
  expect(typesOf(events)).toEqual(['contact.created', 'ticket.created', 'message.created'])
  expect(only(events, 'ticket.created')).toMatchObject({ due_in: 0, previous: null })
  expect(only(events, 'ticket.created').data).toEqual({
    ...{ number: ticket, subject: 'The printer hums', status: 'open', priority: 'high' },
    channel: 'agent',
    requester: {
      id: expect.stringMatching(id),
      email: expect.stringMatching(/^ada-/),
      name: 'Ada',
    },
    assignee: { id: agent.id, email: agent.email, name: agent.name },
    ...{ team: null, tags: ['hums', 'printers'], custom_fields: {}, rating: null },
    ...{ created_at: time, updated_at: time, version: 1 },
  })
  expect(only(events, 'message.created').data).toEqual({
    ...{ id: expect.any(Number), ticket, kind: 'reply', body: 'It hums.', channel: 'agent' },
    author: { kind: 'user', id: agent.id, name: agent.name },
    attachments: [],
    created_at: time,
  })
  expect(only(events, 'contact.created').data).toEqual({
    ...{ id: expect.stringMatching(id), name: 'Ada', emails: [expect.stringMatching(/^ada-/)] },
    ...{ company: null, merged_into: null, created_at: time, updated_at: time },
  })
})

test('a status and an assignee are told with what was before, and once with all else', async () => {
  const changes = { status: 'pending', assignee_id: agent.id, tags: ['a', 'b'], subject: 'New' }
  const events = await told(updating(changes))
  expect(typesOf(events)).toEqual(['ticket.updated', 'ticket.status_changed', 'ticket.assigned'])
  for (const { data } of events) {
    expect(data).toMatchObject({ status: 'pending', subject: 'New', tags: ['a', 'b'] })
  }
  expect(events.map(({ previous }) => previous)).toEqual([
    null,
    { status: 'new' },
    { assignee: null },
  ])
})

test('what is only filed, read or looked at is not told', async () => {
  const file = (pg: PoolClient) => pg.query(`select public.file_ticket($1, 'trash')`, [number])
  expect(await told(file)).toEqual([])
  expect(await told(updating({}))).toEqual([])
})

test('a custom field is told, typed', async () => {
  const key = `weight_${unique()}`
  const events = await told(
    async (pg) => {
      await pg.query(
        `insert into public.custom_fields (key, label, type) values ($1, 'Weight', 'number')`,
        [key],
      )
      await actAs(pg, agent)
      await updating({ custom_fields: { [key]: '2.50' } })(pg)
    },
    { actor: null },
  )
  expect(typesOf(events)).toEqual(['ticket.updated'])
  expect(events[0]?.data).toMatchObject({ custom_fields: { [key]: 2.5 } })
})

test('a merge is told of the ticket that goes, and where it went', async () => {
  const source = await ticketBy(agent)
  const events = await told((pg) =>
    pg.query('select public.merge_tickets($1, $2)', [source, number]),
  )
  expect(typesOf(events)).toEqual(['ticket.updated', 'ticket.status_changed', 'ticket.merged'])
  expect(only(events, 'ticket.merged').data).toMatchObject({ number: source, merged_into: number })
})

test('a rating is told once, with the ticket that bears it, and is no update', async () => {
  const rate = (score: number, solved: string) => (pg: PoolClient) =>
    pg.query(
      `insert into public.ratings (ticket_number, solved_at, score, comment) values ($1, $2, $3, 'Quick.')`,
      [number, solved, score],
    )
  const both = (pg: PoolClient) =>
    rate(2, '2026-11-01T10:00Z')(pg).then(() => rate(5, '2026-11-02T10:00Z')(pg))
  const events = await told(both, { actor: null })
  expect(typesOf(events)).toEqual(['ticket.rated'])
  expect(events[0]).toMatchObject({ ticket_number: number, previous: null, due_in: 0 })
  expect(events[0]?.data).toMatchObject({
    number,
    rating: { score: 5, comment: 'Quick.', solved_at: '2026-11-02T10:00:00.000000Z' },
  })
})

test('contacts are told when their name, address or company changes, and when they are merged', async () => {
  const [one, other] = [await contactRow(), await contactRow()]
  const rename = await told((pg) =>
    pg.query(`update public.contacts set name = 'Grace' where id = $1`, [one]),
  )
  expect(rename).toMatchObject([{ type: 'contact.updated', data: { id: one, name: 'Grace' } }])
  const email = freshEmail()
  const added = await told((pg) =>
    pg.query('insert into public.contact_emails (contact_id, email) values ($1, $2)', [one, email]),
  )
  expect(added).toMatchObject([{ data: { id: one, emails: [expect.any(String), email] } }])
  const merged = await told((pg) => pg.query('select public.merge_contacts($1, $2)', [one, other]))
  expect(merged.map(({ data }) => [data.id, data.merged_into]).sort()).toEqual(
    [
      [one, other],
      [other, null],
    ].sort(),
  )
})

test('an answer is told when it can no longer be taken back, a note too, and says its kind', async () => {
  const add = (kind: string) => (pg: PoolClient) =>
    pg.query('select public.add_message($1, $2, $3)', [number, kind, 'Try another cable.'])
  const reply = only(await told(add('reply')), 'message.created')
  expect(reply).toMatchObject({ data: { kind: 'reply', ticket: number } })
  const note = only(await told(add('note')), 'message.created')
  expect(note).toMatchObject({ data: { kind: 'note' } })
  for (const { due_in } of [reply, note]) expect(Math.round(due_in)).toBe(10)
})

test('what is taken back is never told, and what a worker has in hand is not taken back', async () => {
  const answering = async (pg: PoolClient) => {
    await pg.query(`select public.add_message($1, 'note', 'Oh, wait.')`, [number])
    await pg.query('reset role; set constraints all immediate')
    const { rows } = await pg.query(
      'select max(id) as id from public.messages where ticket_number = $1',
      [number],
    )
    return rows[0].id
  }
  const undone = await told(async (pg) => {
    const message = await answering(pg)
    await actAs(pg, agent)
    await pg.query('select public.undo_message($1)', [message])
  })
  expect(undone).toEqual([])
  const claimed = told(async (pg) => {
    const message = await answering(pg)
    await pg.query(`update public.webhook_deliveries d set claimed_until = now() + interval '1 minute'
      from public.outgoing_events e where e.id = d.event_id and e.message_id = ${message}`)
    await actAs(pg, agent)
    await pg.query('select public.undo_message($1)', [message])
  })
  await expect(claimed).rejects.toThrow('it is on its way already')
})

test('a follow-up that is taken back with its answer was never told', async () => {
  const closed = await ticketBy(agent)
  await agent.db.rpc('update_ticket', {
    number: closed,
    version: 1,
    changes: { status: 'closed' },
  })
  const answered = (pg: PoolClient) =>
    pg.query('select * from public.answer_ticket($1, $2, $3)', [closed, 'reply', 'Again?'])
  const kept = await told(answered)
  expect(typesOf(kept)).toContain('ticket.created')
  for (const { due_in } of kept.filter(({ type }) => type !== 'ticket.updated')) {
    expect(Math.round(due_in)).toBe(10)
  }
  const undone = await told(async (pg) => {
    await answered(pg)
    await pg.query('reset role; set constraints all immediate')
    const { rows } = await pg.query('select max(id) as id from public.messages')
    await actAs(pg, agent)
    await pg.query('select public.undo_message($1)', [rows[0].id])
  })
  expect(typesOf(undone)).not.toContain('ticket.created')
  expect(typesOf(undone)).not.toContain('message.created')
})

test('what is undone within its transaction did not happen', async () => {
  const events = await told(async (pg) => {
    await pg.query('savepoint before')
    await updating({ status: 'pending' })(pg)
    await creating(pg)
    await pg.query('rollback to savepoint before')
    await updating({ priority: 'urgent' })(pg)
  })
  expect(typesOf(events)).toEqual(['ticket.updated'])
})

test('nothing is told of what nobody subscribed to, nor to who is disabled', async () => {
  expect(typesOf(await told(creating, { events: ['ticket.created'] }))).toEqual(['ticket.created'])
  expect(await told(creating, { events: ['contact.updated'] })).toEqual([])
  expect(await told(creating, { disabled: true })).toEqual([])
})

test('a thousand changed tickets are a thousand events and one job', async () => {
  const { rows } = await postgres().query<{ number: number }>(
    `insert into public.tickets (subject, requester_id)
     select 'Of many ' || n, $1 from generate_series(1, 1000) n returning number`,
    [await contactRow()],
  )
  const numbers = rows.map((row) => row.number)
  const events = await told(
    async (pg) => {
      const jobs = `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliver_webhooks'`
      const before = (await pg.query(jobs)).rows[0].n
      await pg.query(`update public.tickets set priority = 'high' where number = any ($1)`, [
        numbers,
      ])
      await pg.query('set constraints all immediate')
      expect((await pg.query(jobs)).rows[0].n).toBe(before + 1)
    },
    { actor: null },
  )
  expect(events.map((event) => event.ticket_number).sort()).toEqual(numbers.sort())
  await postgres().query('delete from public.tickets where number = any ($1)', [numbers])
})

test('a subscription that is deleted at the same moment keeps no change from happening', async () => {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.webhook_subscriptions (url, events)
     values ('https://receiver.example/', '{contact.updated}') returning id`,
  )
  const contact = await contactRow()
  const { error } = await overlapping(
    (pg) => pg.query('delete from public.webhook_subscriptions where id = $1', [theOnly(rows).id]),
    async () => await agent.db.from('contacts').update({ name: 'Grace' }).eq('id', contact),
  )
  expect(error).toBeNull()
})
