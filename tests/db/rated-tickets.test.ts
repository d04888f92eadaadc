import { beforeAll, expect, test } from 'vitest'
import { answerTicket } from '@/lib/answering/mutations'
import { countTickets, listTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { requesterOf } from '@/tests/support/factories-requests'

let agent: Actor
let tag: string
beforeAll(async () => {
  agent = await signedIn()
  tag = `rated-${unique()}`
})

async function found(q: string, actor = agent): Promise<number[]> {
  const { clauses, errors } = parseSearch(q)
  expect(errors).toEqual([])
  const { filter, sort } = compileSearch(clauses, { timeZone: 'UTC', now: Date.now() })
  const page = await listTickets(actor.db, { filter, sort })
  const numbers = page.tickets.map(({ number }) => number)
  expect(await countTickets(actor.db, [filter])).toEqual([numbers.length])
  return numbers
}

const solve = (number: number) =>
  agent.db.from('tickets').update({ status: 'solved' }).eq('number', number)

async function rated(score: number, ticket?: number): Promise<number> {
  const number = ticket ?? (await ticketBy(agent, { tags: [tag] }))
  await solve(number)
  const { error } = await (await requesterOf(number)).rpc('rate_help', { score })
  expect(error).toBeNull()
  return number
}

test('tickets are found by their newest rating', async () => {
  const [poor, good, anew] = [await rated(1), await rated(4), await rated(5)]
  const none = await ticketBy(agent, { tags: [tag] })
  await (await requesterOf(anew)).rpc('settle_request', { solved: false })
  await rated(2, anew)
  const asked = async (q: string) => (await found(`tag:${tag} sort:number-asc ${q}`)) as unknown
  expect(await asked('rating:1')).toEqual([poor])
  expect(await asked('rating<=2')).toEqual([poor, anew])
  expect(await asked('rating:4,5')).toEqual([good])
  expect(await asked('rating:2..4')).toEqual([good, anew])
  expect(await asked('-rating:1')).toEqual([good, anew, none])
  expect(await asked('is:rated')).toEqual([poor, good, anew])
  expect(await asked('-is:rated')).toEqual([none])
  const { data } = await agent.db.rpc('read_api_ticket', { number: anew })
  const { data: ticket } = await agent.db.from('tickets').select('solved_at').eq('number', anew)
  const rating = (data as { rating: { solved_at: string } }).rating
  expect(rating).toMatchObject({ score: 2, comment: null })
  expect(Date.parse(rating.solved_at)).toBe(Date.parse(ticket?.[0]?.solved_at ?? ''))
})

test('a rating of a private team’s ticket is neither found nor counted by others', async () => {
  const team = await teamRow({ isPrivate: true, members: [agent] })
  const number = await rated(3)
  await agent.db.from('tickets').update({ team_id: team }).eq('number', number)
  expect(await found(`tag:${tag} rating:3`)).toEqual([number])
  expect(await found(`tag:${tag} rating:3`, await signedIn())).toEqual([])
})

test('what woke and what mentions somebody waits until they look', async () => {
  const colleague = await signedIn()
  const number = await ticketBy(agent, { tags: [tag] })
  await answerTicket(agent.db, number, 'note', { body: `@${colleague.name}, please look` })
  expect(await found('is:mentioned', colleague)).toEqual([number])
  expect(await found(`tag:${tag} is:mentioned`)).toEqual([])

  await postgres().query(
    `update public.tickets set snoozed_until = now() - interval '1 second' where number = $1`,
    [number],
  )
  expect(await found(`tag:${tag} is:woken`)).toEqual([])
  await postgres().query('select private.wake_tickets(100)')
  expect(await found(`tag:${tag} is:woken`)).toEqual([number])
  await colleague.db.rpc('mark_ticket_read', { number })
  expect(await found('is:mentioned', colleague)).toEqual([])
  expect(await found(`tag:${tag} is:woken`, colleague)).toEqual([])
  expect(await found(`tag:${tag} is:woken`)).toEqual([number])
})
