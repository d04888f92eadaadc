import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, admin] = await Promise.all([signedIn(), signedIn('admin')])
})

const rows = async <T extends object>(sql: string, values: unknown[]) =>
  (await postgres().query<T>(sql, values)).rows

test('a contact leaves tickets of others that were merged into theirs', async () => {
  const [kim, bob, ann] = [freshEmail('kim'), freshEmail('bob'), freshEmail('ann')]
  const ask = (requesterEmail: string) => ticketBy(agent, { requesterEmail })
  const merge = async (source: number, survivor: number) => {
    const { error } = await agent.db.rpc('merge_tickets', { source, survivor })
    expect(error).toBeNull()
  }
  // Bob's lies below two of Kim's; another of his went by way of Kim's to Ann's.
  const [top, middle, low] = [await ask(kim), await ask(kim), await ask(bob)]
  await merge(low, middle)
  await merge(middle, top)
  const [anns, via, through] = [await ask(ann), await ask(kim), await ask(bob)]
  await merge(through, via)
  await merge(via, anns)
  const { requester_id: gone } = await ticketNow(top)
  const { data: weight } = await admin.db.rpc('weigh_contact', { contact_id: gone })
  expect(weight).toEqual({ tickets: 3, messages: 2, files: 0, elsewhere: 0, parted: 1 })

  expect((await admin.db.rpc('delete_contact', { contact_id: gone })).error).toBeNull()
  const left = await rows(
    `select t.number, t.status, t.merged_into,
       (select count(*)::integer from public.messages m where m.ticket_number = t.number) as messages
     from public.tickets t where t.number = any ($1) order by 1`,
    [[top, middle, low, anns, via, through]],
  )
  expect(left).toEqual([
    { number: low, status: 'new', merged_into: null, messages: 1 },
    { number: anns, status: 'new', merged_into: null, messages: 3 },
    { number: through, status: 'closed', merged_into: anns, messages: 0 },
  ])
  const line = await rows<{ changes: object }>(
    `select changes from public.audit_log where object_kind = 'contacts' and object_id = $1`,
    [gone],
  )
  expect(theOnly(line).changes).toEqual({
    tickets: { from: [top, middle, via], to: null },
    tickets_of_others: { from: null, to: [low] },
  })
})

test('a contact who was merged twice over is weighed whole', async () => {
  const [one, two, three] = [await contactRow(), await contactRow(), await contactRow()]
  await rows(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name, channel)
     values ($1, 'reply', 'Me too.', 'contact', $2, 'Gone', 'email')`,
    [await ticketBy(agent), one],
  )
  await agent.db.rpc('merge_contacts', { source: one, survivor: two })
  await agent.db.rpc('merge_contacts', { source: two, survivor: three })
  const { data: weight } = await admin.db.rpc('weigh_contact', { contact_id: three })
  expect(weight).toMatchObject({ elsewhere: 1 })
  await admin.db.rpc('delete_contact', { contact_id: three })
  expect(await rows('select from public.contacts where id = $1', [one])).toEqual([])
})

test('a contact leaves nothing in the files that they were imported from', async () => {
  const gone = await contactRow()
  const [import_] = await rows<{ id: string }>(
    `insert into public.contact_imports (user_id, file_name, state) values ($1, 'people.csv', 'done') returning id`,
    [admin.id],
  )
  await rows(
    `insert into public.contact_import_lines (import_id, number, line, cells, outcome, contact_id, before, after)
     values ($1, 1, 2, '{Kim,kim@example.com}', 'updated', $2, '{"name": "Kim"}', '{"name": "Kim P"}')`,
    [import_?.id, gone],
  )
  await admin.db.rpc('delete_contact', { contact_id: gone })
  const left = await rows(
    'select cells, before, after from public.contact_import_lines where import_id = $1',
    [import_?.id],
  )
  await rows('delete from public.contact_imports where id = $1', [import_?.id])
  expect(left).toEqual([{ cells: ['', ''], before: null, after: null }])
})

test('big contacts and companies have a minute', async () => {
  const acts = ['delete_contact', 'delete_company', 'merge_contacts', 'unmerge_contact']
  const settings = await rows(
    `select p.proname as act from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname = any ($1)
       and 'statement_timeout=60s' = any (p.proconfig) order by 1`,
    [acts],
  )
  expect(settings).toEqual([...acts].sort().map((act) => ({ act })))
})
