import type { Json } from '@/lib/supabase/database.types'

export const OBJECT_KINDS = [
  'users',
  'invitations',
  'teams',
  'team_members',
  'tags',
  'custom_fields',
  'tickets',
  'contacts',
  'companies',
  'macros',
  'views',
  'api_keys',
  'webhook_sources',
  'webhook_subscriptions',
  'settings',
  'jobs',
  'contact_imports',
  'mail',
] as const

export type ObjectKind = (typeof OBJECT_KINDS)[number]
export type AuditAction = 'created' | 'changed' | 'deleted' | 'signed_out'

/** A column that changed: what stood there, and what stands there now. */
export type Change = { from: Json; to: Json }

/** One line of the audit log. `at` keeps Postgres's microseconds: the cursor needs them. */
export type AuditLine = {
  id: number
  at: string
  actor: { kind: string; name: string }
  action: AuditAction
  kind: string
  object: { id: string; name: string }
  changes: Record<string, Change>
}

/** What the log can be narrowed to. Days are in the reader's time zone, both included. */
export type AuditFilter = {
  kind?: ObjectKind
  object?: string
  actor?: string
  from?: string
  to?: string
}

/** One page of the log; a cursor is null where the log ends. */
export type AuditPage = { lines: AuditLine[]; next: string | null; previous: string | null }
