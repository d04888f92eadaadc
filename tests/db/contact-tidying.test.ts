import { beforeAll, describe, expect, test } from 'vitest'
import { listLikelyDuplicates, listMerges } from '@/lib/contacts/merging'
import { listAskedTickets } from '@/lib/timelines/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, admin] = await Promise.all([signedIn(), signedIn('admin')])
})

const rows = async <T extends object>(sql: string, values: unknown[]) =>
  (await postgres().query<T>(sql, values)).rows

async function called(name: string, email?: string, phone?: string): Promise<string> {
  const [made] = await rows<{ id: string }>(
    'insert into public.contacts (name, phone) values ($1, $2) returning id',
    [name, phone ?? null],
  )
  const id = made?.id ?? ''
  if (email) {
    await rows(
      'insert into public.contact_emails (contact_id, email, is_primary) values ($1, $2, true)',
      [id, email],
    )
  }
  return id
}

async function company(domain?: string): Promise<string> {
  const [made] = await rows<{ id: string }>(
    'insert into public.companies (name) values ($1) returning id',
    [`Company ${unique()}`],
  )
  const id = made?.id ?? ''
  if (domain) {
    await rows('insert into public.company_domains (company_id, domain) values ($1, $2)', [
      id,
      domain,
    ])
  }
  return id
}

const copiesOf = async (contact: string) =>
  (
    await rows<{ number: number }>(
      'select ticket_number as number from public.ticket_ccs where contact_id = $1 order by 1',
      [contact],
    )
  ).map(({ number }) => number)

/** Whom a reply to a ticket is mailed to. */
const recipientsOf = async (ticket: number) =>
  (
    await rows<{ email: string }>(
      `select r.email from private.reply_recipients(
        (select max(m.id) from public.messages m where m.ticket_number = $1)) r order by 1`,
      [ticket],
    )
  ).map(({ email }) => email)

describe('merging', () => {
  test('undone, it leaves both with a primary address, whatever was removed since', async () => {
    const [first, second] = [freshEmail('first'), freshEmail('second')]
    const [source, survivor] = [await called('Kim', first), await called('Kim', freshEmail('kim'))]
    await rows('insert into public.contact_emails (contact_id, email) values ($1, $2)', [
      source,
      second,
    ])
    const asked = await ticketBy(agent, { requesterEmail: first })
    await agent.db.rpc('merge_contacts', { source, survivor })
    await rows('delete from public.contact_emails where email = $1', [first])
    expect((await agent.db.rpc('unmerge_contact', { source })).error).toBeNull()
    expect(await recipientsOf(asked)).toEqual([second])
    const primary = await rows(
      'select is_primary from public.contact_emails where contact_id = any ($1)',
      [[source, survivor]],
    )
    expect(primary).toEqual([{ is_primary: true }, { is_primary: true }])
  })

  test('an address that is primary nowhere is written to all the same', async () => {
    const email = freshEmail('bare')
    const asked = await ticketBy(agent, { requesterEmail: email })
    await rows('update public.contact_emails set is_primary = false where email = $1', [email])
    expect(await recipientsOf(asked)).toEqual([email])
  })

  test('takes copies along, and an undo brings them back; what both had stays with both', async () => {
    const [source, survivor] = [await contactRow(), await contactRow()]
    const [one, both] = [await ticketBy(agent), await ticketBy(agent)]
    await rows(
      'insert into public.ticket_ccs (ticket_number, contact_id) values ($1, $3), ($2, $3), ($2, $4)',
      [one, both, source, survivor],
    )
    await agent.db.rpc('merge_contacts', { source, survivor })
    expect([await copiesOf(source), await copiesOf(survivor)]).toEqual([[both], [one, both]])
    expect(await listMerges(agent.db, survivor)).toEqual([
      { id: source, name: 'Somebody', at: expect.any(String) },
    ])
    const { error } = await agent.db.rpc('unmerge_contact', { source })
    expect(error).toBeNull()
    expect([await copiesOf(source), await copiesOf(survivor)]).toEqual([[one, both], [both]])
    expect(await listMerges(agent.db, survivor)).toEqual([])
  })

  test('can be undone for thirty days', async () => {
    const [source, survivor] = [await contactRow(), await contactRow()]
    await agent.db.rpc('merge_contacts', { source, survivor })
    const age = (days: number) =>
      rows(
        `update private.contact_merges set merged_at = now() - $2 * interval '1 day' where source = $1`,
        [source, days],
      )
    await age(30.1)
    expect(await listMerges(agent.db, survivor)).toEqual([])
    const late = await agent.db.rpc('unmerge_contact', { source })
    expect(late.error?.message).toContain('older than thirty days')
    await age(29.9)
    expect((await agent.db.rpc('unmerge_contact', { source })).error).toBeNull()
  })
})

test('who may be the same person is found by address, phone, name and near name', async () => {
  const word = unique()
  const works = await company()
  const self = await called(`Kim Park ${word}`, `kim${word}@example.com`, '+49 30 7654321')
  const found = {
    address: await called('Other', `KIM${word}+shop@example.com`),
    phone: await called('Other', undefined, '(030) 765 4321'),
    name: await called(`KIM PÁRK ${word}`),
    'near name': await called(`Kim Parks ${word}`),
  }
  await called('Nobody', `nokim${word}@example.com`, '030 7654399')
  await rows('update public.contacts set company_id = $1 where id = any ($2)', [
    works,
    [self, found['near name']],
  ])
  const likely = await listLikelyDuplicates(agent.db, self)
  expect(likely.map(({ why, id }) => [why, id])).toEqual(Object.entries(found))
  await agent.db.rpc('merge_contacts', { source: found.address, survivor: self })
  expect(await listLikelyDuplicates(agent.db, self)).toHaveLength(3)
})

test('a company takes in those at its domains who have none, and nobody else', async () => {
  const domain = `${unique()}.example`
  const [works, other] = [await company(domain), await company()]
  const stray = await contactRow(`stray@sub.${domain}`)
  const [one, taken] = [await called('One', `one@${domain}`), await called('Two', `two@${domain}`)]
  await rows('update public.contacts set company_id = $1 where id = $2', [other, taken])
  const { data: count } = await agent.db.rpc('count_strays', { company_id: works })
  const { data: adopted } = await agent.db.rpc('adopt_strays', { company_id: works })
  expect([count, adopted]).toEqual([1, 1])
  const found = await rows<{ id: string; company_id: string | null }>(
    'select id, company_id from public.contacts where id = any ($1)',
    [[stray, one, taken]],
  )
  expect(new Map(found.map((row) => [row.id, row.company_id]))).toEqual(
    new Map<string, string | null>([
      [stray, null],
      [one, works],
      [taken, other],
    ]),
  )
})

describe('deleting', () => {
  test('a contact takes their tickets along, and leaves what they said elsewhere without a name', async () => {
    const email = freshEmail('gone')
    const [gone, merged] = [await contactRow(email), await contactRow()]
    const own = await ticketBy(agent, { requesterEmail: email })
    const others = await ticketBy(agent)
    await rows(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, author_name, channel)
       values ($1, 'reply', 'Me too.', 'contact', $2, 'Gone', 'email')`,
      [others, gone],
    )
    await agent.db.rpc('merge_contacts', { source: merged, survivor: gone })
    const { data: weight } = await admin.db.rpc('weigh_contact', { contact_id: gone })
    expect(weight).toEqual({ tickets: 1, messages: 1, files: 0, elsewhere: 1, parted: 0 })
    const { data: hidden } = await agent.db.rpc('weigh_contact', { contact_id: gone })
    expect(hidden).toEqual({ tickets: 0, messages: 0, files: 0, elsewhere: 0, parted: 0 })
    expect((await agent.db.rpc('delete_contact', { contact_id: gone })).error?.code).toBe('42501')

    const { data: tickets, error } = await admin.db.rpc('delete_contact', { contact_id: gone })
    expect([error, tickets]).toEqual([null, 1])
    expect(await rows('select from public.tickets where number = $1', [own])).toEqual([])
    expect(await rows('select from public.contacts where id = any ($1)', [[gone, merged]])).toEqual(
      [],
    )
    const said = await rows(
      'select author_name from public.messages where body = $1 and ticket_number = $2',
      ['Me too.', others],
    )
    expect(said).toEqual([{ author_name: 'Somebody who was deleted' }])
    const { data: nobody } = await agent.db
      .from('contacts')
      .select('id')
      .eq('name', 'Somebody who was deleted')
    expect(nobody).toEqual([])
    const line = await rows<{ changes: object; actor_id: string }>(
      `select changes, actor_id from public.audit_log where object_kind = 'contacts' and object_id = $1`,
      [gone],
    )
    expect(theOnly(line)).toEqual({
      changes: { tickets: { from: [own], to: null } },
      actor_id: admin.id,
    })
    const twice = await admin.db.rpc('delete_contact', { contact_id: gone })
    expect(twice.error?.code).toBe('PT404')
  })

  test('a company leaves its people', async () => {
    const works = await company(`${unique()}.example`)
    const contact = await contactRow()
    await rows('update public.contacts set company_id = $1 where id = $2', [works, contact])
    expect((await admin.db.rpc('delete_company', { company_id: works })).data).toBe(1)
    const left = await rows('select company_id from public.contacts where id = $1', [contact])
    expect(left).toEqual([{ company_id: null }])
  })
})

test('a contact’s tickets come unsolved first, the latest activity first', async () => {
  const email = freshEmail('asks')
  const numbers: number[] = []
  for (const status of ['solved', 'open', 'solved', 'pending']) {
    const number = await ticketBy(agent, { requesterEmail: email, assigneeId: agent.id })
    await rows('update public.tickets set status = $2 where number = $1', [number, status])
    numbers.push(number)
  }
  const [a, b, c, d] = numbers
  const { requester_id } = await ticketNow(a ?? 0)
  const { tickets, total } = await listAskedTickets(agent.db, { contact: requester_id })
  expect([tickets.map(({ number }) => number), total]).toEqual([[d, b, c, a], 4])
})
