import { beforeAll, describe, expect, test } from 'vitest'
import { getTicket } from '@/lib/tickets/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { overlapping, postgres } from '@/tests/support/factories-postgres'
import {
  eventNow,
  eventRow,
  processed,
  type Source,
  sourceRow,
} from '@/tests/support/factories-webhooks'

let admin: Actor
let agent: Actor
let source: Source
beforeAll(async () => {
  ;[admin, agent, source] = await Promise.all([
    signedIn('admin'),
    signedIn(),
    sourceRow('standard'),
  ])
})

const timestamp = '2026-11-22T10:00:00Z'
const run = async (type: string, data: unknown) =>
  processed(await eventRow(source, { type, timestamp, data }))

const ticket = (over: object = {}) => ({
  subject: 'The door is stuck',
  body: 'It has been since noon.',
  requester: { email: freshEmail(), name: 'Front office' },
  ...over,
})

/** How many rows speak of a word, in every table an event could write to. */
async function traces(word: string): Promise<number> {
  const { rows } = await postgres().query(
    `select from public.tickets where subject like '%' || $1 || '%'
     union all select from public.contact_emails where email like '%' || $1 || '%'
     union all select from public.messages where body like '%' || $1 || '%'
     union all select from public.tags where name like '%' || $1 || '%'`,
    [word],
  )
  return rows.length
}

describe('ticket.create', () => {
  test('makes a ticket with all that it names, spoken by its requester', async () => {
    const team_id = await teamRow({ isPrivate: true })
    const { data: team } = await admin.db.from('teams').select().eq('id', team_id).single()
    const tag = unique()
    const requester = { email: freshEmail(), name: 'Front office' }
    const event = await run(
      'ticket.create',
      ticket({
        requester,
        priority: 'urgent',
        team: team?.name.toUpperCase(),
        assignee: agent.email.toUpperCase(),
        tags: [tag.toUpperCase()],
      }),
    )
    expect(event).toMatchObject({ status: 'done', reason: null })
    const made = await getTicket(admin.db, event.ticket_number ?? 0)
    expect(made).toMatchObject({
      subject: 'The door is stuck',
      status: 'open',
      priority: 'urgent',
      channel: 'webhook',
      requester,
      assignee: { id: agent.id },
      team: { id: team_id },
      tags: [tag],
    })
    const { data } = await admin.db
      .from('messages')
      .select()
      .eq('id', event.message_id ?? 0)
    expect(data).toMatchObject([
      {
        body: 'It has been since noon.',
        author_kind: 'contact',
        author_contact_id: made?.requester.id,
      },
    ])
  })

  test('sets custom fields by their keys, and fails on one that is none', async () => {
    const key = `hums_${unique()}`
    const { rows } = await postgres().query(
      `insert into public.custom_fields (key, label, type) values ($1, 'Hums', 'number') returning id`,
      [key],
    )
    leaveBehind('field', rows[0].id)
    const made = await run('ticket.create', ticket({ custom_fields: { [key]: 5.5 } }))
    expect(made).toMatchObject({ status: 'done' })
    const values = await postgres().query(
      'select value from public.ticket_custom_values where ticket_number = $1',
      [made.ticket_number],
    )
    expect(values.rows).toEqual([{ value: '5.5' }])
    const word = unique()
    for (const custom_fields of [{ [key]: 'much' }, { [`no_${word}`]: 'x' }]) {
      const failed = await run('ticket.create', ticket({ subject: word, custom_fields }))
      expect(failed).toMatchObject({ status: 'failed', reason: expect.stringMatching(/Hums|no_/) })
    }
    expect(await traces(word)).toBe(0)
  })

  test('knows a requester by their address in any case', async () => {
    const email = freshEmail('known')
    const one = await run('ticket.create', ticket({ requester: { email } }))
    const two = await run('ticket.create', ticket({ requester: { email: email.toUpperCase() } }))
    const requesterOf = async ({ ticket_number }: typeof one) =>
      (await ticketNow(ticket_number ?? 0)).requester_id
    expect(await requesterOf(two)).toBe(await requesterOf(one))
  })

  test.each([
    ['no subject', { subject: undefined }, /subject/],
    ['a subject of blanks', { subject: ' ' }, /The subject is missing/],
    ['a subject that is too long', { subject: 'x'.repeat(301) }, /longer than 300/],
    ['a body with NUL', { body: 'a\0b' }, /cannot be stored/],
    ['half a pair of surrogates', { body: 'a\ud83d' }, /cannot be stored/],
    ['an unknown priority', { priority: 'asap' }, /priority/],
    ['an unknown field', { status: 'closed' }, /status/],
    ['another’s channel', { channel: 'agent' }, /channel/],
    ['an address that is none', { requester: { email: 'nobody' } }, /e-mail address is not valid/],
    ['a requester by id', { requester: { id: 5 } }, /requester/],
    ['a tag of two words', { tags: ['two words'] }, /tags.0/],
    ['too many tags', { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }, /at most 20 tags/],
    ['a team nobody has', { team: 'No such team' }, /there is no team named «No such team»/],
    ['an assignee nobody is', { assignee: 'nobody@example.com' }, /no active user/],
    ['data that is none', null, /expected object/],
  ])('with %s ends failed, says so, and leaves nothing', async (_, wrong, reason) => {
    const word = unique()
    const right = {
      ...ticket({ subject: word, body: word, tags: [`t-${word}`] }),
      requester: { email: `${word}@example.com` },
    }
    const event = await run('ticket.create', wrong === null ? null : { ...right, ...wrong })
    expect(event).toMatchObject({ status: 'failed', ticket_number: null, message_id: null })
    expect(event.reason).toMatch(reason)
    expect(await traces(word)).toBe(0)
  })

  test('that failed succeeds when what was missing is there', async () => {
    const team = `Later ${unique()}`
    const id = await eventRow(source, { type: 'ticket.create', timestamp, data: ticket({ team }) })
    expect((await processed(id)).status).toBe('failed')
    expect((await processed(id)).status).toBe('failed')
    const teamId = await teamRow({ isPrivate: false })
    await postgres().query('update public.teams set name = $2 where id = $1', [teamId, team])
    await admin.db.rpc('replay_webhook_events', { source_id: source.id })
    expect(await processed(id)).toMatchObject({ status: 'done', reason: null })
  })
})

describe('message.create', () => {
  const message = (number: unknown, over: object = {}) => ({
    ticket: number,
    body: 'And the window too.',
    author: { email: freshEmail() },
    ...over,
  })

  test('lands on its ticket as a reply of its author, and reopens it', async () => {
    const number = await ticketBy(agent)
    await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'solved' } })
    const event = await run('message.create', message(number))
    expect(event).toMatchObject({ status: 'done', ticket_number: number })
    expect(await ticketNow(number)).toMatchObject({ status: 'open', assignee_id: agent.id })
    const { data } = await agent.db
      .from('messages')
      .select()
      .eq('id', event.message_id ?? 0)
    expect(data).toMatchObject([{ kind: 'reply', author_kind: 'contact', channel: 'webhook' }])
    const history = await agent.db
      .from('events')
      .select('actor_kind, actor_name, new_value')
      .eq('ticket_number', number)
      .eq('field', 'status')
      .order('id', { ascending: false })
      .limit(1)
    expect(history.data).toEqual([
      { actor_kind: 'webhook_source', actor_name: source.slug, new_value: 'open' },
    ])
  })

  test('processed again, many times at once and while another worker is at it, has one effect', async () => {
    const number = await ticketBy(agent)
    const data = message(number)
    const id = await eventRow(source, { type: 'message.create', timestamp, data })
    const intent = JSON.stringify({ type: 'message.create', ...data })
    const last = await overlapping(
      (pg) => pg.query('select private.apply_webhook_event($1, $2)', [id, intent]),
      async () => (await Promise.all([1, 2, 3, 4].map(() => processed(id)))).at(-1),
    )
    expect(last).toMatchObject({ status: 'done' })
    expect(await processed(id)).toEqual(last)
    const { data: messages } = await agent.db.from('messages').select().eq('ticket_number', number)
    expect(messages).toHaveLength(2)
  })

  test('to a ticket that does not exist is ignored', async () => {
    expect(await run('message.create', message(2 ** 40))).toMatchObject({
      status: 'ignored',
      reason: 'it belongs to no ticket known here',
    })
  })

  test.each([[null], ['x'], [0], [-1], [1.5], [1e300]])(
    'to ticket %j ends failed',
    async (number) => {
      const event = await run('message.create', message(number))
      expect(event).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^ticket: /) })
    },
  )

  test('to a list that holds a ticket ends failed', async () => {
    const event = await run('message.create', message([await ticketBy(agent)]))
    expect(event).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^ticket: /) })
  })
})

test('other types are ignored, and why', async () => {
  expect(await run('invoice.paid', { amount: 5 })).toMatchObject({
    status: 'ignored',
    reason: 'events of type invoice.paid have no effect',
  })
})

test('other types are ignored without data as well', async () => {
  const id = await eventRow(source, { type: 'ping', timestamp })
  expect(await processed(id)).toMatchObject({ status: 'ignored' })
})

test('what may succeed another time waits, tells what it ran into, and then succeeds', async () => {
  const id = await eventRow(source, { type: 'ticket.create', timestamp, data: ticket() })
  const holding = await postgres().connect()
  try {
    await holding.query('begin')
    const { rows } = await holding.query('select pg_backend_pid() as pid')
    await holding.query('select from public.webhook_events where id = $1 for update', [id])
    const attempt = processed(id)
    // Only the effect: the note of what it ran into has to wait for the same row.
    const cancelled = () =>
      postgres().query(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where $1 = any (pg_blocking_pids(pid)) and query like '%apply_webhook_event%'`,
        [rows[0].pid],
      )
    await expect.poll(async () => (await cancelled()).rowCount, { timeout: 10_000 }).toBe(1)
    await holding.query('rollback')
    expect(await attempt).toMatchObject({ status: 'received', attempts: 1 })
  } finally {
    await holding.query('rollback')
    holding.release()
  }
  expect((await eventNow(id)).reason).toMatch(/canceling statement/)
  await postgres().query('update public.webhook_events set next_attempt_at = now() where id = $1', [
    id,
  ])
  expect(await processedInTheEnd(id)).toMatchObject({ status: 'done', reason: null })
})

/** Tried before: `processed` would take its first attempt for the last word. */
async function processedInTheEnd(id: string) {
  await processed(id)
  return await eventNow(id)
}
