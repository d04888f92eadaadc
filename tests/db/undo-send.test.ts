import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerTicket, undoMessage } from '@/lib/answering/mutations'
import { prepareAnswer } from '@/lib/answering/queries'
import type { AnswerChanges } from '@/lib/answering/types'
import type { MessageKind } from '@/lib/messages/types'
import { type Actor, nobody, signedIn } from '@/tests/support/actors'
import { freshEmail, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'
import { undoTimePasses } from '@/tests/support/held-back'
import { listMails } from '@/tests/support/mailbox'

let agent: Actor
let colleague: Actor
let number: number
let requesterEmail: string
beforeAll(async () => {
  ;[agent, colleague] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  requesterEmail = freshEmail()
  number = await ticketBy(agent, { requesterEmail, tags: ['hums'] })
})

async function send(kind: MessageKind, changes: AnswerChanges = {}, ticket = number) {
  const answered = await answerTicket(agent.db, ticket, kind, { body: 'Oh, wait.' }, changes)
  const to = answered.ok ? answered.value.ticket : 0
  const { rows } = await postgres().query<{ id: number }>(
    'select max(id) as id from public.messages where ticket_number = $1',
    [to],
  )
  return { id: theOnly(rows).id, to }
}

// Its own history and clock go on: what happened, happened.
async function stateOf(ticket = number) {
  const { version: _, updated_at: __, ...row } = await ticketNow(ticket)
  const { rows } = await postgres().query(
    'select id, body from public.messages where ticket_number = $1 order by id',
    [ticket],
  )
  return { row, messages: rows }
}
const jobs = async (id: number) =>
  (await postgres().query('select from graphile_worker.jobs where key = $1', [`reply mail ${id}`]))
    .rowCount

const changes: [string, AnswerChanges][] = [
  ['nothing else', {}],
  ['a status', { status: 'pending' }],
  ['solving, which is taking', { status: 'solved' }],
  ['closing', { status: 'closed' }],
  ['tags', { add_tags: ['hums', 'refund'] }],
  ['all there is', { status: 'on_hold', priority: 'urgent', add_tags: ['refund'] }],
]

test.each(changes)('a reply with %s is undone to the last stamp', async (_, change) => {
  const before = await stateOf()
  const { id } = await send('reply', change)
  expect(await jobs(id)).toBe(1)
  expect(await undoMessage(agent.db, id)).toEqual({
    ok: true,
    value: { ticket: number, kind: 'reply', body: 'Oh, wait.' },
  })
  expect(await stateOf()).toEqual(before)
  expect(await jobs(id)).toBe(0)
  const { drafts, undoable } = await prepareAnswer(agent.db, number)
  expect([drafts, undoable]).toMatchObject([[{ kind: 'reply', body: 'Oh, wait.' }], null])
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: false })
})

test.each(changes)('so is a note with %s', async (_, change) => {
  const before = await stateOf()
  const { id } = await send('note', change)
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: true })
  expect(await stateOf()).toEqual(before)
})

test('the requester sees and receives nothing before the time is up, and then both', async () => {
  const { id } = await send('reply')
  const { requester_id } = await ticketNow(number)
  const { rows } = await postgres().query<{ token: string }>(
    'select private.create_requester_link($1, $2) as token',
    [number, requester_id],
  )
  const seenByRequester = async () => {
    const { data } = await nobody().rpc('exchange_requester_link', { token: theOnly(rows).token })
    const answer = await nobody()
      .from('messages')
      .select('id')
      .eq('id', id)
      .setHeader('Authorization', `Bearer ${data}`)
    return answer.data?.length
  }
  expect(await seenByRequester()).toBe(0)
  expect((await colleague.db.from('messages').select('id').eq('id', id)).data).toHaveLength(1)
  expect(await listMails(requesterEmail)).toEqual([])

  await undoTimePasses(postgres(), number)
  expect(await seenByRequester()).toBe(1)
  await expect.poll(() => listMails(requesterEmail), { timeout: 15_000 }).toHaveLength(1)
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
  expect((await stateOf()).messages).toHaveLength(2)
})

test('a note can no longer be taken back when the time is up', async () => {
  const { id } = await send('note')
  await postgres().query(
    `update public.messages set created_at = created_at - private.undo_time() where id = $1`,
    [id],
  )
  expect((await prepareAnswer(agent.db, number)).undoable).toBeNull()
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
})

test('a reply whose mail the worker has in hand stays sent', async () => {
  const { id } = await send('reply')
  await postgres().query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'busy' where key = $1`,
    [`reply mail ${id}`],
  )
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
  expect(await jobs(id)).toBe(1)
  expect((await stateOf()).messages).toHaveLength(2)
})

test('nobody takes back what somebody else sent, nor the first message of a ticket', async () => {
  const { id } = await send('reply')
  expect(await undoMessage(colleague.db, id)).toEqual({
    ok: false,
    refusal: { kind: 'not_found' },
  })
  const [first] = (await stateOf()).messages
  expect(await undoMessage(agent.db, first.id)).toMatchObject({ ok: false })
  expect((await stateOf()).messages).toHaveLength(2)
})

test('two who press at once take it back once', async () => {
  const { id } = await send('note')
  const second = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query('select public.undo_message($1)', [id])
    },
    () => undoMessage(agent.db, id),
  )
  expect(second).toEqual({ ok: false, refusal: { kind: 'not_found' } })
  expect((await prepareAnswer(agent.db, number)).drafts).toMatchObject([{ body: 'Oh, wait.' }])
})

test('what somebody made of the ticket since stands', async () => {
  const { id } = await send('reply', { status: 'pending', priority: 'high' })
  const { version } = await ticketNow(number)
  const theirs = { priority: 'urgent' }
  await colleague.db.rpc('update_ticket', { number, version, changes: theirs })
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: true })
  expect(await ticketNow(number)).toMatchObject({ status: 'pending', priority: 'urgent' })
})

test('a ticket that somebody else answered meanwhile is not new again', async () => {
  const { id } = await send('reply')
  await answerTicket(colleague.db, number, 'reply', { body: 'It is the fan.' })
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: true })
  expect(await ticketNow(number)).toMatchObject({
    ...{ status: 'open', waiting_since: null, last_author_id: colleague.id },
  })
})

test('the follow-up that a reply began goes with it', async () => {
  const { version } = await ticketNow(number)
  await agent.db.rpc('update_ticket', { number, version, changes: { status: 'closed' } })
  const before = await stateOf()
  const { id, to } = await send('reply')
  expect(to).not.toBe(number)
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: true, value: { ticket: number } })
  expect(await stateOf()).toEqual(before)
  const { rowCount } = await postgres().query('select from public.tickets where number = $1', [to])
  expect(rowCount).toBe(0)
  const { data } = await agent.db.from('events').select('field').eq('ticket_number', number)
  expect(data?.map(({ field }) => field)).not.toContain('follow_up')
  expect((await prepareAnswer(agent.db, number)).drafts).toMatchObject([{ body: 'Oh, wait.' }])
})

test('what was typed meanwhile is kept behind what is taken back', async () => {
  const { id } = await send('note')
  await agent.db.rpc('save_draft', { ticket_number: number, kind: 'note', body: 'The next one' })
  await undoMessage(agent.db, id)
  expect((await prepareAnswer(agent.db, number)).drafts).toMatchObject([
    { body: 'Oh, wait.\n\nThe next one' },
  ])
})

test('an answer that became a ticket of its own meanwhile stays', async () => {
  const { id } = await send('reply')
  const { data: split } = await colleague.db.rpc('split_message', {
    message_id: id,
    subject: 'Own',
  })
  expect(await undoMessage(agent.db, id)).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
  expect((await stateOf(split ?? 0)).messages).toHaveLength(1)
})
