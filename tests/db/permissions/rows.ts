import type { Player } from './cast'
import { fieldRows } from './rows-fields'
import type { World } from './world'

export type Values = Readonly<Record<string, unknown>>
/** What a row of the matrix means: how it is found, what is written to it, what is made. */
export type Row = { match?: Values; insert?: Values; update?: Values; args?: Values }
/** An id that nothing has: what is asked of by who owns none. */
export const NOTHING = '00000000-0000-4000-8000-000000000000'
type Rows = Readonly<Record<string, Readonly<Record<string, Row>>>>

const place = {
  'of no team': 'none',
  'of their private team': 'theirs',
  'of another private team': 'another',
  'of the link': 'linked',
  closed: 'closed',
} as const

/** One row for each ticket that the matrix tells apart. */
function forTickets(world: World, row: (ticket: number) => Row): Record<string, Row> {
  return Object.fromEntries(
    Object.entries(place).map(([name, key]) => [name, row(world.tickets[key])]),
  )
}

const linkOf = (...pair: [number, number]) => ({
  ticket_number: Math.min(...pair),
  other_number: Math.max(...pair),
})

function ticketRows(world: World, actor: Player): Rows {
  const { tickets, teams, contacts, tag, spareTag, field, spareField } = world
  const subject = 'It hums still'
  const insert = { subject, requester_id: contacts.spare }
  const intoTeam = (team_id: string) => ({ match: { number: tickets.none }, update: { team_id } })
  const message = (ticket_number: number, kind: string) => ({
    match: { ticket_number, kind },
    insert: { ticket_number, kind, body: 'It hums.' },
  })
  const file = (ticket_number: number, kind: string) => ({
    match: { id: world.files[`${kind} ${ticket_number}`] ?? NOTHING },
    insert: { ticket_number, kind, file_name: 'hums.txt' },
  })
  const tickets_ = forTickets(world, (number) => ({ match: { number }, update: { subject } }))
  return {
    tickets: {
      ...tickets_,
      'of no team': { ...tickets_['of no team'], insert },
      'of their private team': {
        ...tickets_['of their private team'],
        insert: { ...insert, team_id: teams.theirs },
      },
      'of another private team': {
        ...tickets_['of another private team'],
        insert: { ...insert, team_id: teams.another },
      },
      'into their private team': intoTeam(teams.theirs),
      'into another private team': intoTeam(teams.another),
      'to somebody deactivated': {
        match: { number: tickets.none },
        update: { assignee_id: world.people.deactivated.id },
      },
    },
    tags: { any: { match: { id: tag }, insert: { name: `new-${world.word}` } } },
    ticket_tags: forTickets(world, (ticket_number) => ({
      match: { ticket_number, tag_id: tag },
      insert: { ticket_number, tag_id: spareTag },
    })),
    ...fieldRows(world),
    ticket_custom_values: {
      ...forTickets(world, (ticket_number) => ({
        match: { ticket_number, field_id: field },
        insert: { ticket_number, field_id: spareField, value: 'set' },
        update: { value: 'changed' },
      })),
      'no number': {
        insert: { ticket_number: tickets.none, field_id: world.numberField, value: 'none' },
      },
    },
    messages: {
      ...forTickets(world, (ticket) => message(ticket, 'reply')),
      'a note of the link': message(tickets.linked, 'note'),
      'a note of their private team': message(tickets.theirs, 'note'),
      'an answer held back': { match: { id: world.heldBack } },
    },
    attachments: {
      ...forTickets(world, (ticket_number) => file(ticket_number, 'reply')),
      'a note of the link': file(tickets.linked, 'note'),
      'waiting, own': { match: { uploader_id: actor.id, ticket_number: tickets.none } },
      "waiting, another's": {
        match: { uploader_id: world.people.bystander.id, ticket_number: tickets.none },
      },
    },
    message_mentions: Object.fromEntries(
      Object.entries(world.mentioning).map(([name, message_id]) => [
        name,
        { match: { message_id, user_id: world.people.bystander.id } },
      ]),
    ),
    events: forTickets(world, (ticket_number) => ({ match: { ticket_number } })),
    ratings: forTickets(world, (ticket_number) => ({ match: { ticket_number } })),
    ticket_reads: {
      own: { match: { user_id: actor.id, ticket_number: tickets.none } },
      "another's": { match: { user_id: world.people.bystander.id, ticket_number: tickets.none } },
    },
    ticket_ccs: forTickets(world, (ticket_number) => ({
      match: { ticket_number, contact_id: contacts.survivor },
      insert: { ticket_number, contact_id: contacts.otherRequester },
    })),
    ticket_links: forTickets(world, (ticket) => ({
      match: linkOf(ticket, tickets.hub),
      insert: linkOf(ticket, tickets.otherLinked),
    })),
  }
}

function peopleRows(world: World, actor: Player): Rows {
  const { contacts, company, teams, people, word } = world
  const name = 'Another name'
  const member = { team_id: teams.joint, user_id: people.bystander.id }
  return {
    users: {
      own: { match: { id: actor.id }, update: { name } },
      "another's": { match: { id: people.bystander.id }, update: { name } },
    },
    teams: {
      any: { match: { id: teams.theirs }, insert: { name: `New ${word}` }, update: { name } },
    },
    team_members: {
      any: { match: member, insert: { ...member, team_id: teams.another } },
      own: { insert: { team_id: teams.another, user_id: actor.id } },
    },
    invitations: {
      any: {
        match: { id: world.invitation },
        insert: { email: `new-${word}@example.com`, role: 'agent' },
        update: { revoked_at: '2030-01-01T00:00:00Z' },
      },
    },
    companies: {
      any: { match: { id: company }, insert: { name: `New ${word}` }, update: { name } },
    },
    company_domains: {
      any: {
        match: { id: world.domain },
        insert: { company_id: company, domain: `new-${word}.example` },
      },
    },
    contacts: {
      any: { match: { id: contacts.spare }, insert: { name }, update: { name } },
      'of the link': { match: { id: contacts.requester }, update: { name } },
    },
    contact_emails: {
      any: {
        match: { contact_id: contacts.spare },
        insert: { contact_id: contacts.spare, email: `new-${word}@example.com` },
        update: { is_primary: false },
      },
      'of the link': {
        match: { contact_id: contacts.requester },
        insert: { contact_id: contacts.requester, email: `newer-${word}@example.com` },
      },
    },
    contact_identities: { any: { match: { id: world.identity } } },
  }
}

function workspaceRows(world: World, actor: Player): Rows {
  const { word, teams, people, tickets } = world
  const draft = (ticket_number: number, user_id = actor.id) => ({
    match: { ticket_number, user_id, kind: 'reply' },
    update: { body: 'It hums no more.' },
  })
  const article = (status: 'published' | 'draft') => ({
    match: { id: world.help[status] },
    insert: { ...world.help.like, slug: `new-${word}`, status },
    update: { title: 'It hums no more' },
  })
  const saved = (audience: Values) => ({
    match: { owner_id: null, ...audience, name: word },
    insert: { ...audience, name: `New ${word}` },
    update: { name: `Renamed ${word}` },
  })
  const personal = {
    shared: saved({}),
    own: saved({ owner_id: actor.id }),
    "another's": saved({ owner_id: people.bystander.id }),
  }
  return {
    message_drafts: {
      ...forTickets(world, (ticket_number) => ({
        insert: { ticket_number, kind: 'note', body: 'It hums' },
      })),
      own: draft(tickets.none),
      "another's": draft(tickets.none, people.bystander.id),
      'own of their private team': draft(tickets.theirs),
      'own of another private team': draft(tickets.another),
    },
    macros: personal,
    views: {
      ...personal,
      shared: { ...saved({}), match: { owner_id: null, team_id: null, name: word } },
      'of their private team': saved({ team_id: teams.theirs }),
      'of another private team': saved({ team_id: teams.another }),
      'of a team with a hundred': saved({ team_id: teams.full }),
    },
    help_categories: {
      any: {
        match: { id: world.help.spare },
        insert: { name: `New ${word}`, slug: `new-${word}` },
        update: { description: 'What hums' },
      },
    },
    help_articles: {
      published: article('published'),
      draft: article('draft'),
      'published, without a text': { insert: { ...article('published').insert, body: '' } },
    },
    bulk_changes: {
      own: { match: { id: world.bulk[actor.id] ?? NOTHING } },
      "another's": { match: { id: world.bulk[people.bystander.id] } },
    },
    bulk_change_tickets: {
      own: { match: { bulk_change_id: world.bulk[actor.id] ?? NOTHING } },
      "another's": { match: { bulk_change_id: world.bulk[people.bystander.id] } },
    },
    bulk_change_records: {
      own: { match: { bulk_change_id: world.bulk[actor.id] ?? NOTHING } },
      "another's": { match: { bulk_change_id: world.bulk[people.bystander.id] } },
    },
    contact_imports: { any: { match: { id: world.imports.done } } },
    contact_import_lines: { any: { match: { import_id: world.imports.done } } },
    ticket_followers: {
      own: { match: { ticket_number: world.tickets.hub, user_id: actor.id } },
      "another's": { match: { ticket_number: world.tickets.hub, user_id: people.bystander.id } },
      ...forTickets(world, (ticket_number) => ({ insert: { ticket_number } })),
    },
    settings: { any: { match: { only_row: true }, update: { workspace_name: `Hums ${word}` } } },
    api_keys: {
      any: { match: { id: world.keys.all.id } },
      own: { match: { id: world.keys['tickets:read'].id } },
    },
    webhook_sources: { any: { match: { id: world.source } } },
    webhook_events: { any: { match: { id: world.webhookEvent } } },
    webhook_subscriptions: { any: { match: { id: world.subscription } } },
    subscription_health: { any: { match: { subscription_id: world.subscription } } },
    outgoing_events: { any: { match: { id: world.outgoing.event } } },
    webhook_deliveries: { any: { match: { id: world.outgoing.delivery } } },
    delivery_attempts: { any: { match: { delivery_id: world.outgoing.delivery } } },
    deletions: { any: { match: { id: world.deletion } } },
    audit_log: { any: { match: { object_id: people.bystander.id } } },
  }
}

/** What each row of the matrix is for this actor. */
export function rowsFor(world: World, actor: Player): Rows {
  return {
    ...ticketRows(world, actor),
    ...peopleRows(world, actor),
    ...workspaceRows(world, actor),
  }
}
