import { describe, expect, test } from 'vitest'
import { postgres } from '@/tests/support/factories-postgres'

async function names(sql: string): Promise<string[]> {
  const { rows } = await postgres().query<{ name: string }>(sql)
  return rows.map(({ name }) => name).sort()
}

// Ours alone: what an extension brought is not ours to comment.
const OURS = `pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm')`

const functionsWhere = (condition: string) =>
  names(`select n.nspname || '.' || p.proname as name from ${OURS} and (${condition})`)
const tablesWhere = (condition: string) =>
  names(`select n.nspname || '.' || c.relname as name from ${TABLES} and (${condition})`)

describe('functions', () => {
  test('there are some, or the rest proves nothing', async () => {
    expect((await functionsWhere('true')).length).toBeGreaterThan(40)
  })

  test('every one has an empty search_path', async () => {
    const pinned = `'search_path=""' = any (coalesce(p.proconfig, '{}'))`
    expect(await functionsWhere(`not ${pinned}`)).toEqual([])
  })

  test('every one says what it is for', async () => {
    const comment = `obj_description(p.oid, 'pg_proc')`
    expect(await functionsWhere(`coalesce(${comment}, '') = ''`)).toEqual([])
  })

  test('those that run as their owner lie where the API cannot see, and say why', async () => {
    const comment = `obj_description(p.oid, 'pg_proc')`
    expect(await functionsWhere(`p.prosecdef and n.nspname <> 'private'`)).toEqual([])
    expect(await functionsWhere(`p.prosecdef and ${comment} not like '%Definer: %'`)).toEqual([])
    expect(await functionsWhere(`not p.prosecdef and ${comment} like '%Definer: %'`)).toEqual([])
  })

  test('nothing is granted to everyone', async () => {
    const open = `p.proacl is null or exists (
      select from aclexplode(p.proacl) a where a.grantee = 0)`
    expect(await functionsWhere(open)).toEqual([])
  })
})

describe('tables', () => {
  test('each that the API sees holds row-level security', async () => {
    expect(await tablesWhere(`n.nspname = 'public' and not c.relrowsecurity`)).toEqual([])
    expect(await tablesWhere(`n.nspname = 'public' and c.relkind <> 'r'`)).toEqual([])
  })

  test('each has one restrictive policy that asks whether the actor is alive, of every command', async () => {
    const restrictive = `select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
      and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) like '%private.acting_as(%'`
    expect(
      await tablesWhere(`n.nspname = 'public' and (select count(*) from (${restrictive}) r) <> 1`),
    ).toEqual([])
  })

  test('every policy is for those who have signed in, and every changing one checks', async () => {
    const lax = await names(
      `select p.tablename || ': ' || p.policyname as name from pg_policies p
       where p.schemaname = 'public' and (p.roles <> '{authenticated}'
         or (p.permissive = 'PERMISSIVE' and p.cmd in ('INSERT', 'UPDATE') and p.with_check is null))`,
    )
    expect(lax).toEqual([])
  })

  test('each says what it is for', async () => {
    expect(await tablesWhere(`coalesce(obj_description(c.oid, 'pg_class'), '') = ''`)).toEqual([])
  })

  test('those in private are out of reach, and nobody reaches any', async () => {
    const any = (role: string) =>
      `has_table_privilege('${role}', c.oid, 'select, insert, update, delete, truncate')
       or has_any_column_privilege('${role}', c.oid, 'select, insert, update')`
    expect(await tablesWhere(`n.nspname = 'private' and (${any('authenticated')})`)).toEqual([])
    expect(await tablesWhere(any('anon'))).toEqual([])
  })

  test('every foreign key is led by an index', async () => {
    const bare = await names(
      `select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k
       join pg_namespace n on n.oid = k.connamespace
       where k.contype = 'f' and n.nspname in ('public', 'private') and not exists (
         select from pg_index i where i.indrelid = k.conrelid
           and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] = k.conkey)`,
    )
    expect(bare).toEqual([])
  })
})

// What may be written through the API. All else is refused before any policy is asked.
const WRITABLE: Record<string, Partial<Record<'insert' | 'update' | 'delete', string[]>>> = {
  attachments: { insert: ['file_name', 'kind', 'ticket_number'], delete: ['*'] },
  api_keys: {},
  audit_log: {},
  bulk_change_records: {},
  bulk_change_tickets: {},
  bulk_changes: {},
  companies: { insert: ['name', 'notes'], update: ['name', 'notes'] },
  company_custom_values: {
    insert: ['company_id', 'field_id', 'value'],
    update: ['value'],
    delete: ['*'],
  },
  company_domains: { insert: ['company_id', 'domain'], delete: ['*'] },
  contact_custom_values: {
    insert: ['contact_id', 'field_id', 'value'],
    update: ['value'],
    delete: ['*'],
  },
  contact_emails: {
    insert: ['contact_id', 'email', 'is_primary'],
    update: ['is_primary'],
    delete: ['*'],
  },
  contact_identities: {},
  contact_import_lines: {},
  contact_imports: {},
  contacts: {
    insert: ['company_id', 'name', 'notes', 'phone'],
    update: ['company_id', 'name', 'notes', 'phone'],
  },
  deletions: {},
  delivery_attempts: {},
  custom_fields: {
    insert: [
      ...['choices', 'key', 'label', 'position'],
      ...['request_form', 'required_in_forms', 'required_to_solve', 'type', 'used_on'],
    ],
    update: [
      ...['archived_at', 'choices', 'label', 'position'],
      ...['request_form', 'required_in_forms', 'required_to_solve'],
    ],
  },
  events: {},
  help_articles: {
    insert: ['body', 'category_id', 'slug', 'status', 'summary', 'title'],
    update: ['body', 'category_id', 'slug', 'status', 'summary', 'title'],
  },
  help_categories: {
    insert: ['description', 'name', 'position', 'slug'],
    update: ['description', 'name', 'position', 'slug'],
    delete: ['*'],
  },
  invitations: { insert: ['email', 'role'], update: ['expires_at', 'revoked_at', 'role'] },
  macros: {
    insert: ['body', 'changes', 'name', 'owner_id'],
    update: ['body', 'changes', 'name'],
    delete: ['*'],
  },
  message_drafts: {
    insert: ['body', 'kind', 'ticket_number'],
    update: ['body'],
    delete: ['*'],
  },
  message_mentions: {},
  messages: { insert: ['body', 'kind', 'sending_key', 'ticket_number'] },
  outgoing_events: {},
  ratings: {},
  settings: {
    update: [
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
  },
  subscription_health: {},
  tags: { insert: ['name'] },
  team_members: { insert: ['team_id', 'user_id'], delete: ['*'] },
  teams: { insert: ['is_private', 'name'], update: ['is_private', 'name'] },
  ticket_ccs: { insert: ['contact_id', 'ticket_number'], delete: ['*'] },
  ticket_custom_values: {
    insert: ['field_id', 'ticket_number', 'value'],
    update: ['value'],
    delete: ['*'],
  },
  ticket_reads: {},
  ticket_followers: { insert: ['ticket_number'], delete: ['*'] },
  ticket_links: { insert: ['other_number', 'ticket_number'], delete: ['*'] },
  ticket_tags: { insert: ['tag_id', 'ticket_number'], delete: ['*'] },
  tickets: {
    insert: ['assignee_id', 'priority', 'requester_id', 'status', 'subject', 'team_id'],
    update: ['assignee_id', 'priority', 'status', 'subject', 'team_id'],
  },
  users: {
    update: [
      'list_columns',
      'list_density',
      'name',
      'notifications',
      'picture',
      'shortcuts',
      'signature',
      'time_zone',
    ],
  },
  views: {
    insert: ['name', 'owner_id', 'position', 'query', 'team_id'],
    update: ['name', 'position', 'query'],
    delete: ['*'],
  },
  webhook_deliveries: {},
  webhook_events: {},
  webhook_sources: {},
  webhook_subscriptions: {},
}

test('every table is among those whose grants are known', async () => {
  const tables = await names(`select c.relname as name from ${TABLES} and n.nspname = 'public'`)
  expect(tables).toEqual(Object.keys(WRITABLE).sort())
})

test.each(Object.entries(WRITABLE))(
  'of %s, who has signed in may write what is listed',
  async (table, writable) => {
    for (const verb of ['insert', 'update'] as const) {
      const columns = await names(
        `select a.attname as name from pg_attribute a
       where a.attrelid = 'public.${table}'::regclass and a.attnum > 0 and not a.attisdropped
         and has_column_privilege('authenticated', a.attrelid, a.attnum, '${verb}')`,
      )
      expect([verb, columns]).toEqual([verb, writable[verb] ?? []])
    }
    for (const verb of ['delete', 'truncate', 'trigger', 'references'] as const) {
      const { rows } = await postgres().query(
        `select has_table_privilege('authenticated', $1::regclass, $2) as granted`,
        [`public.${table}`, verb],
      )
      expect([verb, rows[0].granted]).toEqual([verb, verb === 'delete' && 'delete' in writable])
    }
  },
)
