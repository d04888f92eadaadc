import { fullKey, insiders, users } from './actors'
import {
  admin,
  asTickets,
  besideTickets,
  newDrafts,
  onTickets,
  ownDrafts,
  readContacts,
  readTickets,
  readUsers,
  usersAndKeys,
  writeContacts,
  writeTickets,
} from './groups'
import { conversationTables } from './matrix-conversation'
import { fieldTables } from './matrix-fields'
import { helpTables } from './matrix-help'
import type { TableRules } from './rules'

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
      columns: [
        'list_columns',
        'list_density',
        'name',
        'notifications',
        'picture',
        'shortcuts',
        'signature',
        'time_zone',
      ],
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
    insert: { columns: ['name', 'notes'], rows: { any: [...users, ...writeContacts] } },
    update: { columns: ['name', 'notes'], rows: { any: [...users, fullKey] } },
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
    insert: {
      columns: ['company_id', 'name', 'notes', 'phone'],
      rows: { any: [...users, ...writeContacts] },
    },
    update: {
      columns: ['company_id', 'name', 'notes', 'phone'],
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
  ...fieldTables,
  ...conversationTables,
  message_drafts: {
    for: ['user'],
    select: ownDrafts,
    insert: { columns: ['body', 'kind', 'ticket_number'], rows: newDrafts },
    update: { columns: ['body'], rows: ownDrafts },
    delete: ownDrafts,
  },
  message_mentions: {
    for: ['user'],
    select: {
      'of no team': users,
      'of their private team': insiders,
      'of another private team': admin,
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
  ticket_ccs: {
    for: usersAndKeys,
    select: asTickets,
    insert: { columns: ['contact_id', 'ticket_number'], rows: besideTickets },
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
      rows: {
        shared: admin,
        own: users,
        "another's": admin,
        'of their private team': admin,
        'of a team with a hundred': { ruled: admin },
      },
    },
    update: {
      columns: ['name', 'position', 'query'],
      rows: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
    },
    delete: { shared: admin, own: users, "another's": admin, 'of their private team': admin },
  },
  ...helpTables,
  bulk_changes: { for: ['user'], select: { own: users, "another's": [] } },
  bulk_change_tickets: { for: ['user'], select: { own: users, "another's": [] } },
  bulk_change_records: { for: ['user'], select: { own: users, "another's": [] } },
  contact_imports: { for: ['user'], select: { any: admin } },
  contact_import_lines: { for: ['user'], select: { any: admin } },
  settings: {
    for: ['user'],
    select: { any: admin },
    update: {
      columns: [
        'api_origins',
        'close_solved_after_days',
        'keep_deliveries_days',
        'keep_webhook_bodies_days',
        'logo',
        'mails_an_hour',
        'max_attachment_bytes',
        'refused_domains',
        'refused_file_types',
        'request_link_days',
        'sender_address',
        'support_addresses',
        'time_zone',
        'workspace_name',
      ],
      rows: { any: admin },
    },
  },
  api_keys: { for: ['user'], select: { any: admin, own: admin } },
  webhook_sources: { for: ['user'], select: { any: admin } },
  webhook_events: { for: ['user'], select: { any: admin } },
  webhook_subscriptions: { for: ['user'], select: { any: admin } },
  subscription_health: { for: ['user'], select: { any: admin } },
  outgoing_events: { for: ['user'], select: { any: admin } },
  webhook_deliveries: { for: ['user'], select: { any: admin } },
  delivery_attempts: { for: ['user'], select: { any: admin } },
  audit_log: { for: ['user'], select: { any: admin } },
  deletions: { for: ['user'], select: { any: admin } },
}
