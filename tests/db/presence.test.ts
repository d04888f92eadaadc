import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerTicket, bePresent } from '@/lib/answering/mutations'
import { type Actor, signedIn } from '@/tests/support/actors'
import { teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let colleague: Actor
let number: number
beforeAll(async () => {
  ;[agent, colleague] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  number = await ticketBy(agent)
})

type State = 'looking' | 'writing' | 'gone'
const say = (actor: Actor, state: State, seen = 2 ** 40) =>
  bePresent(actor.db, number, { state, seen })

async function secondsPass(seconds: number): Promise<void> {
  await postgres().query(
    `update private.ticket_presence set seen_at = seen_at - $2 * interval '1 second'
     where ticket_number = $1`,
    [number, seconds],
  )
}

test('who looks and who writes is told to the others, never to oneself', async () => {
  expect((await say(agent, 'looking'))?.others).toEqual([])
  const { name, id } = agent
  const row = { id, name, picture: null, writing: false }
  expect((await say(colleague, 'looking'))?.others).toEqual([row])
  await say(agent, 'writing')
  expect((await say(colleague, 'looking'))?.others).toEqual([{ ...row, writing: true }])
})

test('who left, or has not been heard of for ten seconds, is not there', async () => {
  await say(agent, 'looking')
  await say(agent, 'gone')
  expect((await say(colleague, 'looking'))?.others).toEqual([])
  await say(agent, 'looking')
  await secondsPass(9)
  expect((await say(colleague, 'looking'))?.others).toHaveLength(1)
  await secondsPass(2)
  expect((await say(colleague, 'looking'))?.others).toEqual([])
})

test('what a browser left behind is swept when its owner opens another ticket', async () => {
  await say(agent, 'looking')
  await secondsPass(61)
  const left = async () =>
    (
      await postgres().query('select from private.ticket_presence where ticket_number = $1', [
        number,
      ])
    ).rowCount
  expect(await left()).toBe(1)
  await bePresent(agent.db, await ticketBy(agent), { state: 'looking', seen: 0 })
  expect(await left()).toBe(0)
})

test('messages of others are counted since the one that was seen, changes of others told', async () => {
  const { rows } = await postgres().query(
    'select max(id) as seen from public.messages where ticket_number = $1',
    [number],
  )
  const seen = rows[0].seen
  await answerTicket(agent.db, number, 'note', { body: 'My own.' })
  expect(await say(agent, 'looking', seen)).toMatchObject({ news: 0, changedBy: null })
  await answerTicket(colleague.db, number, 'note', { body: 'Theirs.' })
  expect(await say(agent, 'looking', seen)).toMatchObject({ news: 1 })

  const { version } = await ticketNow(number)
  await colleague.db.rpc('update_ticket', { number, version, changes: { priority: 'high' } })
  expect(await say(agent, 'looking')).toMatchObject({
    version: version + 1,
    changedBy: colleague.name,
  })
  expect(await say(colleague, 'looking')).toMatchObject({ changedBy: null })
})

test('a hidden ticket has no presence, nor has one that does not exist', async () => {
  const team = await teamRow({ isPrivate: true })
  await postgres().query('update public.tickets set team_id = $2 where number = $1', [number, team])
  expect(await say(agent, 'looking')).toBeNull()
  expect(await bePresent(agent.db, 2 ** 40, { state: 'looking', seen: 0 })).toBeNull()
  const { rowCount } = await postgres().query(
    'select from private.ticket_presence where ticket_number = $1',
    [number],
  )
  expect(rowCount).toBe(0)
})

test('saying so every few seconds leaves one row, and writes nothing to the log', async () => {
  await say(agent, 'looking')
  const lsn = async () =>
    (await postgres().query('select pg_current_wal_insert_lsn() as at')).rows[0].at
  const { rows } = await postgres().query(
    `select relpersistence = 'u' as unlogged from pg_class
     where oid = 'private.ticket_presence'::regclass`,
  )
  expect([await lsn(), rows]).toEqual([expect.any(String), [{ unlogged: true }]])
  for (let i = 0; i < 5; i++) await say(agent, 'looking')
  const { rowCount } = await postgres().query(
    'select from private.ticket_presence where ticket_number = $1',
    [number],
  )
  expect(rowCount).toBe(1)
})
