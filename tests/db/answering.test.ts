import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerTicket, saveDraft } from '@/lib/answering/mutations'
import { listNews, prepareAnswer } from '@/lib/answering/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, teamRow, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'

let agent: Actor
let colleague: Actor
let contactId: string
let number: number
beforeAll(async () => {
  ;[agent, colleague, contactId] = await Promise.all([signedIn(), signedIn(), contactRow()])
})
beforeEach(async () => {
  number = await ticketBy(agent)
})

async function said(ticket = number): Promise<{ id: number; body: string; kind: string }[]> {
  const { rows } = await postgres().query(
    'select id, body, kind from public.messages where ticket_number = $1 order by id',
    [ticket],
  )
  return rows
}
const newest = async () => (await said()).at(-1)?.id ?? 0
const bodies = async () => (await said()).map(({ body }) => body)

async function contactWrites(body: string, ticket = number): Promise<void> {
  await postgres().query(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
     select $1, 'reply', $2, 'contact', requester_id from public.tickets where number = $1`,
    [ticket, body],
  )
}

const sent = { ok: true, value: { stoppedBy: null } }
const stoppedBy = (what: string) => ({ ok: true, value: { stoppedBy: what } })

test('an answer and what becomes of the ticket are one', async () => {
  const tag = `told-${unique()}`
  await agent.db.rpc('set_ticket_tags', { ticket_number: number, tags: ['kept'] })
  const answered = await answerTicket(
    agent.db,
    number,
    'reply',
    { body: 'Done.' },
    { status: 'solved', priority: 'high', team_id: null, add_tags: [tag] },
  )
  expect(answered).toMatchObject(sent)
  expect(await ticketNow(number)).toMatchObject({
    ...{ status: 'solved', priority: 'high', assignee_id: agent.id, tags: ['kept', tag] },
    waiting_since: null,
  })
})

test('an answer is not sent when what it would change is refused', async () => {
  const gone = await signedIn()
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [gone.id])
  const answered = await answerTicket(
    agent.db,
    number,
    'reply',
    { body: 'Over to you.' },
    { assignee_id: gone.id },
  )
  expect(answered).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
  expect(await bodies()).toHaveLength(1)
})

test('a reply that closes its ticket is on it', async () => {
  const answered = await answerTicket(
    agent.db,
    number,
    'reply',
    { body: 'Bye.' },
    { status: 'closed' },
  )
  expect(answered).toMatchObject(sent)
  expect(await bodies()).toContain('Bye.')
  expect(await ticketNow(number)).toMatchObject({ status: 'closed' })
})

test('what is sent twice with one key is one message, also at once', async () => {
  const key = crypto.randomUUID()
  const send = () => answerTicket(agent.db, number, 'reply', { body: 'Once.', key })
  const both = await Promise.all([send(), send(), send()])
  expect(both.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await send()).toMatchObject(sent)
  expect(await bodies()).toEqual([expect.any(String), 'Once.'])
})

test('a form that Back gave back, written anew, sends another message, and that one once', async () => {
  const key = crypto.randomUUID()
  const send = (body: string) => answerTicket(agent.db, number, 'reply', { body, key })
  await send('First.')
  await Promise.all([send('Second.'), send('Second.')])
  await send('First.')
  expect(await bodies()).toEqual([expect.any(String), 'First.', 'Second.'])
})

test('two who happen upon one key both say what they say', async () => {
  const key = crypto.randomUUID()
  await answerTicket(agent.db, number, 'note', { body: 'One.', key })
  await answerTicket(colleague.db, number, 'note', { body: 'Other.', key })
  expect(await bodies()).toEqual([expect.any(String), 'One.', 'Other.'])
})

test('a reply to a closed ticket pressed twice begins one follow-up with one reply', async () => {
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'closed' } })
  const key = crypto.randomUUID()
  const send = () => answerTicket(agent.db, number, 'reply', { body: 'Late.', key })
  const [one, other] = await Promise.all([send(), send()])
  expect(one).toEqual(other)
  expect(await said(one.ok ? one.value.ticket : 0)).toHaveLength(1)
})

test('sending stops for what somebody else wrote, and goes on when that was seen', async () => {
  const seen = await newest()
  await answerTicket(agent.db, number, 'note', { body: 'My own is no news.' })
  await contactWrites('It hums louder.')
  const send = (last: number) =>
    answerTicket(agent.db, number, 'reply', { body: 'It is off.', seen: last })
  expect(await send(seen)).toMatchObject(stoppedBy('messages'))
  expect(await bodies()).not.toContain('It is off.')

  const news = await listNews(agent.db, number, { seen, user: agent.id })
  expect(news).toMatchObject([{ kind: 'reply', html: expect.stringContaining('It hums louder.') }])
  expect(await send(news[0]?.id ?? 0)).toMatchObject(sent)
})

test('what comes in while an answer is being stored stops it, whoever began first', async () => {
  const seen = await newest()
  // The requester's message has its place in the queue of the ticket, and is not there yet.
  const answered = await overlapping(
    (pg) =>
      pg.query(
        `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
         values ($1, 'reply', 'Wait!', 'contact', $2)`,
        [number, contactId],
      ),
    () => answerTicket(agent.db, number, 'reply', { body: 'Too fast.', seen }),
  )
  expect(answered).toMatchObject(stoppedBy('messages'))
})
test('a later message has the higher id, though the other one began to be stored first', async () => {
  const insert = `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
     values ($1, 'reply', $2, 'contact', $3)`
  await overlapping(
    (pg) => pg.query('select private.lock_ticket($1)', [number]),
    () => postgres().query(insert, [number, 'Second', contactId]),
    (pg) => pg.query(insert, [number, 'First', contactId]),
  )
  expect((await bodies()).slice(1)).toEqual(['First', 'Second'])
})

test('sending stops when somebody changed what it would change, and for nothing else', async () => {
  const based_on = { status: 'new', priority: 'normal', assignee_id: null, team_id: null }
  const change = async (changes: object) => {
    const { version } = await ticketNow(number)
    await colleague.db.rpc('update_ticket', { number, version, changes: changes as never })
  }
  const send = (changes: object, seen = based_on) =>
    answerTicket(agent.db, number, 'note', { body: 'Hm.', based_on: seen as never }, changes)

  await change({ priority: 'urgent' })
  expect(await send({ status: 'open' })).toMatchObject(sent)
  expect(await send({ priority: 'low' })).toMatchObject(stoppedBy('changes'))
  expect(await ticketNow(number)).toMatchObject({ priority: 'urgent' })
  // What both made of it is no conflict.
  expect(await send({ priority: 'urgent' })).toMatchObject(sent)
  expect(await send({ priority: 'low' }, { ...based_on, priority: 'urgent' })).toMatchObject(sent)
  await change({ assignee_id: colleague.id })
  expect(await send({ assignee_id: agent.id })).toMatchObject(stoppedBy('changes'))
})

test('a worker killed in the middle leaves nothing behind, and the same form sends afterwards', async () => {
  const key = crypto.randomUUID()
  await saveDraft(agent.db, number, { kind: 'reply', body: 'Begun' })
  await rolledBack(async (pg) => {
    await actAs(pg, agent)
    await pg.query(
      `select public.answer_ticket($1, 'reply', 'Begun and ended.', '{"status": "solved"}', sending_key => $2)`,
      [number, key],
    )
  })
  expect(await bodies()).toHaveLength(1)
  expect(await ticketNow(number)).toMatchObject({ status: 'new' })
  expect((await prepareAnswer(agent.db, number)).drafts).toMatchObject([{ body: 'Begun' }])
  expect(
    await answerTicket(agent.db, number, 'reply', { body: 'Begun and ended.', key }),
  ).toMatchObject(sent)
  expect((await prepareAnswer(agent.db, number)).drafts).toEqual([])
})

test('an answer to a hidden ticket is one to none', async () => {
  const hidden = await ticketBy(agent)
  const team = await teamRow({ isPrivate: true })
  await postgres().query('update public.tickets set team_id = $2 where number = $1', [hidden, team])
  for (const ticket of [hidden, 2 ** 40]) {
    expect(await answerTicket(agent.db, ticket, 'reply', { body: 'Psst.' })).toEqual({
      ok: false,
      refusal: { kind: 'not_found' },
    })
  }
})

test('a reply to a merged ticket goes to the survivor, and stops for what is new there', async () => {
  const seen = await newest()
  const survivor = await ticketBy(agent, { requesterEmail: freshEmail() })
  await agent.db.rpc('merge_tickets', { source: number, survivor })
  const answered = await answerTicket(agent.db, number, 'reply', { body: 'Here.', seen })
  expect(answered).toMatchObject({ ok: true, value: { ticket: survivor } })
  await contactWrites('News over there.', survivor)
  expect(
    await answerTicket(agent.db, number, 'reply', { body: 'Again.', seen: await newest() }),
  ).toMatchObject(stoppedBy('messages'))
})
