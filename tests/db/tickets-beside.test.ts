import { beforeAll, describe, expect, test } from 'vitest'
import { listTicketsBeside } from '@/lib/tickets/beside'
import { findNeighbours } from '@/lib/tickets/neighbours'
import { listTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { listAssignable } from '@/lib/users/queries'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, teamRow, ticketBy } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let other: Actor
beforeAll(async () => {
  ;[agent, other] = await Promise.all([signedIn(), signedIn()])
})

describe('beside a ticket', () => {
  const ticketOf = async (contact: string, status: string, minutes: number, folder = 'inbox') => {
    const { rows } = await postgres().query<{ number: number }>(
      `insert into public.tickets (subject, requester_id, status, folder, filed_at, solved_at, closed_at, updated_at)
       values ($2 || ' ' || $3::text, $1, $2, $4, case when $4 <> 'inbox' then now() end,
         case when $2 in ('solved', 'closed') then now() end, case when $2 = 'closed' then now() end,
         now() - $3::integer * interval '1 minute')
       returning number`,
      [contact, status, minutes, folder],
    )
    leaveBehind('ticket', String(rows[0]?.number))
    return rows[0]?.number ?? 0
  }
  const subjects = (some: { tickets: { subject: string }[] }) =>
    some.tickets.map(({ subject }) => subject)

  test('stand other tickets of its requester, unsolved ones first, and those of colleagues', async () => {
    const emails = [freshEmail(), freshEmail(), freshEmail()]
    const [asker = '', colleague = '', stranger = ''] = await Promise.all(emails.map(contactRow))
    const { rows } = await postgres().query<{ id: string }>(
      'insert into public.companies (name) values ($1) returning id',
      [`Works ${unique()}`],
    )
    await postgres().query('update public.contacts set company_id = $1 where id = any ($2)', [
      rows[0]?.id,
      [asker, colleague],
    ])
    const number = await ticketOf(asker, 'open', 0)
    for (const [status, minutes] of [
      ...[
        ['closed', 1],
        ['open', 2],
        ['solved', 3],
        ['pending', 4],
        ['closed', 5],
        ['closed', 6],
      ],
    ] as const) {
      await ticketOf(asker, status, minutes)
    }
    await ticketOf(asker, 'open', 7, 'trash')
    await ticketOf(colleague, 'open', 8)
    await ticketOf(colleague, 'solved', 9)
    await ticketOf(stranger, 'open', 1)

    const beside = await listTicketsBeside(agent.db, number)
    expect(subjects(beside.requester)).toEqual([
      'open 2',
      'pending 4',
      'closed 1',
      'solved 3',
      'closed 5',
    ])
    expect(beside.requester.more).toBe(true)
    expect(subjects(beside.company)).toEqual(['open 8'])
    expect(beside.company.more).toBe(false)
  })

  test('stands nothing that its reader does not see', async () => {
    const email = freshEmail()
    const theirs = await teamRow({ isPrivate: true, members: [agent] })
    const number = await ticketBy(agent, { requesterEmail: email })
    const hidden = await ticketBy(agent, { requesterEmail: email, teamId: theirs })
    const numbers = async (actor: Actor, of: number) =>
      (await listTicketsBeside(actor.db, of)).requester.tickets.map((ticket) => ticket.number)
    expect(await numbers(agent, number)).toEqual([hidden])
    expect(await numbers(other, number)).toEqual([])
    expect(await numbers(other, hidden)).toEqual([])
  })
})

describe('neighbours in a list', () => {
  let team: string
  let numbers: number[]
  beforeAll(async () => {
    const id = await teamRow({ isPrivate: true, members: [agent] })
    const { rows } = await postgres().query<{ name: string }>(
      'select name from public.teams where id = $1',
      [id],
    )
    team = `team:"${rows[0]?.name}"`
    numbers = []
    for (const subject of ['b', 'a', 'd', 'c', 'e']) {
      numbers.push(await ticketBy(agent, { subject, teamId: id, body: `hums ${subject}` }))
    }
  })

  test.each([
    'sort:updated-desc',
    'sort:created-asc',
    'sort:number-desc',
    'sort:subject-asc',
    'sort:subject-desc',
    'sort:priority-desc',
    'sort:status-asc',
    'sort:waiting-asc',
    'hums',
  ])('are those of the list, by %s', async (order) => {
    const query = `${team} ${order}`
    const clock = { timeZone: 'UTC', now: Date.now() }
    const asked = compileSearch(parseSearch(query).clauses, clock)
    const { tickets } = await listTickets(agent.db, asked)
    const listed = tickets.map(({ number }) => number)
    expect(listed.toSorted()).toEqual(numbers.toSorted())
    for (const [at, number] of listed.entries()) {
      expect(await findNeighbours(agent.db, number, query, 'UTC')).toEqual({
        previous: listed[at - 1] ?? null,
        next: listed[at + 1] ?? null,
      })
    }
  })

  test('of a ticket that no longer matches are those between which it would stand', async () => {
    const [b = 0, , , c = 0] = numbers
    const query = `${team} sort:subject-asc -number:${c}`
    expect(await findNeighbours(agent.db, c, query, 'UTC')).toEqual({
      previous: b,
      next: numbers[2],
    })
  })

  test('are none for who does not see the ticket, and none of those they do not see', async () => {
    const none = { previous: null, next: null }
    expect(await findNeighbours(other.db, numbers[0] ?? 0, team, 'UTC')).toEqual(none)
    expect(await findNeighbours(other.db, await ticketBy(other), team, 'UTC')).toEqual(none)
    expect((await nobody().rpc('ticket_neighbours', { ticket_number: 1 })).error?.code).toBe(
      '42501',
    )
  })
})

test('a ticket can be given to active users and to teams, by name', async () => {
  const left = await signedIn()
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [left.id])
  const team = await teamRow({ isPrivate: false })
  const { users, teams } = await listAssignable(agent.db)
  const ids = [...users, ...teams].map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([agent.id, other.id]))
  expect(ids).not.toContain(left.id)
  expect(teams.map(({ id }) => id)).toContain(team)
  const { rows } = await postgres().query<{ sorted: string[] }>(
    'select array(select n from unnest($1::text[]) n order by n) as sorted',
    [users.map(({ name }) => name)],
  )
  expect(users.map(({ name }) => name)).toEqual(rows[0]?.sorted)
})
