import { beforeAll, describe, expect, test } from 'vitest'
import { STATUSES, type Status } from '@/lib/tickets/types'
import { type Actor, signedIn } from '@/tests/support/actors'
import { ticketBy, ticketNow, ticketRow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let colleague: Actor
beforeAll(async () => {
  ;[agent, colleague] = await Promise.all([signedIn(), signedIn()])
})

type Outcome = 'ok' | 'takes' | 'final' | 'not new again'
const columns = STATUSES
// What an agent's change of an unassigned ticket from the row's status to the column's comes to.
const transitions: Record<Status, Outcome[]> = {
  //         new              open     pending  on_hold  solved   closed
  new: ['ok', 'ok', 'ok', 'ok', 'takes', 'ok'],
  open: ['not new again', 'ok', 'ok', 'ok', 'takes', 'ok'],
  pending: ['not new again', 'ok', 'ok', 'ok', 'takes', 'ok'],
  on_hold: ['not new again', 'ok', 'ok', 'ok', 'takes', 'ok'],
  solved: ['not new again', 'ok', 'ok', 'ok', 'ok', 'ok'],
  closed: ['final', 'final', 'final', 'final', 'final', 'ok'],
}
const refusals: Partial<Record<Outcome, string>> = {
  final: 'a closed ticket is final',
  'not new again': 'a ticket that was taken or answered is not new again',
}
const cases = STATUSES.flatMap((from) =>
  transitions[from].map((outcome, at) => ({ from, to: columns[at] ?? 'new', outcome })),
)

describe('from one status to another', () => {
  test('every pair is among the cases', () => {
    expect(cases).toHaveLength(36)
    expect(new Set(cases.map(({ from, to }) => `${from} ${to}`)).size).toBe(36)
  })

  test.each(cases)('$from to $to: $outcome', async ({ from, to, outcome }) => {
    const number = await ticketRow({ status: from })
    const before = await ticketNow(number)
    const changes = { status: to }
    const { data, error } = await agent.db.rpc('update_ticket', { number, version: 1, changes })
    const after = await ticketNow(number)
    if (refusals[outcome]) {
      expect(error).toMatchObject({ code: '23514', message: refusals[outcome] })
      expect(after).toEqual(before)
      return
    }
    expect(error).toBeNull()
    expect(after.status).toBe(to)
    expect(after.version).toBe(from === to ? 1 : 2)
    expect(data).toBe(after.version)
    expect(after.assignee_id).toBe(outcome === 'takes' ? agent.id : null)
    expect(after.solved_at !== null).toBe(to === 'solved' || to === 'closed')
    expect(after.closed_at !== null).toBe(to === 'closed')
  })

  // Tables stay writable within their policies: the machine holds there too.
  test.each(cases.filter(({ outcome }) => refusals[outcome]))(
    'written to the table itself, $from to $to is refused as well',
    async ({ from, to }) => {
      const number = await ticketRow({ status: from })
      const { error } = await agent.db.from('tickets').update({ status: to }).eq('number', number)
      expect(error?.code).toBe('23514')
      expect((await ticketNow(number)).status).toBe(from)
    },
  )
})

test('assigning a new ticket opens it, and taking the assignee away leaves it open', async () => {
  const number = await ticketBy(agent)
  const changes = { assignee_id: colleague.id, status: 'new' }
  await agent.db.rpc('update_ticket', { number, version: 1, changes })
  expect(await ticketNow(number)).toMatchObject({ status: 'open', assignee_id: colleague.id })
  await agent.db.rpc('update_ticket', { number, version: 2, changes: { assignee_id: null } })
  expect(await ticketNow(number)).toMatchObject({ status: 'open', assignee_id: null })
})

test('solving leaves an assigned ticket with whom it was', async () => {
  const number = await ticketBy(agent, { assigneeId: colleague.id })
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'solved' } })
  expect(await ticketNow(number)).toMatchObject({ status: 'solved', assignee_id: colleague.id })
})

test('a solved ticket that is opened again loses the time of solving, closing keeps it', async () => {
  const number = await ticketBy(agent)
  const to = (version: number, status: Status) =>
    agent.db.rpc('update_ticket', { number, version, changes: { status } })
  await to(1, 'solved')
  const { solved_at } = await ticketNow(number)
  await to(2, 'open')
  expect((await ticketNow(number)).solved_at).toBeNull()
  await to(3, 'solved')
  await to(4, 'closed')
  const closed = await ticketNow(number)
  expect(closed.solved_at > solved_at).toBe(true)
  expect(closed.closed_at > closed.solved_at).toBe(true)
})

test('an answer opens a new ticket, a note does not', async () => {
  const number = await ticketBy(agent)
  const add = (kind: string) =>
    agent.db.rpc('add_message', { ticket_number: number, kind, body: 'Hm.' })
  await add('note')
  expect(await ticketNow(number)).toMatchObject({ status: 'new', version: 1 })
  await add('reply')
  expect(await ticketNow(number)).toMatchObject({ status: 'open', version: 2 })
})

test.each([
  ['new', 'new'],
  ['open', 'open'],
  ['pending', 'open'],
  ['on_hold', 'open'],
  ['solved', 'open'],
] as const)('a word of the requester leads from %s to %s', async (from, to) => {
  const number = await ticketRow({ status: from })
  await postgres().query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
     select number, 'reply', 'Still there.', 'contact', requester_id from public.tickets where number = $1`,
    [number],
  )
  expect(await ticketNow(number)).toMatchObject({ status: to, solved_at: null })
})

test('a change of other fields is not refused because the assignee has left since', async () => {
  const leaver = await signedIn()
  const number = await ticketBy(agent, { assigneeId: leaver.id })
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [
    leaver.id,
  ])
  const changes = { priority: 'high' }
  const { error } = await agent.db.rpc('update_ticket', { number, version: 1, changes })
  expect(error).toBeNull()
})
