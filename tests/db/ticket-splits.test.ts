import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, teamRow, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let outsider: Actor
let number: number
let requester: string
beforeAll(async () => {
  ;[agent, outsider] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  number = await ticketBy(agent)
  requester = (await ticketNow(number)).requester_id
})

const split = (message_id: number, subject = 'Something else', actor = agent) =>
  actor.db.rpc('split_message', { message_id, subject })

async function splitOff(message: number): Promise<number> {
  const { data, error } = await split(message)
  if (error) throw error
  leaveBehind('ticket', String(data))
  return data
}

async function says(contact: string, body: string): Promise<number> {
  const { rows } = await postgres().query('select private.add_contact_message($1, $2, $3) as id', [
    number,
    contact,
    body,
  ])
  return theOnly(rows).id
}
async function answers(kind = 'reply'): Promise<number> {
  const { data } = await agent.db
    .rpc('add_message', { ticket_number: number, kind, body: 'An answer.' })
    .single()
  return data?.message_id ?? 0
}
async function bodies(ticket: number): Promise<string[]> {
  const { data } = await agent.db
    .from('messages')
    .select('body')
    .eq('ticket_number', ticket)
    .order('id')
  return (data ?? []).map(({ body }) => body)
}
async function firstMessage(): Promise<number> {
  const { data } = await agent.db.from('messages').select('id').eq('ticket_number', number)
  return theOnly(data).id
}

test('a message becomes a ticket of the same requester and team, linked both ways', async () => {
  const message = await says(requester, 'By the way: the scanner too.')
  const before = await ticketNow(number)
  const made = await splitOff(message)
  expect(await bodies(number)).toEqual(['It hums since this morning.'])
  expect(await bodies(made)).toEqual(['By the way: the scanner too.'])
  expect(await ticketNow(made)).toMatchObject({
    subject: 'Something else',
    requester_id: requester,
    team_id: before.team_id,
    priority: before.priority,
    status: 'new',
    assignee_id: null,
    version: 1,
    waiting_since: before.last_message_at,
    last_message_at: before.last_message_at,
  })
  for (const [ticket, other] of [
    [number, made],
    [made, number],
  ] as const) {
    const { data } = await agent.db.rpc('related_tickets', { number: ticket })
    expect(data?.map(({ related_number }) => related_number)).toEqual([other])
  }
  const { data: told } = await agent.db
    .from('events')
    .select('ticket_number, field, old_value, new_value')
    .in('ticket_number', [number, made])
    .neq('field', 'created')
    .order('id')
  expect(told).toEqual([
    { ticket_number: number, field: 'split', old_value: null, new_value: made },
    { ticket_number: made, field: 'split', old_value: number, new_value: null },
  ])
})

test('merging it back undoes it', async () => {
  const message = await says(requester, 'By the way: the scanner too.')
  const before = [await ticketNow(number), await bodies(number)]
  const made = await splitOff(message)
  await agent.db.rpc('merge_tickets', { source: made, survivor: number })
  const after = await ticketNow(number)
  expect([{ ...after, updated_at: null }, await bodies(number)]).toEqual([
    { ...(before[0] as object), updated_at: null },
    before[1],
  ])
})

test('what another contact wrote becomes their ticket', async () => {
  const colleague = await contactRow()
  const made = await splitOff(await says(colleague, 'Mine does it as well.'))
  expect((await ticketNow(made)).requester_id).toBe(colleague)
})

test('who waited for an answer to it alone waits no more; who wrote again waits since then', async () => {
  await answers()
  const first = await says(requester, 'One.')
  await splitOff(first)
  expect((await ticketNow(number)).waiting_since).toBeNull()

  const second = await says(requester, 'Two.')
  const third = await says(requester, 'Three.')
  await splitOff(second)
  const { rows } = await postgres().query('select created_at from public.messages where id = $1', [
    third,
  ])
  expect((await ticketNow(number)).waiting_since).toEqual(theOnly(rows).created_at)
})

test('a ticket keeps a reply: the last one is not split off, a note counts for none', async () => {
  const message = await firstMessage()
  const note = await answers('note')
  expect((await split(message)).error?.message).toBe('a ticket keeps a message')
  expect((await split(note)).error?.message).toBe('a note is not a ticket')
  expect(await bodies(number)).toHaveLength(2)
})

test('a closed ticket gives nothing away', async () => {
  const message = await says(requester, 'One more.')
  const { version } = await ticketNow(number)
  await agent.db.rpc('update_ticket', { number, version, changes: { status: 'closed' } })
  expect((await split(message)).error?.message).toBe('a closed ticket is final')
})

test.each([
  ['empty', ''],
  ['two lines', 'One\nTwo'],
])('a subject that is %s is refused, and nothing moves', async (_, subject) => {
  const message = await says(requester, 'One more.')
  expect((await split(message, subject)).error?.code).toBe('23514')
  expect(await bodies(number)).toHaveLength(2)
})

test('a hidden message answers like one that does not exist', async () => {
  const teamId = await teamRow({ isPrivate: true, members: [agent] })
  number = await ticketBy(agent, { teamId })
  const message = await says(await contactRow(), 'Secret.')
  const [there, absent] = [
    await split(message, 'Mine', outsider),
    await split(2 ** 40, 'Mine', outsider),
  ]
  expect(there.error).toEqual(absent.error)
  expect(there.status).toBe(404)
  expect(await bodies(number)).toHaveLength(2)
})

test('of two who split one message off at once, one makes a ticket', async () => {
  const message = await says(requester, 'Both want me.')
  const second = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      const { rows } = await pg.query(`select public.split_message($1, 'First') as number`, [
        message,
      ])
      leaveBehind('ticket', String(rows[0].number))
    },
    async () => await split(message, 'Second'),
  )
  expect(second.error?.code).toBe('PT404')
})
