import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import type { FetchHandler } from './embedded-app'
import { Refusal } from './refusal'
import { inRepository } from './root'
import { signInLink } from './sign-in-link'

type Invited = { email: string; role: 'admin' | 'agent' }

const demoUsers: readonly Invited[] = [
  { email: 'admin@example.com', role: 'admin' },
  { email: 'agent@example.com', role: 'agent' },
  { email: 'sam@example.com', role: 'agent' },
]

async function canInvite(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select count(*)::int as there from pg_proc
     where proname = 'invite_user' and pronamespace = to_regnamespace('private')`,
  )
  return rows[0].there > 0
}

// Auth makes the user at the first mail; here the mail is kept back.
async function admit(client: Client, auth: FetchHandler, users: readonly Invited[]): Promise<void> {
  for (const { email, role } of users) {
    const { rows } = await client.query('select 1 from auth.users where email = $1', [email])
    if (rows.length > 0) continue
    await client.query('select private.invite_user($1, $2)', [email, role])
    const made = await signInLink(auth, email)
    if (!made.ok) throw new Refusal(`the user ${email} could not be made: ${made.message}`)
  }
}

/** Fills a new workspace with the demo users and supabase/seed.sql; may be repeated after a crash. */
export async function loadDemo(client: Client, auth: FetchHandler): Promise<void> {
  if (!(await canInvite(client))) return
  await admit(client, auth, demoUsers)
  const seed = inRepository('supabase/seed.sql')
  if (!existsSync(seed)) return
  // One transaction: half a workspace is never left behind.
  await client.query('begin')
  try {
    await client.query(await readFile(seed, 'utf8'))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Refusal(`supabase/seed.sql failed: ${error instanceof Error ? error.message : error}`)
  }
}

/** Begins an empty workspace with one admin. */
export async function admitFirstAdmin(
  client: Client,
  auth: FetchHandler,
  email: string,
): Promise<void> {
  if (await canInvite(client)) await admit(client, auth, [{ email, role: 'admin' }])
}
