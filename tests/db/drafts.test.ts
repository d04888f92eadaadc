import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerTicket, saveDraft } from '@/lib/answering/mutations'
import { prepareAnswer } from '@/lib/answering/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { teamRow, ticketBy } from '@/tests/support/factories'
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

const keep = (body: string, key?: string) =>
  saveDraft(agent.db, number, { kind: 'reply', body, key })
const kept = async (actor = agent) => (await prepareAnswer(actor.db, number)).drafts

test('of a reply and a note one draft each is kept, the later in place of the earlier', async () => {
  await keep('Half')
  await keep('Half an answer')
  await saveDraft(agent.db, number, { kind: 'note', body: 'Half a note' })
  const bodies = (await kept()).map(({ kind, body }) => [kind, body]).sort()
  expect(bodies).toEqual([
    ['note', 'Half a note'],
    ['reply', 'Half an answer'],
  ])
})

test('nothing but blanks is no draft', async () => {
  await keep('Half an answer')
  expect(await keep(' \n ')).toEqual({ ok: true, value: null })
  expect(await kept()).toEqual([])
  expect(await keep('')).toEqual({ ok: true, value: null })
})

test('a draft is its writer’s alone', async () => {
  await keep('Half an answer')
  expect(await kept(colleague)).toEqual([])
  await answerTicket(colleague.db, number, 'reply', { body: 'Mine.' })
  expect(await kept()).toHaveLength(1)
})

test('another sign-in is another device, and the later one wins', async () => {
  await keep('On the desk')
  expect(await kept()).toMatchObject([{ elsewhere: false }])
  await postgres().query(
    'update public.message_drafts set session_id = gen_random_uuid() where ticket_number = $1',
    [number],
  )
  // The trigger stamps whoever updates; here that was nobody's session.
  expect(await kept()).toMatchObject([{ elsewhere: true, body: 'On the desk' }])
  await keep('On the desk again')
  expect(await kept()).toMatchObject([{ elsewhere: false, body: 'On the desk again' }])
})

test('sending drops the draft, and one that was on its way comes too late', async () => {
  const key = crypto.randomUUID()
  await keep('The whole answer', key)
  await answerTicket(agent.db, number, 'reply', { body: 'The whole answer', key })
  expect(await kept()).toEqual([])
  await keep('The whole answ', key)
  expect(await kept()).toEqual([])
  await keep('The next answer', crypto.randomUUID())
  expect(await kept()).toHaveLength(1)
})

test('the draft on a ticket that was hidden is absent until it is seen again', async () => {
  await keep('Half an answer')
  const team = await teamRow({ isPrivate: true })
  const move = (to: string | null) =>
    postgres().query('update public.tickets set team_id = $2 where number = $1', [number, to])
  await move(team)
  expect(await kept()).toEqual([])
  expect(await keep('More')).toEqual({ ok: false, refusal: { kind: 'not_found' } })
  await move(null)
  expect(await kept()).toMatchObject([{ body: 'Half an answer' }])
})
