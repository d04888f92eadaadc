import { beforeAll, describe, expect, test } from 'vitest'
import { createTicket } from '@/lib/tickets/mutations'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const input = { subject: 'No sound', body: 'None.', priority: 'high', tags: [] } as const

/** How many rows an attempt has left that speak of this word. */
async function traces(word: string): Promise<number> {
  const { rows } = await postgres().query<{ found: number }>(
    `select (select count(*) from public.tickets where subject like '%' || $1 || '%')
          + (select count(*) from public.messages where body like '%' || $1 || '%')
          + (select count(*) from public.contacts where name like '%' || $1 || '%')
          + (select count(*) from public.contact_emails where email like '%' || $1 || '%')
          + (select count(*) from public.tags where name like '%' || $1 || '%') as found`,
    [word],
  )
  return theOnly(rows).found
}

function attempt(word: string, wrong: object) {
  return agent.db.rpc('create_ticket', {
    subject: `About ${word}`,
    body: `Text ${word}`,
    requester_email: `${word}@example.com`,
    requester_name: `Name ${word}`,
    tags: [`tag-${word}`],
    ...wrong,
  })
}

test('a ticket comes with its first message, its requester, its tags and one line of history', async () => {
  const word = unique()
  const requester_email = `${word}@example.com`
  const created = await createTicket(agent.db, {
    ...input,
    requester_email,
    requester_name: 'Office',
    team_id: null,
    assignee_id: null,
    tags: [`b-${word}`, `a-${word}`],
  })
  if (!created.ok) throw new Error('refused')
  const { data } = await agent.db
    .from('tickets')
    .select(
      `subject, status, priority, channel, version, requester:contacts!tickets_requester_id_fkey (name, contact_emails (email, is_primary)),
       messages (kind, body, author_kind, author_user_id, channel), events (field, old_value, new_value, actor_id)`,
    )
    .eq('number', created.value)
    .single()
  expect(data).toEqual({
    subject: 'No sound',
    status: 'new',
    priority: 'high',
    channel: 'agent',
    version: 1,
    requester: { name: 'Office', contact_emails: [{ email: requester_email, is_primary: true }] },
    messages: [
      {
        kind: 'reply',
        body: 'None.',
        author_kind: 'user',
        author_user_id: agent.id,
        channel: 'agent',
      },
    ],
    events: [{ field: 'created', old_value: null, new_value: 'new', actor_id: agent.id }],
  })
  expect((await ticketNow(created.value)).tags).toEqual([`a-${word}`, `b-${word}`])
})

test('a ticket that is right in every part leaves its traces, or the next tests prove nothing', async () => {
  const word = unique()
  expect((await attempt(word, {})).error).toBeNull()
  expect(await traces(word)).toBe(5)
})

describe('what is wrong in one part leaves nothing of the others', () => {
  test.each([
    ['a tag with a blank', { tags: ['good', 'two words'] }],
    ['a tag that is too long', { tags: ['x'.repeat(51)] }],
    ['an empty body', { body: ' \n ' }],
    ['a subject of two lines', { subject: 'one\ntwo' }],
    ['an address that is none', { requester_email: 'nobody' }],
    ['a name that is too long', { requester_name: 'x'.repeat(201) }],
    ['an unknown priority', { priority: 'asap' }],
    ['a team that does not exist', { team_id: crypto.randomUUID() }],
    ['an assignee who does not exist', { assignee_id: crypto.randomUUID() }],
  ])('%s', async (_, wrong) => {
    const word = unique()
    const { error } = await attempt(word, wrong)
    expect(error?.code).toMatch(/^23|^22/)
    expect(await traces(word)).toBe(0)
  })
})

test('an assigned ticket begins open, and a deactivated user gets none', async () => {
  const gone = await signedIn()
  expect((await ticketNow(await ticketBy(agent, { assigneeId: gone.id }))).status).toBe('open')
  await postgres().query('update public.users set deactivated_at = now() where id = $1', [gone.id])
  const word = unique()
  const { error } = await attempt(word, { assignee_id: gone.id })
  expect(error?.message).toBe('the assignee is not an active user')
  expect(await traces(word)).toBe(0)
})

test('nobody makes a ticket in a private team they are not in', async () => {
  const team_id = await teamRow({ isPrivate: true })
  const word = unique()
  expect((await attempt(word, { team_id })).error?.code).toBe('42501')
  expect(await traces(word)).toBe(0)
})

test('tickets that bring the same new tag at once all come to be', async () => {
  const tag = unique()
  const all = await Promise.all(
    Array.from({ length: 12 }, () => attempt(unique(), { tags: [tag] })),
  )
  expect(all.map(({ error }) => error)).toEqual(Array(12).fill(null))
})

test('new tags are made in one order, whoever brings them', async () => {
  const names = Array.from({ length: 12 }, unique)
  await ticketBy(agent, { tags: names })
  const { rows } = await postgres().query<{ name: string }>(
    'select name from public.tags where name = any ($1) order by ctid',
    [names],
  )
  expect(rows.map(({ name }) => name)).toEqual(names.toSorted())
})
