import { beforeAll, expect, test } from 'vitest'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, theOnly } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'
import { linkIn, listMails, mailCausedBy } from '@/tests/support/mailbox'

let admin: Actor
beforeAll(async () => {
  admin = await signedIn('admin')
})

const invite = (email: string, role = 'agent') =>
  postgres().query('select private.invite_user($1, $2)', [email, role])

const askForMail = (email: string) => nobody().auth.signInWithOtp({ email })

async function usersAt(email: string) {
  const { rows } = await postgres().query(
    `select (select count(*) from auth.users where lower(email) = lower($1)) as known_to_auth,
            (select count(*) from public.users where lower(email) = lower($1)) as users`,
    [email],
  )
  return theOnly(rows)
}

async function expectNobodyAt(email: string) {
  expect((await askForMail(email)).error).not.toBeNull()
  expect(await usersAt(email)).toEqual({ known_to_auth: 0, users: 0 })
  expect(await listMails(email)).toEqual([])
}

test('an address that was not invited never becomes a user and gets no mail', async () => {
  await expectNobodyAt(freshEmail('stranger'))
})

test('an invitation that has expired lets nobody in', async () => {
  const email = freshEmail('late')
  await invite(email)
  await postgres().query(
    `update public.invitations set expires_at = now() - interval '1 second' where email = $1`,
    [email],
  )
  await expectNobodyAt(email)
})

test('an invitation that was revoked lets nobody in', async () => {
  const email = freshEmail('revoked')
  await invite(email)
  await postgres().query('update public.invitations set revoked_at = now() where email = $1', [
    email,
  ])
  await expectNobodyAt(email)
})

test('a second invitation renews the first, with its new role', async () => {
  const email = freshEmail('renewed')
  await invite(email)
  await postgres().query(
    `update public.invitations set expires_at = now() - interval '1 day' where email = $1`,
    [email],
  )
  await invite(email.toUpperCase(), 'admin')
  const { data } = await admin.db
    .from('invitations')
    .select('role, expires_at')
    .ilike('email', email)
  const [only] = data ?? []
  expect(data).toHaveLength(1)
  expect(only?.role).toBe('admin')
  expect(Date.parse(only?.expires_at ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
})

test('an invited address signs in, in whatever case it is typed, and the invitation is used up', async () => {
  const word = unique()
  const email = `invited-${word}@example.com`
  await invite(`Invited-${word}@Example.com`, 'admin')
  const db = nobody()
  const mail = await mailCausedBy(email, () => db.auth.signInWithOtp({ email }))
  const token_hash = new URL(linkIn(mail, '/auth/confirm')).searchParams.get('token_hash') ?? ''
  const { data } = await db.auth.verifyOtp({ token_hash, type: 'magiclink' })
  leaveBehind('actor', data.user?.id ?? '')
  expect((await db.rpc('current_actor')).data).toMatchObject([
    { kind: 'user', email, name: `invited-${word}`, role: 'admin' },
  ])
  const found = await admin.db.from('invitations').select('accepted_at').ilike('email', email)
  expect(found.data?.[0]?.accepted_at).not.toBeNull()
  await expect(invite(email)).rejects.toThrow('is a user already')
})

test('asking for several mails at once makes one user', async () => {
  const email = freshEmail('twice')
  await invite(email)
  await Promise.all([1, 2, 3, 4].map(() => askForMail(email)))
  const found = await usersAt(email)
  expect(found).toEqual({ known_to_auth: 1, users: 1 })
  const { rows } = await postgres().query('select id from public.users where email = $1', [email])
  leaveBehind('actor', theOnly(rows).id)
})

test('invitations are read and made by admins alone, who cannot say that others made them', async () => {
  const email = freshEmail()
  await invite(email)
  const agent = await signedIn()
  const read = (actor: Actor) => actor.db.from('invitations').select('email').eq('email', email)
  expect((await read(admin)).data).toHaveLength(1)
  expect((await read(agent)).data).toEqual([])
  const make = ({ db }: Actor, over: object) =>
    db.from('invitations').insert({ email: freshEmail(), role: 'agent', ...over })
  expect((await make(agent, {})).error?.code).toBe('42501')
  for (const over of [{ invited_by: agent.id }, { accepted_at: '2030-01-01' }, { id: agent.id }]) {
    expect((await make(admin, over)).error?.code).toBe('42501')
  }
  const { data } = await admin.db.rpc('invite_users', { emails: [freshEmail()], role: 'agent' })
  expect(data).toMatchObject([{ outcome: 'invited' }])
  const refused = await agent.db.rpc('invite_users', { emails: [freshEmail()], role: 'admin' })
  expect(refused.error?.code).toBe('42501')
})

test('somebody who signs up cannot say who they are', async () => {
  const email = freshEmail('liar')
  await invite(email)
  const db = nobody()
  const data = { role: 'admin', actor_kind: 'system', name: 'Boss' }
  const mail = await mailCausedBy(email, () => db.auth.signInWithOtp({ email, options: { data } }))
  const token_hash = new URL(linkIn(mail, '/auth/confirm')).searchParams.get('token_hash') ?? ''
  const verified = await db.auth.verifyOtp({ token_hash, type: 'magiclink' })
  leaveBehind('actor', verified.data.user?.id ?? '')
  expect((await db.rpc('current_actor')).data).toMatchObject([{ kind: 'user', role: 'agent' }])
})
