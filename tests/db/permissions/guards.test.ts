import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { postgres, rolledBack } from '@/tests/support/factories-postgres'
import { type Cell, outcomeOf } from './cells'
import { allColumns, type Column } from './columns'
import { tables } from './matrix'
import { disabledTriggers } from './mutants'
import { rowsFor } from './rows'
import { stage } from './stage'
import { firstRed, survivors } from './survivors'

const arranged = stage()

// A value that the column did not have, by its type.
const another: Record<string, unknown> = {
  bigint: 4_000_000_000,
  boolean: false,
  bytea: Buffer.from('other'),
  integer: 4_000_000,
  jsonb: { other: true },
  smallint: 3,
  text: 'other',
  'text[]': ['other'],
  'timestamp with time zone': '2031-01-01T00:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
}
const granted = (table: string) => `grant update on public.${table} to authenticated;`
// The trigger that stamps updated_at writes over whatever is given.
const stamped = ({ table, column }: Column) => column === 'updated_at' && table !== 'tickets'

let behindTheGrants: ReadonlyMap<string, Cell[]>
beforeAll(async () => {
  const { world, cast } = arranged()
  const columns = (await allColumns()).filter(
    (each) =>
      !each.generated &&
      !stamped(each) &&
      !tables[each.table]?.update?.columns.includes(each.column),
  )
  const cells = columns.map(({ table, column, type }): Cell => {
    const [row] = Object.values(rowsFor(world, cast.admin)[table] ?? {})
    const update = { [column]: another[type] }
    const expected = tables[table]?.update ? (['refused'] as const) : (['nothing'] as const)
    return {
      ...{ object: table, verb: 'update', row: `.${column}`, actor: 'admin', expected },
      request: { match: row?.match, update },
    }
  })
  behindTheGrants = Map.groupBy(cells, ({ object }) => object)
})

const noticed = (pg: PoolClient, table: string) =>
  firstRed(pg, behindTheGrants.get(table) ?? [], arranged().cast)

test('were all columns granted, the second lock would still keep those that nobody sets', async () => {
  for (const table of Object.keys(tables)) {
    const red = await rolledBack(async (pg) => {
      await pg.query(granted(table))
      return await noticed(pg, table)
    })
    expect([table, red]).toEqual([table, null])
  }
}, 60_000)

// An event of this type that may still be taken back, in the hand of a worker, and what takes it back.
const takingBack = (type: string, table: string, column: string) => `
    with event as (
      insert into public.outgoing_events (type, data, ticket_number, message_id, due_at)
      select '${type}', '{}', m.ticket_number, ${type === 'message.created' ? 'm.id' : 'null'}, now() + interval '1 minute'
      from public.messages m where m.ticket_number = $2 returning id)
    insert into public.webhook_deliveries (subscription_id, event_id, claimed_until)
    select (select s.id from public.webhook_subscriptions s limit 1), event.id, now() from event;
    delete from public.${table} where ${column} = $2`

// With a field that is needed, which in a world of its own would concern every ticket of the stack.
const solving = (attempt: string) => `
    insert into public.custom_fields (key, label, type, required_to_solve)
    values ('needed_by_guards', 'Needed', 'text', true);
    select set_config('request.jwt.claims', json_build_object('sub', $1)::text, true);
    ${attempt}`

// What no actor of the matrix can try, since they would have to be the database's owner.
const asOwner: Record<string, string> = {
  users_keep_an_admin: `
    update public.users set role = 'agent' where role = 'admin' and id <> $1;
    update public.users set role = 'agent' where id = $1`,
  events_append_only: `update public.events set field = field where ticket_number = $2`,
  audit_log_append_only: `delete from public.audit_log where object_id = $1::text`,
  audit_log_never_emptied: 'truncate public.audit_log',
  custom_fields_20_limit: `
    insert into public.custom_fields (key, label, type)
    select 'limit_' || n, 'Limit', 'text' from generate_series(1, 101) n`,
  custom_fields_21_limit: `
    insert into public.custom_fields (key, label, type, archived_at)
    select 'limit_' || n, 'Limit', 'text', now() from generate_series(1, 101) n;
    update public.custom_fields set archived_at = null`,
  attachments_20_limit: `
    insert into public.attachments (ticket_number, file_name, uploader_kind, uploader_id)
    select $2, n || '.txt', 'user', $1 from generate_series(1, 101) n`,
  tickets_25_fields_at_first: solving(`
    insert into public.tickets (subject, requester_id, status)
    select 'It hums', requester_id, 'solved' from public.tickets where number = $2`),
  tickets_32_refused: `
    update public.settings set refused_domains = '{example.com}';
    insert into public.tickets (subject, requester_id, channel)
    select 'It hums', requester_id, 'web' from public.tickets where number = $2`,
  tickets_26_fields: solving(`update public.tickets set status = 'solved' where number = $2`),
  messages_11_limit: `
    with link as (
      insert into private.requester_links (ticket_number, contact_id, token_hash)
      select t.number, t.requester_id, sha256('limit') from public.tickets t where t.number = $2
      returning id, contact_id)
    select set_config('request.jwt.claims', json_build_object(
      'actor_kind', 'contact', 'sub', contact_id, 'link', id)::text, true) from link;
    insert into public.messages (ticket_number, kind, body)
    select $2, 'reply', 'It hums.' from generate_series(1, 31)`,
  messages_95_take_back: takingBack('message.created', 'messages', 'ticket_number'),
  tickets_95_take_back: takingBack('ticket.created', 'tickets', 'number'),
}

async function refusedToTheOwner(pg: PoolClient, trigger: string): Promise<boolean> {
  const { world, cast } = arranged()
  const quoted = [`'${cast.admin.id}'::uuid`, `${world.tickets.none}`]
  const sql = (asOwner[trigger] ?? '').replace(/\$(\d)/g, (_, at) => quoted[at - 1] ?? '')
  try {
    await pg.query(sql)
    return false
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return ['refused', 'ruled'].includes(outcomeOf({ code, message }, trigger))
  }
}

test('events, the audit log and the last admin are kept from their owner too', async () => {
  for (const trigger of Object.keys(asOwner)) {
    const kept = await rolledBack((pg) => refusedToTheOwner(pg, trigger))
    expect([trigger, kept]).toEqual([trigger, true])
  }
})

test('a trigger that refuses, once disabled, is noticed', async () => {
  const { cells, cast } = arranged()
  const found = await disabledTriggers()
  expect(found.length).toBeGreaterThan(20)
  expect(
    await survivors(found, async (pg, { object, trigger, fn }) => {
      if (trigger in asOwner) return (await refusedToTheOwner(pg, trigger)) ? null : trigger
      if (fn !== 'guard_columns') {
        const own = cells.filter((cell) => cell.object === object)
        return await firstRed(pg, own, cast)
      }
      await pg.query(granted(object))
      return await noticed(pg, object)
    }),
  ).toEqual([])
}, 120_000)

test('and so is a table without any guard, where something may be updated', async () => {
  const guarded = new Set(
    (await disabledTriggers())
      .filter(({ fn }) => fn === 'guard_columns')
      .map(({ object }) => object),
  )
  const { rows } = await postgres().query<{ name: string }>(
    `select distinct tablename as name from pg_policies
     where schemaname = 'public' and cmd = 'UPDATE' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([...guarded].sort())
})
