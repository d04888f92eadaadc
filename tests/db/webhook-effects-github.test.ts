import webhooks from '@octokit/webhooks-examples'
import { beforeAll, expect, test } from 'vitest'
import { getTicket } from '@/lib/tickets/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { eventRow, processed, type Source, sourceRow } from '@/tests/support/factories-webhooks'

type Payload = {
  action: string
  issue: { id: number; title: string; body: string | null; user: { id: number; login: string } }
  comment: { body: string; user: { id: number; login: string } }
}

/** GitHub's own example of an event, with ids that no other test has. */
function example(name: 'issues' | 'issue_comment', action: string): Payload {
  const found = webhooks
    .find((event) => event.name === name)
    ?.examples.find((one) => 'action' in one && one.action === action)
  const payload = structuredClone(found) as unknown as Payload
  payload.issue.id = randomId()
  payload.issue.user.id = randomId()
  return payload
}

const randomId = () => Math.floor(Math.random() * 2 ** 50)

let admin: Actor
let source: Source
beforeAll(async () => {
  ;[admin, source] = await Promise.all([signedIn('admin'), sourceRow('github')])
})

const run = async (type: string, payload: unknown) =>
  processed(await eventRow(source, payload, type))

async function ticketOf(issue: { id: number }) {
  const { rows } = await postgres().query<{ number: number }>(
    'select ticket_number as number from private.ticket_references where external_key = $1',
    [`issue ${issue.id}`],
  )
  const ticket = await getTicket(admin.db, theOnly(rows).number)
  const { data } = await admin.db
    .from('messages')
    .select('body, kind, channel, author_kind, author:contacts (name)')
    .eq('ticket_number', theOnly(rows).number)
    .order('id')
  return { ticket, messages: data }
}

test('an opened issue becomes a ticket of somebody known by their account alone', async () => {
  const payload = example('issues', 'opened')
  const { issue } = payload
  const event = await run('issues', payload)
  const { ticket, messages } = await ticketOf(issue)
  expect(event).toMatchObject({ status: 'done', reason: null, ticket_number: ticket?.number })
  expect(ticket).toMatchObject({
    subject: issue.title,
    status: 'new',
    channel: 'webhook',
    requester: { name: issue.user.login, email: null, handle: issue.user.login },
    assignee: null,
    tags: [],
  })
  expect(messages).toEqual([
    {
      body: issue.body,
      kind: 'reply',
      channel: 'webhook',
      author_kind: 'contact',
      author: { name: issue.user.login },
    },
  ])
  const { data } = await admin.db
    .from('events')
    .select('actor_kind, actor_id, actor_name')
    .eq('ticket_number', ticket?.number ?? 0)
  expect(data).toEqual([
    { actor_kind: 'webhook_source', actor_id: source.id, actor_name: source.slug },
  ])
})

test('a comment lands on the ticket of its issue, and its author is not the requester', async () => {
  const opened = example('issues', 'opened')
  await run('issues', opened)
  const payload = example('issue_comment', 'created')
  payload.issue.id = opened.issue.id
  payload.comment.user = { ...payload.comment.user, id: randomId(), login: 'somebody-else' }
  const event = await run('issue_comment', payload)
  const { ticket, messages } = await ticketOf(opened.issue)
  expect(event).toMatchObject({ status: 'done', ticket_number: ticket?.number })
  expect(messages?.slice(1)).toMatchObject([
    { body: payload.comment.body, author: { name: 'somebody-else' }, author_kind: 'contact' },
  ])
})

test('an account keeps its contact when its login changes hands', async () => {
  const one = example('issues', 'opened')
  await run('issues', one)
  const other = example('issues', 'opened')
  other.issue.user = { ...other.issue.user, id: one.issue.user.id, login: 'renamed' }
  await run('issues', other)
  const { ticket } = await ticketOf(one.issue)
  const { ticket: second } = await ticketOf(other.issue)
  expect(second?.requester.id).toBe(ticket?.requester.id)
  expect(second?.requester).toMatchObject({ name: one.issue.user.login, handle: 'renamed' })
})

test.each([
  ['issues', 'edited', 'issues edited has no effect'],
  ['issues', 'deleted', 'issues deleted has no effect'],
  ['issue_comment', 'edited', 'issue_comment edited has no effect'],
] as const)('%s %s is ignored, and why', async (type, action, reason) => {
  const event = await run(type, example(type, action))
  expect(event).toMatchObject({ status: 'ignored', reason, ticket_number: null, message_id: null })
})

test('every other event of GitHub is ignored, and why', async () => {
  for (const { name, examples } of webhooks) {
    if (name === 'issues' || name === 'issue_comment') continue
    const event = await run(name, examples[0])
    expect(event).toMatchObject({ status: 'ignored', reason: `${name} events have no effect` })
  }
})

test('a comment on an issue that is no ticket is ignored', async () => {
  expect(await run('issue_comment', example('issue_comment', 'created'))).toMatchObject({
    status: 'ignored',
    reason: 'it belongs to no ticket known here',
  })
})

test('an issue that is a ticket already makes no second one', async () => {
  const payload = example('issues', 'opened')
  await run('issues', payload)
  expect(await run('issues', { ...payload, again: true })).toMatchObject({
    status: 'ignored',
    reason: 'it is a ticket already',
  })
  expect((await ticketOf(payload.issue)).messages).toHaveLength(1)
})

test('an event that is processed again, and many times at once, has one effect', async () => {
  const payload = example('issues', 'opened')
  const id = await eventRow(source, payload, 'issues')
  const all = await Promise.all(Array.from({ length: 8 }, () => processed(id)))
  const first = await ticketOf(payload.issue)
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['done']))
  expect(await processed(id)).toMatchObject({ status: 'done' })
  expect(await ticketOf(payload.issue)).toEqual(first)
  expect(first.messages).toHaveLength(1)
  const { rows } = await postgres().query('select from public.tickets where requester_id = $1', [
    first.ticket?.requester.id,
  ])
  expect(rows).toHaveLength(1)
})

test('an issue that is not what GitHub sends ends failed, and says where', async () => {
  const payload = { ...example('issues', 'opened'), issue: { id: 'x', title: 5 } }
  const event = await run('issues', payload)
  expect(event.status).toBe('failed')
  expect(event.reason).toMatch(/issue\.id: .+; issue\.title: /)
})

test('a comment on a closed ticket begins the ticket that follows it up', async () => {
  const opened = example('issues', 'opened')
  await run('issues', opened)
  const { ticket } = await ticketOf(opened.issue)
  await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [
    ticket?.number,
  ])
  const payload = example('issue_comment', 'created')
  payload.issue.id = opened.issue.id
  const event = await run('issue_comment', payload)
  expect(event).toMatchObject({ status: 'done', reason: null })
  const { rows } = await postgres().query(
    'select follows_up from public.tickets where number = $1',
    [event.ticket_number],
  )
  expect(rows).toEqual([{ follows_up: ticket?.number }])
})
