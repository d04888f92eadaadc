import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { ticketBy, ticketNow, ticketRow } from '@/tests/support/factories'
import { overlapping } from '@/tests/support/factories-postgres'

const FINAL = { code: '23514', message: 'a closed ticket is final' }

let agent: Actor
let number: number
let tagId: string
beforeAll(async () => {
  agent = await signedIn()
})
beforeEach(async () => {
  const tags = [`kept-${unique()}`]
  number = await ticketBy(agent, { tags })
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'closed' } })
  const { data } = await agent.db.from('tags').insert({ name: unique() }).select('id').single()
  tagId = data?.id ?? ''
})

test.each([
  ['a note', () => agent.db.rpc('add_message', { ticket_number: number, kind: 'note', body: 'x' })],
  [
    'a message written to the table',
    () => agent.db.from('messages').insert({ ticket_number: number, kind: 'note', body: 'x' }),
  ],
  [
    'another set of tags',
    () => agent.db.rpc('set_ticket_tags', { ticket_number: number, tags: ['new'] }),
  ],
  ['no tags', () => agent.db.rpc('set_ticket_tags', { ticket_number: number, tags: [] })],
  [
    'a tag written to the table',
    () => agent.db.from('ticket_tags').insert({ ticket_number: number, tag_id: tagId }),
  ],
  [
    'a tag deleted from the table',
    () => agent.db.from('ticket_tags').delete().eq('ticket_number', number),
  ],
  [
    'another subject',
    () => agent.db.rpc('update_ticket', { number, version: 2, changes: { subject: 'x' } }),
  ],
  [
    'tags by update_ticket',
    () => agent.db.rpc('update_ticket', { number, version: 2, changes: { tags: ['x'] } }),
  ],
])('a closed ticket takes no change: %s', async (_, attempt) => {
  const before = await ticketNow(number)
  expect((await attempt()).error).toMatchObject(FINAL)
  expect(await ticketNow(number)).toEqual(before)
  const { data } = await agent.db.from('messages').select('id').eq('ticket_number', number)
  expect(data).toHaveLength(1)
})

test('tags and closing go together in one change', async () => {
  const open = await ticketBy(agent)
  const tag = unique()
  const changes = { status: 'closed', tags: [tag] }
  const { error } = await agent.db.rpc('update_ticket', { number: open, version: 1, changes })
  expect(error).toBeNull()
  expect(await ticketNow(open)).toMatchObject({ status: 'closed', tags: [tag] })
})

test.each([
  [
    'note',
    (ticket: number) =>
      agent.db.rpc('add_message', { ticket_number: ticket, kind: 'note', body: 'x' }),
  ],
  [
    'tag',
    (ticket: number) =>
      agent.db.rpc('set_ticket_tags', { ticket_number: ticket, tags: [unique()] }),
  ],
])('a %s that waited for the closing of its ticket is refused', async (_, write) => {
  const ticket = await ticketRow({ status: 'open' })
  const { error } = await overlapping(
    (pg) => pg.query(`update public.tickets set status = 'closed' where number = $1`, [ticket]),
    async () => await write(ticket),
  )
  expect(error).toMatchObject(FINAL)
})
