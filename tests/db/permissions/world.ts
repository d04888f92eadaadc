import { unique } from '@/tests/support/actors'
import { contactRow, teamRow, theOnly } from '@/tests/support/factories'
import { failedJob } from '@/tests/support/factories-jobs'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'
import { eventRow, sourceRow } from '@/tests/support/factories-webhooks'
import type { SignedIn } from './people'
import { makeAnswers } from './world-answers'
import { makeBulkChanges } from './world-bulk'
import { makeDirectoryFields, makeFields } from './world-fields'
import { makeHelp } from './world-help'
import { makeImports } from './world-imports'

export type Link = { id: string; token: string; contact: string }
export type Key = { id: string; key: string }
type KeyName =
  | `${'tickets' | 'contacts'}:${'read' | 'write'}`
  | 'users:read'
  | 'health:read'
  | 'all'
  | 'revoked'
  | 'expired'

const SCOPES = [
  ...['tickets:read', 'tickets:write', 'contacts:read', 'contacts:write', 'users:read'],
  'health:read',
]

async function value<T>(sql: string, values: unknown[] = []): Promise<T> {
  const { rows } = await postgres().query<{ value: T }>(`select (${sql}) as value`, values)
  return theOnly(rows).value
}
async function inserted(table: string, row: Record<string, unknown>): Promise<string> {
  const names = Object.keys(row)
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.${table} (${names.join()}) values (${names.map((_, at) => `$${at + 1}`)}) returning id`,
    Object.values(row),
  )
  return theOnly(rows).id
}

// In one transaction: what a ticket is born with does not count as a change of it.
async function makeTicket(team: string | null, contact: string, tag: string, field: string) {
  const pg = await postgres().connect()
  try {
    await pg.query('begin')
    const { rows } = await pg.query<{ number: number }>(
      `insert into public.tickets (subject, requester_id, team_id) values ('The printer hums', $1, $2)
       returning number`,
      [contact, team],
    )
    const { number } = theOnly(rows)
    await pg.query(
      `insert into public.messages (ticket_number, kind, body)
       values ($1, 'reply', 'It hums.'), ($1, 'note', 'It does hum.')`,
      [number],
    )
    await pg.query('insert into public.ticket_tags values ($1, $2)', [number, tag])
    await pg.query(`insert into public.ticket_custom_values values ($1, $2, 'seen')`, [
      number,
      field,
    ])
    await pg.query('commit')
    leaveBehind('ticket', String(number))
    return number
  } finally {
    pg.release()
  }
}

// By its ticket: a merge has left more than one reply on some.
async function firstReplies(tickets: number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await postgres().query<{ ticket: number; id: number }>(
    `select ticket_number as ticket, min(id) as id from public.messages
     where ticket_number = any ($1) and kind = 'reply' group by 1`,
    [tickets],
  )
  return new Map(rows.map(({ ticket, id }) => [ticket, id]))
}

async function makeKeys(): Promise<Record<KeyName, Key>> {
  const make = async (name: string, scopes: string[]) => {
    const { rows } = await postgres().query<Key>(
      'select id, key from private.create_api_key($1, $2)',
      [`${name} ${unique()}`, scopes],
    )
    return [name, theOnly(rows)] as const
  }
  const made = await Promise.all([
    ...SCOPES.map((scope) => make(scope, [scope])),
    ...['all', 'revoked', 'expired'].map((name) => make(name, SCOPES)),
  ])
  const keys = Object.fromEntries(made) as Record<KeyName, Key>
  await postgres().query('select private.revoke_api_key($1)', [keys.revoked.id])
  await postgres().query('update public.api_keys set expires_at = now() where id = $1', [
    keys.expired.id,
  ])
  return keys
}

async function makeLink(ticket: number, contact: string, end?: 'revoked_at' | 'expires_at') {
  const token = await value<string>('private.create_requester_link($1, $2)', [ticket, contact])
  const id = await value<string>(
    `select id from private.requester_links where token_hash = sha256(convert_to($1, 'UTF8'))`,
    [token],
  )
  if (end) {
    await postgres().query(`update private.requester_links set ${end} = now() where id = $1`, [id])
  }
  return { id, token, contact }
}

/** One of each user, of each team and of all, by whose it is; and a team with as many as it may have. */
async function makeViews(name: string, users: string[], teams: string[], full: string) {
  const views = new Map<string | null, string>()
  for (const owner_id of [null, ...users]) {
    views.set(owner_id, await inserted('views', { owner_id, name }))
  }
  for (const team_id of teams) views.set(team_id, await inserted('views', { team_id, name }))
  for (const id of views.values()) leaveBehind('view', id)
  await postgres().query(
    `insert into public.views (team_id, name) select $1, 'View ' || n from generate_series(1, 100) n`,
    [full],
  )
  return views
}

async function makeDeletion(name: string): Promise<string> {
  const macro = await inserted('macros', { name })
  await postgres().query('delete from public.macros where id = $1', [macro])
  return await value<string>('select id from public.deletions where object_id = $1', [macro])
}

/** An event that was delivered to a subscription with one secret, by one attempt. */
async function makeDelivery(subscription: string): Promise<{ event: number; delivery: string }> {
  const { rows } = await postgres().query<{ event: number; delivery: string }>(
    `with health as (
       insert into public.subscription_health (subscription_id, delivered_at) values ($1, now())),
     secret as (
       insert into private.subscription_secrets (subscription_id, secret) values ($1, 'whsec_none')),
     event as (
       insert into public.outgoing_events (type, data) values ('ticket.merged', '{}') returning id),
     delivery as (
       insert into public.webhook_deliveries (subscription_id, event_id, status, attempts, tries, ended_at)
       select $1, id, 'delivered', 1, 1, now() from event returning id),
     attempt as (
       insert into public.delivery_attempts
         (delivery_id, number, url, started_at, duration_ms, request_headers, status_code)
       select id, 1, 'https://receiver.example/', now(), 5, '{}', 204 from delivery)
     select event.id as event, delivery.id as delivery from event, delivery`,
    [subscription],
  )
  return theOnly(rows)
}

/** What the matrix' rows are made of. Nothing in it is changed by a cell: cells are rolled back. */
export type World = Awaited<ReturnType<typeof makeWorld>>

export async function makeWorld(people: SignedIn) {
  const { member, deactivated, bystander } = people
  const inTeam = [member, deactivated, people['signed out']]
  const [theirs, another, joint, full] = await Promise.all([
    teamRow({ isPrivate: true, members: inTeam }),
    teamRow({ isPrivate: true }),
    teamRow({ isPrivate: false, members: [bystander] }),
    teamRow({ isPrivate: false }),
  ])
  const [requester, otherRequester, spare, survivor, merged] = (await Promise.all(
    [1, 2, 3, 4, 5].map(() => contactRow()),
  )) as [string, string, string, string, string]
  const word = unique()
  const [tag, spareTag, fields, company] = await Promise.all([
    inserted('tags', { name: `hums-${word}` }),
    inserted('tags', { name: `spare-${word}` }),
    makeFields(word, 'ticket'),
    inserted('companies', { name: `Company ${word}` }),
  ])
  const ticket = (team: string | null, contact = spare) =>
    makeTicket(team, contact, tag, fields.held)
  const tickets = {
    none: await ticket(null),
    theirs: await ticket(theirs),
    another: await ticket(another),
    linked: await ticket(null, requester),
    otherLinked: await ticket(null, otherRequester),
    closed: await ticket(null),
    merged: await ticket(null),
    mergedTheirs: await ticket(theirs),
    mergedInto: await ticket(null),
    mergedAnother: await ticket(another),
    hub: await ticket(null),
  }
  for (const [source, survivor] of [
    [tickets.merged, tickets.none],
    [tickets.mergedTheirs, tickets.theirs],
    [tickets.mergedInto, tickets.theirs],
    [tickets.mergedAnother, tickets.another],
  ]) {
    await postgres().query('select private.merge_tickets($1, $2)', [source, survivor])
  }
  await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [
    tickets.closed,
  ])
  await postgres().query('select private.merge_contacts($1, $2)', [merged, survivor])
  await postgres().query('update public.contacts set company_id = $2 where id = $1', [
    requester,
    company,
  ])
  const own = Object.values(people).map(({ id }) => id)
  const macros: Record<string, string> = {}
  for (const name of ['none', 'theirs', 'another', 'linked', 'closed'] as const) {
    const pair = [tickets[name], tickets.hub].sort((a, b) => a - b)
    await postgres().query('insert into public.ticket_links values ($1, $2)', pair)
    await postgres().query(
      'insert into public.ticket_ccs (ticket_number, contact_id) values ($1, $2)',
      [tickets[name], survivor],
    )
    await postgres().query(
      'insert into public.ratings (ticket_number, solved_at, score) values ($1, now(), 4)',
      [tickets[name]],
    )
  }
  for (const user of own) {
    await postgres().query(
      'insert into public.ticket_followers (ticket_number, user_id) values ($1, $2)',
      [tickets.hub, user],
    )
  }
  for (const owner_id of [null, ...own]) {
    const macro = { owner_id, name: word, changes: { priority: 'low' } }
    macros[owner_id ?? 'shared'] = await inserted('macros', macro)
  }
  await postgres().query(
    'insert into public.ticket_reads (user_id, ticket_number) select unnest($1::uuid[]), $2',
    [own, tickets.none],
  )
  const source = await sourceRow('standard')
  // To what no other test does: what is told of theirs would be sent there.
  const subscription = await inserted('webhook_subscriptions', {
    url: `https://${word}.example/`,
    events: ['ticket.merged'],
  })
  leaveBehind('subscription', subscription)
  return {
    word,
    people,
    teams: { theirs, another, joint, full },
    views: await makeViews(word, own, [theirs, another], full),
    contacts: { requester, otherRequester, spare, survivor, merged },
    tickets,
    replies: await firstReplies(Object.values(tickets)),
    ...(await makeAnswers(tickets, own, bystander.id)),
    tag,
    spareTag,
    field: fields.held,
    spareField: fields.spare,
    numberField: fields.number,
    fieldsOf: await makeDirectoryFields(word, spare, company),
    company,
    domain: await inserted('company_domains', { company_id: company, domain: `${word}.example` }),
    identity: await inserted('contact_identities', {
      contact_id: spare,
      provider: 'github',
      external_id: word,
      handle: word,
    }),
    invitation: await inserted('invitations', { email: `invited-${word}@example.com` }),
    subscription,
    outgoing: await makeDelivery(subscription),
    help: await makeHelp(word),
    deletion: await makeDeletion(word),
    failedJob: await failedJob(),
    source: source.id,
    genericSource: (await sourceRow('generic')).id,
    slug: source.slug,
    bulk: await makeBulkChanges(own, tickets.none, spare),
    macros,
    imports: await makeImports(bystander.id),
    webhookEvent: await eventRow(source, {}),
    keys: await makeKeys(),
    links: {
      own: await makeLink(tickets.linked, requester),
      other: await makeLink(tickets.otherLinked, otherRequester),
      revoked: await makeLink(tickets.linked, requester, 'revoked_at'),
      expired: await makeLink(tickets.linked, requester, 'expires_at'),
    },
  }
}
