import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool, type QueryResultRow } from 'pg'
import type { Status } from '@/lib/tickets/types'
import { undoTimePasses } from './held-back'
import { testStack } from './stack'

// What browser tests arrange in the database beforehand. It stays there: the stack is theirs.

let pool: Pool | undefined

function connections(): Pool {
  pool ??= new Pool({ connectionString: testStack().databaseUrl, max: 4, allowExitOnIdle: true })
  return pool
}

/** Rows as `postgres` sees them, whom row-level security lets pass: for arranging and looking. */
export async function rowsOf<T extends QueryResultRow>(sql: string, values: unknown[] = []) {
  return (await connections().query<T>(sql, values)).rows
}

/** Waits until a reply is on its ticket, and lets the moment pass in which it can be taken back. */
export async function sentForGood(ticket: number): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; await pause(50)) {
    if ((await undoTimePasses(connections(), ticket)) > 0) return
  }
  throw new Error(`No reply was held back on ticket ${ticket}`)
}

async function onlyValue<T>(sql: string, values: unknown[]): Promise<T> {
  const [row] = await rowsOf<{ value: T }>(sql, values)
  if (!row) throw new Error(`No row came of: ${sql}`)
  return row.value
}

/** A word that no other test has. */
export const oneOff = (word: string) => `${word}-${randomBytes(5).toString('hex')}`

/** An address nobody has yet. */
export const newAddress = (local: string) => `${oneOff(local)}@example.com`

/** A fresh address that may sign in as an agent; the user is made by the first sign-in. */
export async function invitedAgent(): Promise<string> {
  const email = newAddress('agent')
  await rowsOf('select private.invite_user($1, $2)', [email, 'agent'])
  return email
}

/** Takes a user's access away, as an admin does: from the next request on. */
export async function deactivate(email: string): Promise<void> {
  await rowsOf('update public.users set deactivated_at = now() where email = $1', [email])
}

type Wanted = { subject?: string; body?: string; status?: Status; team?: string; from?: string }

/** A ticket with one message of its requester; answers its number. */
export async function ticket(wanted: Wanted = {}): Promise<number> {
  const number = await onlyValue<string>(
    `with contact as (select private.find_or_create_contact($1, null) as id),
       ticket as (
         insert into public.tickets (subject, requester_id, team_id)
         select $2, id, (select t.id from public.teams t where t.name = $3) from contact
         returning number),
       message as (
         insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id)
         select ticket.number, 'reply', $4, 'contact', contact.id from ticket, contact)
     select number as value from ticket`,
    [
      wanted.from ?? newAddress('requester'),
      wanted.subject ?? oneOff('The printer hums'),
      wanted.team ?? null,
      wanted.body ?? 'It hums since this morning.',
    ],
  )
  if (wanted.status) {
    await rowsOf('update public.tickets set status = $2 where number = $1', [number, wanted.status])
  }
  return Number(number)
}

/** A private team with these members, by their addresses; answers its name. */
export async function privateTeam(...members: string[]): Promise<string> {
  const name = oneOff('Private')
  await rowsOf(
    `with team as (insert into public.teams (name, is_private) values ($1, true) returning id)
     insert into public.team_members (team_id, user_id)
     select team.id, u.id from team, public.users u where u.email = any ($2)`,
    [name, members],
  )
  return name
}

/**
 * Tickets of one team, `count` of them, named "PREFIX 1" (the newest activity) and so on. Their
 * activity lies ahead of everything else in the workspace, so that they fill the first pages.
 */
export async function ticketsOfTeam(
  team: string,
  count: number,
  prefix: string,
  days = 1,
): Promise<void> {
  await rowsOf(
    `insert into public.tickets (subject, requester_id, team_id, updated_at)
     select $3 || ' ' || n, private.find_or_create_contact('bulk@example.com', null), t.id,
       now() + interval '1 day' * $4 - (n / 2) * interval '1 second' - (n % 2) * interval '1 microsecond'
     from public.teams t, generate_series(1, $2::integer) n where t.name = $1`,
    [team, count, prefix, days],
  )
}

/** An inbound endpoint with a secret of its own. */
export async function webhookSource(provider: 'github' | 'standard') {
  const slug = oneOff(provider)
  const secret = await onlyValue<string>(
    'select secret as value from private.create_webhook_source($1, $2, null)',
    [slug, provider],
  )
  return { slug, secret, url: `${testStack().siteUrl}/api/webhooks/${slug}` }
}

/** Shuts an endpoint. */
export async function disableSource(slug: string): Promise<void> {
  await rowsOf('update public.webhook_sources set disabled_at = now() where slug = $1', [slug])
}

type Said = {
  body: string
  /** The address of an agent; without one it is the requester who writes. */
  by?: string
  kind?: 'reply' | 'note'
}

/** Adds messages to a ticket, a minute apart, the last one now; answers their ids. */
export async function conversation(number: number, said: Said[]): Promise<number[]> {
  const ids: number[] = []
  for (const [at, { body, by, kind = 'reply' }] of said.entries()) {
    ids.push(
      Number(
        await onlyValue<string>(
          `insert into public.messages (ticket_number, kind, body, author_kind, author_user_id, author_contact_id, author_name, channel, created_at)
           select t.number, $2, $3, case when u.id is null then 'contact' else 'user' end, u.id,
             case when u.id is null then c.id end, coalesce(u.name, c.name), 'email',
             now() - $5::integer * interval '1 minute'
           from public.tickets t join public.contacts c on c.id = t.requester_id
           left join public.users u on u.email = $4 where t.number = $1
           returning id as value`,
          [number, kind, body, by ?? null, said.length - 1 - at],
        ),
      ),
    )
  }
  return ids
}

/** Puts a requester into a company, made if there is none of that name. */
export async function worksAt(email: string, company: string): Promise<void> {
  await rowsOf(
    `with known as (select id from public.companies where name = $2),
       made as (
         insert into public.companies (name) select $2 where not exists (select from known) returning id)
     update public.contacts set company_id = (select id from known union all select id from made)
     where id = private.find_or_create_contact($1, null)`,
    [email, company],
  )
}
