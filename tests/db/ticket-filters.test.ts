import { beforeAll, describe, expect, test } from 'vitest'
import { answerTicket } from '@/lib/answering/mutations'
import { countTickets, listTickets } from '@/lib/tickets/queries'
import type { TicketFilter } from '@/lib/tickets/ticket-filter'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, teamRow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let colleague: Actor
const word = `filter${unique()}`
const tag = `tag-${unique()}`
const email = freshEmail('asked')

// What each ticket is, so that the right answer is computed from it and not from the database.
const STATUSES = ['new', 'open', 'pending', 'solved', 'closed'] as const
const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
type Made = {
  number: number
  status: (typeof STATUSES)[number]
  priority: (typeof PRIORITIES)[number]
  assignee: string | null
  team: string | null
  tagged: boolean
  mail: boolean
  day: number
  folder: 'inbox' | 'spam'
}
let made: Made[]
let team: string
let teamName: string

beforeAll(async () => {
  ;[agent, colleague] = await Promise.all([signedIn(), signedIn()])
  team = await teamRow({ isPrivate: false, members: [agent] })
  const { rows } = await postgres().query('select name from public.teams where id = $1', [team])
  teamName = rows[0].name
  const contacts = [await contactRow(email), await contactRow()]
  made = []
  for (let n = 0; n < 40; n++) {
    const status = STATUSES[n % 5] ?? 'new'
    const ticket = {
      status,
      priority: PRIORITIES[Math.floor(n / 2) % 4] ?? 'low',
      assignee: status === 'new' ? null : ([agent.id, colleague.id, null][n % 3] ?? null),
      team: n % 2 ? team : null,
      tagged: n % 4 === 1,
      mail: n % 3 === 0,
      day: 1 + (n % 20),
      folder: n % 10 === 9 ? ('spam' as const) : ('inbox' as const),
    }
    const { rows } = await postgres().query<{ number: number }>(
      `insert into public.tickets (subject, status, priority, requester_id, assignee_id, team_id, created_at, folder, filed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8 = 'spam' then now() end) returning number`,
      [
        `${word} ${n}`,
        // Tags are put on before it is closed.
        status === 'closed' ? 'solved' : status,
        ticket.priority,
        contacts[ticket.mail ? 0 : 1],
        ticket.assignee,
        ticket.team,
        `2020-03-${String(ticket.day).padStart(2, '0')}T12:00:00Z`,
        ticket.folder,
      ],
    )
    const number = rows[0]?.number ?? 0
    if (ticket.tagged) {
      await postgres().query('select public.set_ticket_tags($1, $2)', [number, [tag]])
    }
    if (status === 'closed') {
      await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [
        number,
      ])
    }
    made.push({ ...ticket, number })
  }
})

const within: TicketFilter = [{ property: 'words', text: word }]

async function found(filter: TicketFilter): Promise<number[]> {
  const sort = { key: 'number', descending: false } as const
  const page = await listTickets(agent.db, { filter: [...within, ...filter], sort })
  const numbers = page.tickets.map(({ number }) => number)
  expect(await countTickets(agent.db, [[...within, ...filter]])).toEqual([numbers.length])
  return numbers
}

type Case = [name: string, filter: () => TicketFilter, matches: (ticket: Made) => boolean]
const unsolved = (t: Made) => t.status !== 'solved' && t.status !== 'closed'
const CASES: Case[] = [
  [
    'status',
    () => [{ property: 'status', values: ['open', 'closed'] }],
    (t) => t.status === 'open' || t.status === 'closed',
  ],
  [
    'not status',
    () => [{ property: 'status', values: ['open'], not: true }],
    (t) => t.status !== 'open',
  ],
  [
    'priority',
    () => [{ property: 'priority', values: ['urgent'] }],
    (t) => t.priority === 'urgent',
  ],
  ['me', () => [{ property: 'assignee', values: ['me'] }], (t) => t.assignee === agent.id],
  ['none', () => [{ property: 'assignee', values: ['none'] }], (t) => t.assignee === null],
  [
    'me or none',
    () => [{ property: 'assignee', values: ['me', 'none'] }],
    (t) => t.assignee !== colleague.id,
  ],
  [
    'not me',
    () => [{ property: 'assignee', values: ['me'], not: true }],
    (t) => t.assignee !== agent.id,
  ],
  [
    'an address',
    () => [{ property: 'assignee', values: [colleague.email.toUpperCase()] }],
    (t) => t.assignee === colleague.id,
  ],
  [
    'a name',
    () => [{ property: 'assignee', values: [colleague.name] }],
    (t) => t.assignee === colleague.id,
  ],
  ['nobody of that name', () => [{ property: 'assignee', values: ['nobody-at-all'] }], () => false],
  [
    'a team',
    () => [{ property: 'team', values: [teamName.toUpperCase()] }],
    (t) => t.team !== null,
  ],
  ['my teams', () => [{ property: 'team', values: ['mine'] }], (t) => t.team !== null],
  ['no team', () => [{ property: 'team', values: ['none'] }], (t) => t.team === null],
  ['a tag', () => [{ property: 'tag', values: [tag] }], (t) => t.tagged],
  ['no tag', () => [{ property: 'tag', values: ['none'] }], (t) => !t.tagged],
  ['not a tag', () => [{ property: 'tag', values: [tag], not: true }], (t) => !t.tagged],
  ['a requester', () => [{ property: 'requester', values: [email] }], (t) => t.mail],
  [
    'not a requester',
    () => [{ property: 'requester', values: [email], not: true }],
    (t) => !t.mail,
  ],
  ['a requester by a word', () => [{ property: 'requester', values: ['somebody'] }], () => true],
  ['from a day', () => [{ property: 'created', from: '2020-03-10T00:00:00Z' }], (t) => t.day >= 10],
  ['before a day', () => [{ property: 'created', to: '2020-03-10T12:00:00Z' }], (t) => t.day < 10],
  [
    'in a span',
    () => [{ property: 'created', from: '2020-03-05T12:00:00Z', to: '2020-03-07T12:00:00Z' }],
    (t) => t.day === 5 || t.day === 6,
  ],
  ['unsolved', () => [{ property: 'is', values: ['unsolved'] }], unsolved],
  [
    'waiting or unassigned',
    () => [{ property: 'is', values: ['waiting', 'unassigned'] }],
    (t) => unsolved(t) || t.assignee === null,
  ],
  ['waiting', () => [{ property: 'is', values: ['waiting'] }], unsolved],
  ['unread', () => [{ property: 'is', values: ['unread'] }], (t) => t.status !== 'closed'],
  ['snoozed', () => [{ property: 'is', values: ['snoozed'] }], () => false],
  [
    'several at once',
    () => [
      { property: 'status', values: ['open', 'pending'] },
      { property: 'team', values: ['mine'] },
      { property: 'priority', values: ['low', 'high'], not: true },
    ],
    (t) =>
      (t.status === 'open' || t.status === 'pending') &&
      t.team !== null &&
      t.priority !== 'low' &&
      t.priority !== 'high',
  ],
]

test.each(CASES)('by %s', async (_, filter, matches) => {
  const expected = made.filter((ticket) => ticket.folder === 'inbox' && matches(ticket))
  expect(await found(filter())).toEqual(expected.map(({ number }) => number))
})

test('in a folder, or anywhere', async () => {
  const spam = made.filter(({ folder }) => folder === 'spam').map(({ number }) => number)
  expect(await found([{ property: 'in', values: ['spam'] }])).toEqual(spam)
  expect(await found([{ property: 'in', values: ['anywhere'] }])).toHaveLength(made.length)
})

test('what one has looked at is not unread, until somebody else writes', async () => {
  const open =
    made.find(({ status, folder }) => status === 'open' && folder === 'inbox')?.number ?? 0
  const unread = async () => (await found([{ property: 'is', values: ['unread'] }])).includes(open)
  expect(await unread()).toBe(true)
  await agent.db.rpc('mark_ticket_read', { number: open })
  expect(await unread()).toBe(false)
  await answerTicket(agent.db, open, 'note', { body: 'My own word is no news to me.' })
  expect(await unread()).toBe(false)
  await answerTicket(colleague.db, open, 'note', { body: 'Have you seen this?' })
  expect(await unread()).toBe(true)
})

describe('what is no filter is refused', () => {
  test.each([
    ['an unknown property', [{ property: 'secret', values: ['x'] }]],
    ['a property that is SQL', [{ property: "status') or true --", values: ['x'] }]],
    ['no list', { property: 'status' }],
    ['a time that is none', [{ property: 'created', from: 'yesterday-ish' }]],
    ['too much', Array.from({ length: 61 }, () => ({ property: 'words', text: 'x' }))],
  ])('%s', async (_, filter) => {
    const { error } = await agent.db.rpc('list_tickets', { filter })
    expect(error?.code).toMatch(/^22/)
  })

  test.each([
    ['a value that is SQL', [{ property: 'status', values: ["open') or true --", "'"] }]],
    ['a state that is none', [{ property: 'is', values: ['true) or (true'] }]],
    ['a tag that is SQL', [{ property: 'tag', values: ['{}', '$1', '%s'] }]],
    ['a field nobody has', [{ property: 'field', key: "x' or true", values: ['1'] }]],
  ])('but %s is a value like any other, and finds nothing', async (_, filter) => {
    const { data, error } = await agent.db.rpc('list_tickets', { filter })
    expect([data, error]).toEqual([[], null])
  })

  test('and so is an order or a page that is none', async () => {
    for (const args of [{ sort: 'password' }, { page_size: 0 }, { page_size: 1e6 }]) {
      const { error } = await agent.db.rpc('list_tickets', args)
      expect(error?.code).toMatch(/^22/)
    }
  })
})

test('nobody lists anything', async () => {
  const { error } = await nobody().rpc('list_tickets', {})
  expect(error?.code).toBe('42501')
})
