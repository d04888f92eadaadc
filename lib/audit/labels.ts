import type { ObjectKind } from './types'

/** What the log speaks of: one of a kind, and the kind in the filter. */
export const KIND_LABELS: Record<ObjectKind, { one: string; many: string }> = {
  users: { one: 'user', many: 'Users' },
  invitations: { one: 'invitation of', many: 'Invitations' },
  teams: { one: 'team', many: 'Teams' },
  team_members: { one: 'team member', many: 'Team members' },
  tags: { one: 'tag', many: 'Tags' },
  custom_fields: { one: 'custom field', many: 'Custom fields' },
  tickets: { one: 'tickets in', many: 'Tickets' },
  contacts: { one: 'contact', many: 'Contacts' },
  companies: { one: 'company', many: 'Companies' },
  macros: { one: 'macro', many: 'Macros' },
  views: { one: 'view', many: 'Views' },
  api_keys: { one: 'API key', many: 'API keys' },
  webhook_sources: { one: 'webhook source', many: 'Webhook sources' },
  webhook_subscriptions: { one: 'webhook subscription', many: 'Webhook subscriptions' },
  settings: { one: 'settings of', many: 'Settings' },
  jobs: { one: 'job', many: 'Jobs' },
  contact_imports: { one: 'import of', many: 'Imports' },
  mail: { one: 'mailbox', many: 'Mail' },
}

/** Columns whose change is an act of its own: what it is called when they are set, and when emptied. */
export const ACTS: Record<string, { set: string; emptied: string }> = {
  deactivated_at: { set: 'deactivated', emptied: 'reactivated' },
  disabled_at: { set: 'disabled', emptied: 'enabled' },
  revoked_at: { set: 'revoked', emptied: 'restored' },
  rotated_at: { set: 'rotated the secret of', emptied: 'rotated the secret of' },
  replayed_at: { set: 'replayed events of', emptied: 'replayed events of' },
  picture: { set: 'changed the picture of', emptied: 'removed the picture of' },
  retried_at: { set: 'retried', emptied: 'retried' },
  test: { set: 'sent a test to', emptied: 'sent a test to' },
  started_at: { set: 'started', emptied: 'started' },
  cancelled_at: { set: 'cancelled', emptied: 'cancelled' },
  undone_at: { set: 'began to undo', emptied: 'began to undo' },
  merged_at: { set: 'merged', emptied: 'merged' },
  restored_at: { set: 'restored', emptied: 'restored' },
  archived_at: { set: 'archived', emptied: 'restored' },
}

/** What is told of something new besides its name. */
export const TOLD_OF_NEW: Partial<Record<string, string[]>> = {
  users: ['role'],
  invitations: ['role'],
  teams: ['is_private'],
  custom_fields: ['used_on'],
  views: ['query'],
  api_keys: ['scopes', 'requests_per_minute', 'expires_at'],
  webhook_sources: ['provider'],
  webhook_subscriptions: ['events'],
}

/** What is told of something that went: what was emptied in one go, and how many tickets lost a tag. */
export const TOLD_OF_GONE: Partial<Record<string, (column: string) => boolean>> = {
  tickets: () => true,
  contacts: () => true,
  companies: () => true,
  tags: (column) => column === 'tickets',
}
