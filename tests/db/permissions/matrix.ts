import { type Actors, fullKey, insiders, keys, tokenHolders, users } from './actors'
import type { FunctionRules, TableRules } from './rules'

const usersAndKeys = ['user', 'api_key'] as const
const admin = ['admin'] as const
const readTickets = keys('tickets:read')
const writeTickets = keys('tickets:write')
const readContacts = keys('contacts:read')
const writeContacts = keys('contacts:write')
const readUsers = keys('users:read')

// What hangs on a ticket goes with the ticket: to read, and to change.
const asTickets = {
  'of no team': [...users, ...readTickets],
  'of their private team': [...insiders, ...readTickets],
  'of another private team': [...admin, ...readTickets],
  'of the link': [...users, ...readTickets],
}
const onTickets = {
  'of no team': [...users, fullKey],
  'of their private team': [...insiders, fullKey],
  'of another private team': [...admin, fullKey],
  'of the link': [...users, fullKey],
  closed: { ruled: [...users, fullKey] },
}

// What lies beside a ticket goes on when it is closed.
const besideTickets = { ...onTickets, closed: [...users, fullKey] }

// A function writes for a key that may not read by itself.
const byFunction = {
  'of no team': [...users, ...writeTickets],
  'of their private team': [...insiders, ...writeTickets],
  'of another private team': [...admin, ...writeTickets],
  'of the link': [...users, ...writeTickets],
  closed: { ruled: [...users, ...writeTickets] },
}

const byFunctionBeside = { ...byFunction, closed: [...users, ...writeTickets] }

/**
 * Who may do what: product.md's table, expanded. For each row a test arranges (see rows.ts), the
 * actors whom a command succeeds for; all others find nothing or are refused. A command that is
 * not listed is granted to nobody.
 */
export const tables: Readonly<Record<string, TableRules>> = {
  users: {
    for: usersAndKeys,
    select: { own: users, "another's": [...users, ...readUsers] },
    update: {
      columns: ['name', 'notifications', 'picture', 'signature', 'time_zone'],
      rows: { own: users, "another's": [] },
    },
  },
  teams: {
    for: usersAndKeys,
    select: { any: [...users, ...readUsers] },
    insert: { columns: ['is_private', 'name'], rows: { any: admin } },
    update: { columns: ['is_private', 'name'], rows: { any: admin } },
  },
  team_members: {
    for: usersAndKeys,
    select: { any: [...users, ...readUsers] },
    insert: { columns: ['team_id', 'user_id'], rows: { any: admin, own: admin } },
    delete: { any: admin },
  },
  invitations: {
    for: ['user'],
    select: { any: admin },
    insert: { columns: ['email', 'role'], rows: { any: admin } },
    update: { columns: ['expires_at', 'revoked_at', 'role'], rows: { any: admin } },
  },
  companies: {
    for: usersAndKeys,
    select: { any: [...users, ...readContacts] },
    insert: { columns: ['name'], rows: { any: [...users, ...writeContacts] } },
    update: { columns: ['name'], rows: { any: [...users, fullKey] } },
  },
  company_domains: {
    for: usersAndKeys,
    select: { any: [...users, ...readContacts] },
    insert: { columns: ['company_id', 'domain'], rows: { any: [...users, ...writeContacts] } },
    delete: { any: [...users, fullKey] },
  },
  contacts: {
    for: usersAndKeys,
    select: { any: [...users, ...readContacts], 'of the link': [...users, ...readContacts] },
    insert: { columns: ['company_id', 'name'], rows: { any: [...users, ...writeContacts] } },
    update: {
      columns: ['company_id', 'name'],
      rows: { any: [...users, fullKey], 'of the link': [...users, fullKey] },
    },
  },
  contact_emails: {
    for: usersAndKeys,
    select: { any: [...users, ...readContacts], 'of the link': [...users, ...readContacts] },
    insert: {
      columns: ['contact_id', 'email', 'is_primary'],
      rows: { any: [...users, ...writeContacts], 'of the link': [...users, ...writeContacts] },
    },
    update: { columns: ['is_primary'], rows: { any: [...users, fullKey] } },
    delete: { any: [...users, fullKey] },
  },
  contact_identities: { for: usersAndKeys, select: { any: [...users, ...readContacts] } },
  tickets: {
    for: ['user', 'api_key', 'contact'],
    select: { ...asTickets, 'of the link': [...users, ...readTickets, 'link'] },
    insert: {
      columns: ['assignee_id', 'priority', 'requester_id', 'status', 'subject', 'team_id'],
      rows: {
        'of no team': [...users, ...writeTickets],
        'of their private team': [...insiders, ...writeTickets],
        'of another private team': [...admin, ...writeTickets],
      },
    },
    update: {
      columns: ['assignee_id', 'priority', 'status', 'subject', 'team_id'],
      rows: {
        ...onTickets,
        'into their private team': [...insiders, fullKey],
        'into another private team': [...admin, fullKey],
        'to somebody deactivated': { ruled: [...users, fullKey] },
      },
    },
  },
  tags: {
    for: usersAndKeys,
    select: { any: [...users, ...readTickets, 'key tickets:write'] },
    insert: { columns: ['name'], rows: { any: [...users, ...writeTickets] } },
  },
  ticket_tags: {
    for: usersAndKeys,
    select: asTickets,
    insert: { columns: ['tag_id', 'ticket_number'], rows: onTickets },
    delete: onTickets,
  },
  custom_fields: {
    for: usersAndKeys,
    select: { any: [...users, ...readTickets, 'key tickets:write'] },
    insert: { columns: ['choices', 'key', 'label', 'position', 'type'], rows: { any: admin } },
    update: { columns: ['archived_at', 'choices', 'label', 'position'], rows: { any: admin } },
  },
  ticket_custom_values: {
    for: usersAndKeys,
    select: asTickets,
    insert: {
      columns: ['field_id', 'ticket_number', 'value'],
      rows: { ...onTickets, 'no number': { ruled: [...users, fullKey] } },
    },
    update: { columns: ['value'], rows: onTickets },
    delete: onTickets,
  },
  messages: {
    for: ['user', 'api_key', 'contact'],
    select: {
      ...asTickets,
      'of the link': [...users, ...readTickets, 'link'],
      'a note of the link': [...users, ...readTickets],
      'a note of their private team': [...insiders, ...readTickets],
    },
    insert: {
      columns: ['body', 'kind', 'ticket_number'],
      rows: {
        ...onTickets,
        'of the link': [...users, fullKey, 'link'],
        'a note of the link': [...users, fullKey],
        'a note of their private team': [...insiders, fullKey],
      },
    },
  },
  events: { for: usersAndKeys, select: asTickets },
  ticket_reads: { for: ['user'], select: { own: users, "another's": [] } },
  ticket_links: {
    for: usersAndKeys,
    select: asTickets,
    insert: { columns: ['other_number', 'ticket_number'], rows: besideTickets },
    delete: besideTickets,
  },
  ticket_followers: {
    for: ['user'],
    select: { own: users, "another's": [] },
    insert: {
      columns: ['ticket_number'],
      rows: {
        'of no team': users,
        'of their private team': insiders,
        'of another private team': admin,
        closed: users,
      },
    },
    delete: { own: users, "another's": [] },
  },
  macros: {
    for: ['user'],
    select: { shared: users, own: users, "another's": admin },
    insert: {
      columns: ['body', 'changes', 'name', 'owner_id'],
      rows: { shared: admin, own: users, "another's": admin },
    },
    update: {
      columns: ['body', 'changes', 'name'],
      rows: { shared: admin, own: users, "another's": admin },
    },
    delete: { shared: admin, own: users, "another's": admin },
  },
  views: {
    for: ['user'],
    select: {
      shared: users,
      own: users,
      "another's": admin,
      'of their private team': insiders,
      'of another private team': admin,
    },
    insert: {
      columns: ['name', 'owner_id', 'position', 'query', 'team_id'],
      rows: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
    },
    update: {
      columns: ['name', 'position', 'query'],
      rows: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
    },
    delete: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
  },
  bulk_changes: { for: ['user'], select: { own: users, "another's": [] } },
  bulk_change_tickets: { for: ['user'], select: { own: users, "another's": [] } },
  settings: {
    for: ['user'],
    select: { any: admin },
    update: {
      columns: ['max_attachment_bytes', 'time_zone', 'workspace_name'],
      rows: { any: admin },
    },
  },
  api_keys: { for: ['user'], select: { any: admin, own: admin } },
  webhook_sources: { for: ['user'], select: { any: admin } },
  webhook_events: { for: ['user'], select: { any: admin } },
  webhook_subscriptions: { for: ['user'], select: { any: admin } },
  audit_log: { for: ['user'], select: { any: admin } },
}

// Functions: the roles that may call it at all, and for whom it does something.
const signedIn = ['authenticated'] as const
const onUsers: FunctionRules = { roles: signedIn, execute: { "another's": admin } }
const onBulkChanges: FunctionRules = { roles: signedIn, execute: { own: users, "another's": [] } }
const everyone: Actors = ['anon', ...tokenHolders]

export const functions: Readonly<Record<string, FunctionRules>> = {
  current_actor: { roles: ['anon', 'authenticated'], execute: { own: users } },
  create_ticket: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
    },
  },
  update_ticket: {
    roles: signedIn,
    execute: {
      ...byFunction,
      'into their private team': [...insiders, ...writeTickets],
      'into another private team': [...admin, ...writeTickets],
    },
  },
  // A reply to a closed ticket starts its follow-up.
  add_message: {
    roles: signedIn,
    execute: {
      ...byFunction,
      'of the link': [...users, ...writeTickets, 'link'],
      'a note of the link': [...users, ...writeTickets],
      closed: [...users, ...writeTickets],
    },
  },
  list_tickets: { roles: signedIn, execute: { ...asTickets, closed: [...users, ...readTickets] } },
  matching_tickets: { roles: signedIn, execute: asTickets },
  // They answer numbers to everybody; whose tickets are in them, search-limits.test.ts knows.
  count_tickets: { roles: signedIn, execute: { any: tokenHolders } },
  count_news: { roles: signedIn, execute: { any: tokenHolders } },
  mark_ticket_read: { roles: signedIn, execute: { any: tokenHolders } },
  set_ticket_tags: { roles: signedIn, execute: byFunction },
  set_ticket_custom_fields: { roles: signedIn, execute: byFunction },
  merge_tickets: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'into their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
      closed: { ruled: [...users, ...writeTickets] },
    },
  },
  unmerge_ticket: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'out of their private team': [...insiders, ...writeTickets],
    },
  },
  start_bulk_change: {
    roles: signedIn,
    execute: { any: users, 'by a macro of their own': users, "by another's macro": admin },
  },
  continue_bulk_change: onBulkChanges,
  undo_bulk_change: onBulkChanges,
  list_bulk_change_tickets: onBulkChanges,
  // Away from the requester's eyes: their link neither files, snoozes, links nor splits.
  file_ticket: { roles: signedIn, execute: byFunctionBeside },
  snooze_ticket: { roles: signedIn, execute: byFunction },
  link_tickets: { roles: signedIn, execute: byFunctionBeside },
  unlink_tickets: { roles: signedIn, execute: byFunctionBeside },
  related_tickets: { roles: signedIn, execute: asTickets },
  // A ticket keeps a reply: those of no team and of private teams have more than one.
  split_message: {
    roles: signedIn,
    execute: {
      'of no team': [...users, ...writeTickets],
      'of their private team': [...insiders, ...writeTickets],
      'of another private team': [...admin, ...writeTickets],
      'of the link': { ruled: [...users, ...writeTickets] },
      closed: { ruled: [...users, ...writeTickets] },
    },
  },
  merge_contacts: { roles: signedIn, execute: { any: [...users, fullKey] } },
  unmerge_contact: { roles: signedIn, execute: { any: [...users, fullKey] } },
  change_user_role: { roles: signedIn, execute: { own: [], "another's": admin } },
  sign_out_user: onUsers,
  deactivate_user: onUsers,
  reactivate_user: { roles: signedIn, execute: { own: admin, "another's": admin } },
  invite_users: { roles: signedIn, execute: { any: admin } },
  list_users: { roles: signedIn, execute: { any: [...users, ...readUsers] } },
  // It answers nothing to anybody; whom it marks, deactivation.test.ts knows.
  mark_seen: { roles: signedIn, execute: { own: tokenHolders } },
  exchange_api_key: { roles: ['anon'], execute: { any: ['anon'] } },
  exchange_requester_link: { roles: ['anon'], execute: { any: ['anon'] } },
  receive_webhook: { roles: ['anon'], execute: { any: ['anon'] } },
  request_sign_in: { roles: ['anon', 'authenticated'], execute: { any: everyone } },
  try_sign_in_code: { roles: ['anon', 'authenticated'], execute: { any: everyone } },
}
