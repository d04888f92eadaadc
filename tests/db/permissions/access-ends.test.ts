import { createClient } from '@supabase/supabase-js'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { type Actor, nobody, signedIn } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketNow, ticketRow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { listMails } from '@/tests/support/mailbox'
import { testStack } from '@/tests/support/stack'

let admin: Actor
beforeAll(async () => {
  admin = await signedIn('admin')
})

const bearing = (token: string): Db => {
  const { supabaseUrl, publishableKey } = testStack()
  return createClient<Database>(supabaseUrl, publishableKey, { accessToken: async () => token })
}

async function seen(db: Db): Promise<number> {
  const { data, error } = await db.from('tickets').select('number').limit(1)
  expect(error).toBeNull()
  return data?.length ?? 0
}

test('whose sessions an admin ends is out at once, and does not get a new token', async () => {
  const [agent] = await Promise.all([signedIn(), ticketRow()])
  expect(await seen(agent.db)).toBe(1)
  expect((await admin.db.rpc('sign_out_user', { user_id: agent.id })).error).toBeNull()
  expect(await seen(bearing(agent.token))).toBe(0)
  expect((await agent.db.rpc('current_actor')).data).toEqual([])
  expect((await agent.db.auth.refreshSession()).error).not.toBeNull()
})

test('a revoked key reads nothing on its next request, though its token lives on', async () => {
  await ticketRow()
  const { rows } = await postgres().query<{ id: string; key: string }>(
    `select id, key from private.create_api_key('Soon revoked', '{tickets:read}')`,
  )
  const { id, key } = theOnly(rows)
  const token = (await nobody().rpc('exchange_api_key', { key })).data ?? ''
  expect(await seen(bearing(token))).toBe(1)
  await postgres().query('select private.revoke_api_key($1)', [id])
  expect(await seen(bearing(token))).toBe(0)
  expect((await nobody().rpc('exchange_api_key', { key })).data).toBeNull()
})

test.each(['revoked_at', 'expires_at'])('so does a link whose %s is now', async (end) => {
  const [ticket, contact] = [await ticketRow(), await contactRow()]
  const { rows } = await postgres().query<{ token: string }>(
    'select private.create_requester_link($1, $2) as token',
    [ticket, contact],
  )
  const link = theOnly(rows).token
  const token = (await nobody().rpc('exchange_requester_link', { token: link })).data ?? ''
  expect(await seen(bearing(token))).toBe(1)
  await postgres().query(
    `update private.requester_links set ${end} = now() where ticket_number = $1`,
    [ticket],
  )
  expect(await seen(bearing(token))).toBe(0)
  expect((await nobody().rpc('exchange_requester_link', { token: link })).data).toBeNull()
})

test('an invitation that an admin revokes through the API lets nobody in', async () => {
  const email = freshEmail('uninvited')
  const asked = await admin.db.rpc('invite_users', { emails: [email, 'no address'], role: 'agent' })
  expect(asked.data).toEqual([
    { email, outcome: 'invited' },
    { email: 'no address', outcome: 'invalid' },
  ])
  const revoked_at = new Date().toISOString()
  await admin.db.from('invitations').update({ revoked_at }).eq('email', email)
  expect((await nobody().auth.signInWithOtp({ email })).error).not.toBeNull()
  const mails = await listMails(email)
  expect(mails.filter(({ subject }) => /sign in/i.test(subject))).toEqual([])
})

test.each(['a colleague', 'nobody'])(
  'who is deactivated hands unsolved tickets to %s',
  async (to) => {
    const [leaving, colleague] = await Promise.all([signedIn(), signedIn()])
    const statuses = ['open', 'pending', 'on_hold', 'solved', 'closed'] as const
    const tickets = await Promise.all(
      statuses.map((status) => ticketRow({ status, assigneeId: leaving.id })),
    )
    const heir = to === 'nobody' ? null : colleague.id
    const { data, error } = await admin.db.rpc('deactivate_user', {
      user_id: leaving.id,
      hand_tickets_to: heir ?? undefined,
    })
    expect([data, error]).toEqual([3, null])
    const owners = await Promise.all(tickets.map(async (n) => (await ticketNow(n)).assignee_id))
    expect(owners).toEqual([heir, heir, heir, leaving.id, leaving.id])
    expect((await leaving.db.rpc('current_actor')).data).toEqual([])
  },
)

test('tickets are not handed to whom is deactivated themselves, and then nobody leaves', async () => {
  const [leaving, gone] = await Promise.all([signedIn(), signedIn()])
  await ticketRow({ status: 'open', assigneeId: leaving.id })
  await admin.db.rpc('deactivate_user', { user_id: gone.id })
  for (const hand_tickets_to of [gone.id, leaving.id]) {
    const asked = await admin.db.rpc('deactivate_user', { user_id: leaving.id, hand_tickets_to })
    expect(asked.error?.message).toBe('the assignee is not an active user')
  }
  expect((await leaving.db.rpc('current_actor')).data).toHaveLength(1)
})

test('mark_seen marks the living, once in five minutes, and never the dead', async () => {
  const agent = await signedIn()
  const lastSeen = async () => {
    const { rows } = await postgres().query<{ at: Date | null }>(
      'select last_seen_at as at from public.users where id = $1',
      [agent.id],
    )
    return theOnly(rows).at?.getTime() ?? null
  }
  await agent.db.rpc('mark_seen')
  const marked = await lastSeen()
  expect(marked).not.toBeNull()
  await agent.db.rpc('mark_seen')
  expect(await lastSeen()).toBe(marked)
  await admin.db.rpc('deactivate_user', { user_id: agent.id })
  await postgres().query('update public.users set last_seen_at = null where id = $1', [agent.id])
  await agent.db.rpc('mark_seen')
  expect(await lastSeen()).toBeNull()
})
