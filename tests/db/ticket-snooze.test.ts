import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let number: number
beforeAll(async () => {
  agent = await signedIn()
})
beforeEach(async () => {
  number = await ticketBy(agent)
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const snooze = (until: string | null, ticket = number) =>
  // The generated types know no argument that may be null.
  agent.db.rpc('snooze_ticket', { number: ticket, until: until as string })

/** As if the clock had moved on: the time the ticket was snoozed to is over. */
async function timePasses(): Promise<void> {
  await postgres().query(
    `update public.tickets set snoozed_until = now() - interval '1 second' where number = $1`,
    [number],
  )
}
const wake = () => postgres().query('select private.wake_tickets(100)')

async function eventsOf() {
  const { data } = await agent.db
    .from('events')
    .select('actor_kind, actor_name, field, new_value')
    .eq('ticket_number', number)
    .eq('field', 'snoozed_until')
    .order('id')
  return data ?? []
}

test('a snoozed ticket keeps its version and its place, and history tells until when', async () => {
  const before = await ticketNow(number)
  const until = inDays(3)
  expect((await snooze(until)).error).toBeNull()
  expect(await ticketNow(number)).toEqual({ ...before, snoozed_until: new Date(until) })
  const [event] = await eventsOf()
  expect(event).toMatchObject({ actor_name: agent.name })
  expect(new Date(String(event?.new_value)).toISOString()).toBe(until)
})

test('its time come, it wakes on top of the list, and history says that nobody woke it', async () => {
  const { updated_at } = await ticketNow(number)
  await snooze(inDays(1))
  await wake()
  expect((await ticketNow(number)).snoozed_until).not.toBeNull()
  await timePasses()
  await wake()
  const woken = await ticketNow(number)
  expect(woken).toMatchObject({ snoozed_until: null, version: 1 })
  expect(woken.updated_at > updated_at).toBe(true)
  expect((await eventsOf()).at(-1)).toMatchObject({ actor_kind: 'system', new_value: null })
})

test('the worker wakes by itself: the job is among its tasks', async () => {
  await snooze(inDays(1))
  await timePasses()
  await postgres().query(`select graphile_worker.add_job('wake_tickets', '{}'::json)`)
  await expect
    .poll(async () => (await ticketNow(number)).snoozed_until, { timeout: 20_000, interval: 200 })
    .toBeNull()
}, 30_000)

test('a requester’s word wakes it at once, an agent’s does not', async () => {
  await snooze(inDays(1))
  await agent.db.rpc('add_message', { ticket_number: number, kind: 'reply', body: 'Wait.' })
  expect((await ticketNow(number)).snoozed_until).not.toBeNull()
  await postgres().query(`select private.add_contact_message($1, $2, 'Now!')`, [
    number,
    await contactRow(),
  ])
  expect((await ticketNow(number)).snoozed_until).toBeNull()
})

test.each([
  ['the past', () => inDays(-1)],
  ['more than a year ahead', () => inDays(400)],
  ['for ever', () => 'infinity'],
])('it is not snoozed to %s', async (_, until) => {
  const { error } = await snooze(until())
  expect(error?.message).toBe('a ticket is snoozed to a time ahead')
  expect((await ticketNow(number)).snoozed_until).toBeNull()
})

test('waking it by hand is one line of history, and twice is no more', async () => {
  await snooze(inDays(1))
  await snooze(null)
  await snooze(null)
  expect(await eventsOf()).toHaveLength(2)
})

test('a closed ticket is not snoozed, and closing ends it', async () => {
  await snooze(inDays(1))
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'closed' } })
  expect((await ticketNow(number)).snoozed_until).toBeNull()
  expect((await snooze(inDays(1))).error?.message).toBe('a closed ticket is final')
})

test('a ticket that is merged and taken out again sleeps on', async () => {
  const until = inDays(2)
  await snooze(until)
  const survivor = await ticketBy(agent)
  await agent.db.rpc('merge_tickets', { source: number, survivor })
  await agent.db.rpc('unmerge_ticket', { source: number })
  expect((await ticketNow(number)).snoozed_until).toEqual(new Date(until))
})

test('who snoozes while another closes is refused', async () => {
  const { error } = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query(`select public.update_ticket($1, 1, '{"status": "closed"}')`, [number])
    },
    async () => await snooze(inDays(1)),
  )
  expect(error?.message).toBe('a closed ticket is final')
})
