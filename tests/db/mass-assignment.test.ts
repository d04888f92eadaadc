import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, teamRow, theOnly, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'

const LATER = '2030-01-01T00:00:00Z'
const SOME_ID = '00000000-0000-4000-8000-000000000000'

type Table = 'tickets' | 'messages' | 'users' | 'contacts' | 'contact_emails' | 'tags' | 'teams'
type Columns = Record<string, string | number | boolean | null>

// What nobody who comes through the API may set, by table. A column that is missing in both
// lists of the catalogue test has no grant at all.
const unchangeable: Partial<Record<Table, Columns>> = {
  tickets: {
    number: 4_000_000_000,
    priority_rank: 4,
    channel: 'web',
    requester_id: SOME_ID,
    follows_up: 1,
    merged_into: 1,
    version: 7,
    created_at: LATER,
    updated_at: LATER,
    solved_at: LATER,
    closed_at: LATER,
  },
  messages: {
    id: 4_000_000_000,
    ticket_number: 1,
    kind: 'note',
    body: 'Never said.',
    author_kind: 'contact',
    author_user_id: SOME_ID,
    author_contact_id: SOME_ID,
    author_name: 'Somebody else',
    channel: 'email',
    created_at: LATER,
  },
  users: {
    id: SOME_ID,
    email: 'other@example.com',
    role: 'admin',
    deactivated_at: null,
    last_seen_at: LATER,
    created_at: LATER,
    updated_at: LATER,
  },
  contacts: { id: SOME_ID, created_at: LATER, updated_at: LATER },
  contact_emails: { email: 'other@example.com', contact_id: SOME_ID, created_at: LATER },
  tags: { name: 'other' },
  teams: { id: SOME_ID, created_at: LATER, updated_at: LATER },
}
const unsettable: Partial<Record<Table, Columns>> = {
  tickets: { ...unchangeable.tickets, requester_id: null },
  messages: {
    id: 4_000_000_000,
    author_kind: 'contact',
    author_user_id: SOME_ID,
    author_contact_id: SOME_ID,
    author_name: 'Somebody else',
    channel: 'email',
    created_at: LATER,
  },
  users: { role: 'admin', email: 'other@example.com' },
  contacts: { id: SOME_ID, created_at: LATER, updated_at: LATER },
  contact_emails: { id: SOME_ID, created_at: LATER },
  tags: { id: SOME_ID, created_at: LATER },
}
delete unsettable.tickets?.requester_id

const actors: Partial<Record<'agent' | 'admin', Actor>> = {}
const rows: Partial<Record<Table, string>> = {}
const complete: Partial<Record<Table, Columns>> = {}
beforeAll(async () => {
  const [agent, admin] = await Promise.all([signedIn(), signedIn('admin')])
  Object.assign(actors, { agent, admin })
  const number = await ticketBy(agent)
  const team = await teamRow({ isPrivate: false })
  const contact = await contactRow()
  const tag = unique()
  await agent.db.from('tags').insert({ name: tag })
  Object.assign(rows, {
    tickets: `number=eq.${number}`,
    messages: `ticket_number=eq.${number}`,
    users: `id=eq.${agent.id}`,
    contacts: `id=eq.${contact}`,
    contact_emails: `contact_id=eq.${contact}`,
    tags: `name=eq.${tag}`,
    teams: `id=eq.${team}`,
  })
  Object.assign(complete, {
    tickets: { subject: 'Complete', requester_id: contact },
    messages: { ticket_number: number, kind: 'note', body: 'Complete' },
    users: { id: SOME_ID, name: 'Complete' },
    contacts: { name: 'Complete' },
    contact_emails: { contact_id: contact, email: freshEmail() },
    tags: { name: unique() },
  })
})

// By fetch: the typed client would not send a column that is not there to be written.
async function send(by: 'agent' | 'admin', method: string, path: string, body: Columns) {
  const { supabaseUrl, publishableKey } = testStack()
  const headers = {
    apikey: publishableKey,
    authorization: `Bearer ${actors[by]?.token}`,
    'content-type': 'application/json',
  }
  const url = `${supabaseUrl}/rest/v1/${path}`
  return await fetch(url, { method, headers, body: JSON.stringify(body) })
}

async function contentOf(table: Table): Promise<string> {
  const [column = '', value = ''] = (rows[table] ?? '').split('=eq.')
  const { rows: found } = await postgres().query(
    `select to_jsonb(t) as row from public.${table} t where t.${column}::text = $1`,
    [value],
  )
  return JSON.stringify(theOnly(found))
}

const each = (columns: Partial<Record<Table, Columns>>) =>
  (Object.entries(columns) as [Table, Columns][]).flatMap(([table, values]) =>
    Object.entries(values).map(([column, value]) => ({ table, column, value })),
  )

describe.each(['agent', 'admin'] as const)('an %s', (by) => {
  test.each(each(unchangeable))(
    'does not change $column of $table',
    async ({ table, column, value }) => {
      const before = await contentOf(table)
      const response = await send(by, 'PATCH', `${table}?${rows[table]}`, { [column]: value })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(await contentOf(table)).toBe(before)
    },
  )

  test.each(each(unsettable))(
    'does not set $column of a new row of $table',
    async ({ table, column, value }) => {
      const body = { ...complete[table], [column]: value }
      const response = await send(by, 'POST', table, body)
      // 428C9: a generated column takes no value from anyone.
      expect(['42501', '428C9']).toContain((await response.json()).code)
    },
  )
})

test('the same rows without such a column are taken, or the refusals prove nothing', async () => {
  for (const table of ['tickets', 'messages', 'contacts', 'contact_emails', 'tags'] as const) {
    const response = await send('agent', 'POST', table, complete[table] ?? {})
    expect([table, response.status]).toEqual([table, 201])
  }
  const name = `name-${unique()}`
  const changed = await send('agent', 'PATCH', `users?${rows.users}`, { name })
  expect(changed.status).toBe(204)
  expect(await contentOf('users')).toContain(name)
})

test('nobody changes the profile of a colleague, an admin neither', async () => {
  const before = await contentOf('users')
  await send('admin', 'PATCH', `users?${rows.users}`, { name: 'Renamed' })
  expect(await contentOf('users')).toBe(before)
})

test('an agent changes no team, an admin does', async () => {
  const before = await contentOf('teams')
  await send('agent', 'PATCH', `teams?${rows.teams}`, { is_private: true })
  expect(await contentOf('teams')).toBe(before)
  await send('admin', 'PATCH', `teams?${rows.teams}`, { is_private: true })
  expect(await contentOf('teams')).not.toBe(before)
})
