import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { ticketBy } from '@/tests/support/factories'
import { requesterOf } from '@/tests/support/factories-requests'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const solve = (number: number) =>
  agent.db.from('tickets').update({ status: 'solved' }).eq('number', number)

test('each solution is rated once, by its requester, and history tells it', async () => {
  const number = await ticketBy(agent)
  const db = await requesterOf(number)
  const rate = (score: number, comment?: string) => db.rpc('rate_help', { score, comment })
  expect((await rate(4)).error?.message).toBe('what is not solved is not rated')
  await solve(number)
  const [one, other] = await Promise.all([rate(4, 'It hums no more.'), rate(1)])
  const refused = [one.error, other.error].filter((error) => error !== null)
  expect(refused.map(({ code }) => code)).toEqual(['23505'])

  const { data } = await agent.db.from('ratings').select('*').eq('ticket_number', number)
  expect(data).toHaveLength(1)
  expect(data?.[0]).toMatchObject({ assignee_id: agent.id, score: one.error ? 1 : 4 })
  const { data: events } = await agent.db
    .from('events')
    .select('actor_kind, new_value')
    .match({ ticket_number: number, field: 'rating' })
  expect(events).toEqual([{ actor_kind: 'contact', new_value: data?.[0]?.score }])

  await db.rpc('settle_request', { solved: false })
  await solve(number)
  expect((await rate(5, ' ')).error).toBeNull()
  expect((await db.from('ratings').select('score, comment').order('id')).data).toEqual([
    expect.anything(),
    { score: 5, comment: null },
  ])
})

test.each([0, 6, -1])('a score of %i is none', async (score) => {
  const number = await ticketBy(agent)
  await solve(number)
  const { error } = await (await requesterOf(number)).rpc('rate_help', { score })
  expect(error?.code).toBe('23514')
})

test('nobody writes ratings but by the function', async () => {
  const number = await ticketBy(agent)
  const rating = { ticket_number: number, solved_at: new Date().toISOString(), score: 5 }
  for (const db of [agent.db, await requesterOf(number)]) {
    expect((await db.from('ratings').insert(rating)).error?.code).toBe('42501')
  }
})
