import { createClient } from '@supabase/supabase-js'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy, ticketRow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { eventRow, processed, sourceRow } from '@/tests/support/factories-webhooks'
import { testStack } from '@/tests/support/stack'

let agent: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, admin] = await Promise.all([signedIn(), signedIn('admin')])
})

const bearing = (token: string): Db => {
  const { supabaseUrl, publishableKey } = testStack()
  return createClient<Database>(supabaseUrl, publishableKey, { accessToken: async () => token })
}

async function keyed(name: string): Promise<{ id: string; db: Db }> {
  const { rows } = await postgres().query<{ id: string; key: string }>(
    `select id, key from private.create_api_key($1, '{tickets:read,tickets:write}')`,
    [name],
  )
  const { id, key } = theOnly(rows)
  return { id, db: bearing((await nobody().rpc('exchange_api_key', { key })).data ?? '') }
}

async function lastEvent(ticket_number: number) {
  const { data } = await agent.db
    .from('events')
    .select('actor_kind, actor_id, actor_name, field')
    .eq('ticket_number', ticket_number)
    .order('id', { ascending: false })
    .limit(1)
  return theOnly(data)
}

const change = (db: Db, number: number) =>
  db.rpc('update_ticket', { number, version: 1, changes: { priority: 'urgent' } })

test('an event names the user, by the name they bore then', async () => {
  const [user, number] = [await signedIn(), await ticketRow()]
  await change(user.db, number)
  await user.db.from('users').update({ name: 'Renamed' }).eq('id', user.id)
  expect(await lastEvent(number)).toEqual({
    ...{ actor_kind: 'user', actor_id: user.id, actor_name: user.name, field: 'priority' },
  })
})

test('an event names the API key', async () => {
  const [number, name] = [await ticketRow(), `Shop ${unique()}`]
  const key = await keyed(name)
  await change(key.db, number)
  expect(await lastEvent(number)).toEqual({
    ...{ actor_kind: 'api_key', actor_id: key.id, actor_name: name, field: 'priority' },
  })
})

test('an event names the webhook source', async () => {
  const source = await sourceRow('standard')
  const data = { subject: 'It hums', body: 'It hums.', requester: { email: freshEmail() } }
  const event = await eventRow(source, { type: 'ticket.create', data })
  const number = (await processed(event)).ticket_number ?? 0
  expect(await lastEvent(number)).toEqual({
    ...{ actor_kind: 'webhook_source', actor_id: source.id, actor_name: source.slug },
    field: 'created',
  })
})

test('an event names the requester whose answer reopened the ticket', async () => {
  const email = freshEmail()
  const contact = await contactRow(email)
  const number = await ticketBy(agent, { requesterEmail: email, assigneeId: agent.id })
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'solved' } })
  const { rows } = await postgres().query<{ token: string }>(
    'select private.create_requester_link($1, $2) as token',
    [number, contact],
  )
  const { data } = await nobody().rpc('exchange_requester_link', { token: theOnly(rows).token })
  const reply = { ticket_number: number, kind: 'reply', body: 'It hums again.' }
  expect((await bearing(data ?? '').rpc('add_message', reply)).error).toBeNull()
  expect(await lastEvent(number)).toEqual({
    ...{ actor_kind: 'contact', actor_id: contact, actor_name: 'Somebody', field: 'status' },
  })
})

test('what no actor did was done by the system', async () => {
  const number = await ticketRow()
  expect(await lastEvent(number)).toMatchObject({ actor_kind: 'system', actor_id: null })
})

// Each act of an admin that needs no more than a statement, and the object it is about.
const acts: [string, (word: string) => PromiseLike<{ error: unknown }>, string, string][] = [
  [
    'inviting',
    (word) => admin.db.rpc('invite_users', { emails: [`${word}@example.com`], role: 'agent' }),
    ...(['invitations', 'created'] as const),
  ],
  [
    'making a team',
    (word) => admin.db.from('teams').insert({ name: word }),
    ...(['teams', 'created'] as const),
  ],
  [
    'defining a field',
    (word) => admin.db.from('custom_fields').insert({ key: `k${word}`, label: word, type: 'text' }),
    ...(['custom_fields', 'created'] as const),
  ],
  [
    'sharing a macro',
    (word) => admin.db.from('macros').insert({ name: word }),
    ...(['macros', 'created'] as const),
  ],
  [
    'sharing a view',
    (word) => admin.db.from('views').insert({ name: word }),
    ...(['views', 'created'] as const),
  ],
]

test.each(acts)(
  '%s leaves a line in the audit log that names the admin',
  async (_, act, kind, action) => {
    const word = unique()
    expect((await act(word)).error).toBeNull()
    const { data } = await admin.db
      .from('audit_log')
      .select('actor_kind, actor_id, actor_name, action')
      .eq('object_kind', kind)
      .like('object_name', `%${word}%`)
    expect(theOnly(data)).toEqual({
      ...{ actor_kind: 'user', actor_id: admin.id, actor_name: admin.name, action },
    })
  },
)

test('so does what is done to a user, with what it was and what it is', async () => {
  const { id } = await signedIn()
  await admin.db.rpc('change_user_role', { user_id: id, role: 'admin' })
  await admin.db.rpc('deactivate_user', { user_id: id })
  await admin.db.rpc('reactivate_user', { user_id: id })
  const { data } = await admin.db
    .from('audit_log')
    .select('actor_id, changes')
    .eq('object_id', id)
    .eq('action', 'changed')
    .order('id')
  expect(data?.map(({ actor_id }) => actor_id)).toEqual([admin.id, admin.id, admin.id])
  expect(data?.map(({ changes }) => changes)).toEqual([
    { role: { from: 'agent', to: 'admin' } },
    { deactivated_at: { from: null, to: expect.any(String) } },
    { deactivated_at: { from: expect.any(String), to: null } },
  ])
})

test('no secret and no hash stands in the audit log', async () => {
  const { rows } = await postgres().query(
    `select from public.audit_log where changes::text ~* 'whsec_|cfoil_|"(secret|hash|token)'`,
  )
  expect(rows).toEqual([])
})
