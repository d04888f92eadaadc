import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let outsider: Actor
let a: number
let b: number
beforeAll(async () => {
  ;[agent, outsider] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  ;[a, b] = [await ticketBy(agent), await ticketBy(agent)]
})

const link = (number: number, other: number, actor = agent) =>
  actor.db.rpc('link_tickets', { number, other })
const unlink = (number: number, other: number) => agent.db.rpc('unlink_tickets', { number, other })

async function relatedTo(number: number, actor = agent) {
  const { data, error } = await actor.db.rpc('related_tickets', { number })
  if (error) throw error
  return data.map(({ relation, related_number }) => [relation, related_number])
}

async function linkEvents(number: number): Promise<unknown[]> {
  const { data } = await agent.db
    .from('events')
    .select('field, old_value, new_value')
    .eq('ticket_number', number)
    .in('field', ['linked', 'unlinked'])
    .order('id')
  return data ?? []
}

test('a link is seen from both ends, and told in both histories once', async () => {
  await link(b, a)
  await link(a, b)
  expect(await relatedTo(a)).toEqual([['linked', b]])
  expect(await relatedTo(b)).toEqual([['linked', a]])
  await unlink(b, a)
  await unlink(b, a)
  expect(await relatedTo(a)).toEqual([])
  expect(await linkEvents(a)).toEqual([
    { field: 'linked', old_value: null, new_value: b },
    { field: 'unlinked', old_value: b, new_value: null },
  ])
  expect(await linkEvents(b)).toHaveLength(2)
  expect((await ticketNow(a)).version).toBe(1)
})

test('of two who link the same two at once from either end, both succeed and one link stands', async () => {
  const answers = await Promise.all([...Array(10)].map((_, n) => (n % 2 ? link(a, b) : link(b, a))))
  expect(answers.flatMap(({ error }) => error ?? [])).toEqual([])
  expect(await relatedTo(a)).toEqual([['linked', b]])
  expect(await linkEvents(a)).toHaveLength(1)
})

test('a ticket is not linked with itself', async () => {
  expect((await link(a, a)).error?.message).toContain('ticket_links_lower_first')
})

test('linking with a hidden ticket answers like linking with one that does not exist', async () => {
  const teamId = await teamRow({ isPrivate: true, members: [agent] })
  const hidden = await ticketBy(agent, { teamId })
  const [there, absent] = [await link(a, hidden, outsider), await link(a, 2 ** 40, outsider)]
  expect(there.error).toEqual(absent.error)
  expect(there.status).toBe(404)
  await link(a, hidden)
  expect(await relatedTo(a)).toEqual([['linked', hidden]])
  expect(await relatedTo(a, outsider)).toEqual([])
})

test('a closed ticket may be linked, and follow-ups and merges stand beside links', async () => {
  const [closed, merged] = [await ticketBy(agent), await ticketBy(agent)]
  await agent.db.rpc('update_ticket', {
    number: closed,
    version: 1,
    changes: { status: 'closed' },
  })
  await agent.db.rpc('add_message', { ticket_number: closed, kind: 'reply', body: 'Again.' })
  const { rows } = await postgres().query(
    'select number from public.tickets where follows_up = $1',
    [closed],
  )
  const followUp = rows[0].number
  await agent.db.rpc('merge_tickets', { source: merged, survivor: followUp })
  expect((await link(closed, a)).error).toBeNull()
  expect(await relatedTo(closed)).toEqual([
    ['followed_up', followUp],
    ['linked', a],
  ])
  expect(await relatedTo(followUp)).toEqual([
    ['follows_up', closed],
    ['merged', merged],
  ])
})

test('following is one’s own: seen by nobody else, ended by nobody else', async () => {
  const mine = agent.db.from('ticket_followers')
  const theirs = outsider.db.from('ticket_followers')
  expect((await mine.insert({ ticket_number: a })).error).toBeNull()
  expect((await mine.insert({ ticket_number: a })).error?.code).toBe('23505')
  expect((await theirs.select('ticket_number').eq('ticket_number', a)).data).toEqual([])
  await theirs.delete().eq('ticket_number', a)
  expect((await mine.select('user_id').eq('ticket_number', a)).data).toEqual([
    { user_id: agent.id },
  ])
  await mine.delete().eq('ticket_number', a)
  expect((await mine.select('user_id').eq('ticket_number', a)).data).toEqual([])
})
