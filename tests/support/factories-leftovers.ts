import { Client } from 'pg'
import { afterAll } from 'vitest'
import { postgres } from './factories-postgres'
import { testStack } from './stack'

type Kind = 'actor' | 'ticket' | 'team' | 'source' | 'field' | 'view' | 'job' | 'subscription'
const made: Record<Kind, string[]> = {
  actor: [],
  ticket: [],
  team: [],
  source: [],
  field: [],
  view: [],
  job: [],
  subscription: [],
}

/** Notes what this file of tests made, so that it is gone when the file ends. */
export function leaveBehind(kind: Kind, id: string): void {
  made[kind].push(id)
}

// Browser tests use the same stack afterwards: they shall find the workspace as it was seeded.
// As the superuser, because triggers and closed tickets refuse some of this by design.
afterAll(async () => {
  await postgres().end()
  const admin = new Client({ connectionString: testStack().adminDatabaseUrl })
  await admin.connect()
  try {
    await admin.query('begin; set local session_replication_role = replica')
    await admin.query(
      `create temporary table gone on commit drop as
       select number from public.tickets where number = any ($1) or team_id = any ($2)
       union select ticket_number from public.events where field = 'created' and actor_id = any ($3)`,
      [made.ticket, made.team, [...made.actor, ...made.source]],
    )
    await admin.query(`
      update public.webhook_events set ticket_number = null, message_id = null
        where ticket_number in (select number from gone);
      delete from private.ticket_references where ticket_number in (select number from gone);
      delete from public.ticket_tags where ticket_number in (select number from gone);
      delete from public.ticket_followers where ticket_number in (select number from gone);
      delete from public.ticket_ccs where ticket_number in (select number from gone);
      delete from private.mail_ids where ticket_number in (select number from gone);
      delete from private.reply_tokens where ticket_number in (select number from gone);
      delete from private.notifications where ticket_number in (select number from gone);
      delete from public.ticket_links where ticket_number in (select number from gone)
        or other_number in (select number from gone);
      delete from private.ticket_spans where number in (select number from gone);
      delete from public.messages where ticket_number in (select number from gone);
      delete from public.events where ticket_number in (select number from gone);
      delete from public.tickets where number in (select number from gone)`)
    await admin.query(
      `delete from public.views where id = any ($1) or team_id = any ($2) or owner_id = any ($3)
         or id::text in (select object_id from public.audit_log
           where object_kind = 'views' and action = 'created' and actor_id = any ($3))`,
      [made.view, made.team, made.actor],
    )
    await admin.query('select graphile_worker.complete_jobs($1)', [made.job])
    await admin.query('delete from public.team_members where team_id = any ($1)', [made.team])
    await admin.query('delete from public.teams where id = any ($1)', [made.team])
    // A field in use would stand in every form of the browser tests.
    await admin.query(
      `update public.custom_fields set archived_at = now() where id = any ($1) or id::text in (
         select object_id from public.audit_log
         where object_kind = 'custom_fields' and action = 'created' and actor_id = any ($2))`,
      [made.field, made.actor],
    )
    // By its own triggers: deliveries and their log go with it, and the dashboard counts no more.
    await admin.query('set local session_replication_role = origin')
    await admin.query('delete from private.ticket_facts where number in (select number from gone)')
    await admin.query('select private.drop_subscription(id) from unnest($1::uuid[]) id', [
      made.subscription,
    ])
    await admin.query('set local session_replication_role = replica')
    await admin.query('set local session_replication_role = origin')
    await admin.query('delete from public.contact_imports where user_id = any ($1)', [made.actor])
    await admin.query('set local session_replication_role = replica')
    for (const [table, column, ids] of [
      ['users', 'deactivated_at', made.actor],
      ['webhook_sources', 'disabled_at', made.source],
    ]) {
      await admin.query(`update public.${table} set ${column} = now() where id = any ($1)`, [ids])
    }
    await admin.query('commit')
  } finally {
    await admin.end()
  }
})
