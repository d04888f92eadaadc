import { beforeAll, describe, expect, test } from 'vitest'
import { getTicket } from '@/lib/tickets/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, ticketBy, ticketNow } from '@/tests/support/factories'

const ABSENT = 2 ** 40

let outsider: Actor
let member: Actor
let admin: Actor
let team: string
let hidden: number
beforeAll(async () => {
  ;[outsider, member, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
  team = await teamRow({ isPrivate: true, members: [member] })
  hidden = await ticketBy(member, { teamId: team, tags: [`secret-${unique()}`] })
})

const tables = ['tickets', 'messages', 'events', 'ticket_tags'] as const
async function rowsSeenBy({ db }: Actor, table: (typeof tables)[number]): Promise<number> {
  const { data, error } = await (table === 'tickets'
    ? db.from(table).select('number').eq('number', hidden)
    : db.from(table).select('ticket_number').eq('ticket_number', hidden))
  expect(error).toBeNull()
  return data?.length ?? 0
}

test.each(tables)('%s of a private team are for its members and admins', async (table) => {
  expect(await rowsSeenBy(member, table)).toBe(1)
  expect(await rowsSeenBy(admin, table)).toBe(1)
  expect(await rowsSeenBy(outsider, table)).toBe(0)
})

test('the page of a hidden ticket is that of one that does not exist', async () => {
  expect(await getTicket(member.db, hidden)).toMatchObject({ number: hidden })
  expect(await getTicket(outsider.db, hidden)).toBeNull()
  expect(await getTicket(outsider.db, ABSENT)).toBeNull()
})

describe('who may not see a ticket cannot tell it from one that does not exist', () => {
  const tag = unique()
  const attempts: [string, (number: number) => PromiseLike<unknown>][] = [
    [
      'update_ticket',
      (number) => outsider.db.rpc('update_ticket', { number, version: 1, changes: {} }),
    ],
    [
      'update_ticket of a wrong version',
      (number) =>
        outsider.db.rpc('update_ticket', { number, version: 9, changes: { subject: 'x' } }),
    ],
    [
      'add_message',
      (ticket_number) => outsider.db.rpc('add_message', { ticket_number, kind: 'note', body: 'x' }),
    ],
    [
      'a message written to the table',
      (ticket_number) =>
        outsider.db.from('messages').insert({ ticket_number, kind: 'reply', body: 'x' }),
    ],
    [
      'set_ticket_tags',
      (ticket_number) => outsider.db.rpc('set_ticket_tags', { ticket_number, tags: [tag] }),
    ],
    [
      'set_ticket_tags to none',
      (ticket_number) => outsider.db.rpc('set_ticket_tags', { ticket_number, tags: [] }),
    ],
    [
      'a tag written to the table',
      async (ticket_number) => {
        const { data } = await member.db.from('tags').select('id').limit(1).single()
        return outsider.db.from('ticket_tags').insert({ ticket_number, tag_id: data?.id ?? '' })
      },
    ],
    [
      'a tag deleted from the table',
      (number) => outsider.db.from('ticket_tags').delete().eq('ticket_number', number).select(),
    ],
    [
      'an update of the table',
      (number) =>
        outsider.db.from('tickets').update({ subject: 'x' }).eq('number', number).select(),
    ],
  ]

  test.each(attempts)('%s', async (_, attempt) => {
    const before = await ticketNow(hidden)
    const said = JSON.stringify(await attempt(hidden)).replaceAll(String(hidden), 'N')
    expect(said).toBe(JSON.stringify(await attempt(ABSENT)).replaceAll(String(ABSENT), 'N'))
    expect(await ticketNow(hidden)).toEqual(before)
  })

  test('and update_ticket says so with 404', async () => {
    const { error, status } = await outsider.db.rpc('update_ticket', {
      number: hidden,
      version: 1,
      changes: {},
    })
    expect(status).toBe(404)
    expect(error).toMatchObject({ code: 'PT404', message: 'there is no such ticket' })
  })

  test('while a member gets through by the same calls', async () => {
    const { error } = await member.db.rpc('add_message', {
      ticket_number: hidden,
      kind: 'note',
      body: 'Seen.',
    })
    expect(error).toBeNull()
  })
})

test('nobody hands a ticket to a private team they are not in', async () => {
  const number = await ticketBy(outsider)
  const changes = { team_id: team }
  const { error } = await outsider.db.rpc('update_ticket', { number, version: 1, changes })
  expect(error?.code).toBe('42501')
  expect((await ticketNow(number)).team_id).toBeNull()
})

test('a ticket taken out of a private team is seen by all, put into it by a member by few', async () => {
  const number = await ticketBy(member, { teamId: team })
  const sees = async () => (await getTicket(outsider.db, number)) !== null
  const move = (version: number, team_id: string | null) =>
    member.db.rpc('update_ticket', { number, version, changes: { team_id } })
  expect(await sees()).toBe(false)
  await move(1, null)
  expect(await sees()).toBe(true)
  await move(2, team)
  expect(await sees()).toBe(false)
})
