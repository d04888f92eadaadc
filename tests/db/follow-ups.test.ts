import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerTicket } from '@/lib/answering/mutations'
import { type Actor, signedIn } from '@/tests/support/actors'
import { freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let closed: number
let requesterEmail: string
beforeAll(async () => {
  agent = await signedIn()
})
beforeEach(async () => {
  requesterEmail = freshEmail()
  closed = await ticketBy(agent, { subject: 'Closed', requesterEmail, assigneeId: agent.id })
  await agent.db.rpc('update_ticket', { number: closed, version: 1, changes: { status: 'closed' } })
})

const reply = () => answerTicket(agent.db, closed, 'reply', { body: 'One more thing.' })

type Answered = Awaited<ReturnType<typeof reply>>
const ticketOf = (answered: Answered) => (answered.ok ? answered.value.ticket : 0)

async function followUps(): Promise<number[]> {
  const { rows } = await postgres().query<{ number: number }>(
    'select number from public.tickets where follows_up = $1 order by number',
    [closed],
  )
  return rows.map(({ number }) => number)
}

test('a reply to a closed ticket begins a ticket that follows it up, and leaves the closed one', async () => {
  const before = await ticketNow(closed)
  const answered = await reply()
  expect([ticketOf(answered)]).toEqual(await followUps())
  expect(await ticketNow(closed)).toEqual(before)
  expect(await ticketNow(ticketOf(answered))).toMatchObject({
    subject: 'Closed',
    requester_id: before.requester_id,
    assignee_id: agent.id,
    status: 'open',
  })
})

test('a second reply goes to the follow-up that is there, and to the next when that is closed', async () => {
  const first = await reply()
  expect(await reply()).toEqual(first)
  expect(await followUps()).toHaveLength(1)
  const number = ticketOf(first)
  const { version } = await ticketNow(number)
  await agent.db.rpc('update_ticket', { number, version, changes: { status: 'closed' } })
  const next = await reply()
  expect(next).not.toEqual(first)
  expect(await ticketNow(ticketOf(next))).toMatchObject({ follows_up: number })
})

test('a note on a closed ticket is refused', async () => {
  expect(await answerTicket(agent.db, closed, 'note', { body: 'Hm.' })).toMatchObject({
    ok: false,
    refusal: { kind: 'rule' },
  })
  expect(await followUps()).toEqual([])
})

test('replies that come at once begin one follow-up', async () => {
  const second = await overlapping(async (pg) => {
    await actAs(pg, agent)
    await pg.query(`select public.add_message($1, 'reply', 'First.')`, [closed])
  }, reply)
  expect(second.ok).toBe(true)
  expect(await followUps()).toHaveLength(1)
})
