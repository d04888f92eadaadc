import { expect, test } from 'vitest'
import { signedIn, unique } from '@/tests/support/actors'
import { ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { testStack } from '@/tests/support/stack'

const deactivate = (id: string, at: Date | null = new Date()) =>
  postgres().query('update public.users set deactivated_at = $2 where id = $1', [id, at])

const readable = [
  'users',
  'invitations',
  'teams',
  'team_members',
  'contacts',
  'contact_emails',
  'contact_identities',
  'tickets',
  'tags',
  'ticket_tags',
  'messages',
  'events',
  'webhook_sources',
  'webhook_events',
] as const

test.each(['agent', 'admin'] as const)(
  'a deactivated %s reads nothing from the next request on, though the token has not expired',
  async (role) => {
    const actor = await signedIn(role)
    await ticketBy(actor, { tags: [unique()] })
    const seen = async (table: (typeof readable)[number]) => {
      const { data, error } = await actor.db.from(table).select('*').limit(1)
      expect([table, error]).toEqual([table, null])
      return data?.length
    }
    expect((await actor.db.rpc('current_actor')).data).toHaveLength(1)
    expect(await seen('tickets')).toBe(1)
    expect(await seen('users')).toBe(1)

    await deactivate(actor.id)
    expect((await actor.db.rpc('current_actor')).data).toEqual([])
    for (const table of readable) expect([table, await seen(table)]).toEqual([table, 0])

    await deactivate(actor.id, null)
    expect(await seen('tickets')).toBe(1)
  },
)

test('and writes nothing', async () => {
  const [actor, colleague] = [await signedIn(), await signedIn()]
  const number = await ticketBy(actor)
  const before = await ticketNow(number)
  await deactivate(actor.id)
  const { db } = actor
  const word = unique()
  const refusals = await Promise.all([
    db.rpc('create_ticket', { subject: word, body: 'x', requester_email: `${word}@example.com` }),
    db.rpc('update_ticket', { number, version: 1, changes: { subject: word } }),
    db.rpc('add_message', { ticket_number: number, kind: 'note', body: word }),
    db.rpc('set_ticket_tags', { ticket_number: number, tags: [word] }),
    db.from('contacts').insert({ name: word }),
    db.from('tags').insert({ name: word }),
  ])
  expect(refusals.map(({ error }) => error?.code)).toEqual([
    ...['42501', 'PT404', 'PT404', '42501', '42501', '42501'],
  ])
  // Row-level security hides these rows, and an update of no row is no error.
  await db.from('tickets').update({ subject: word }).eq('number', number)
  await db.from('users').update({ name: word }).eq('id', actor.id)
  await db.from('users').update({ name: word }).eq('id', colleague.id)
  expect(await ticketNow(number)).toEqual(before)
  const { rows } = await postgres().query('select from public.users where name = $1', [word])
  expect(rows).toEqual([])
})

test('nobody reactivates themselves', async () => {
  const actor = await signedIn('admin')
  await deactivate(actor.id)
  const { error } = await actor.db.from('users').update({ deactivated_at: null }).eq('id', actor.id)
  expect(error?.code).toBe('42501')
  expect((await actor.db.rpc('current_actor')).data).toEqual([])
})

test('a token that was altered to name somebody else opens nothing', async () => {
  const actor = await signedIn()
  await ticketBy(actor)
  const [head, body = '', signature] = actor.token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: crypto.randomUUID() }))
  const { supabaseUrl, publishableKey } = testStack()
  const response = await fetch(`${supabaseUrl}/rest/v1/tickets`, {
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${head}.${forged.toString('base64url')}.${signature}`,
    },
  })
  expect(response.status).toBe(401)
})
