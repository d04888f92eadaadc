import { beforeAll, describe, expect, test } from 'vitest'
import { createCompany } from '@/lib/companies/mutations'
import { getCompany, listCompanies } from '@/lib/companies/queries'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { changeContact, createContact } from '@/lib/contacts/mutations'
import { getContact, listContacts } from '@/lib/contacts/queries'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { listCustomFields } from '@/lib/custom-fields/queries'
import { compileQuery } from '@/lib/search/filter'
import { parseQuery } from '@/lib/search/syntax'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, theOnly, ticketBy } from '@/tests/support/factories'
import { apiKey, performed } from '@/tests/support/factories-api'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'

const word = unique()
const [PLAN, SEATS, REGION, SINCE] = [
  `plan_${word}`,
  `seats_${word}`,
  `region_${word}`,
  `s_${word}`,
]
const clock = { timeZone: 'UTC', now: Date.now() }
let agent: Actor
let admin: Actor

beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
  const choices = ['Free', 'Pro', 'Pro Plus']
  for (const [used_on, key, type] of [
    ['contact', PLAN, 'choice'],
    ['contact', SEATS, 'number'],
    ['contact', REGION, 'text'],
    ['company', REGION, 'text'],
    ['company', SINCE, 'date'],
  ] as const) {
    const row = { used_on, key, label: key, type, choices: type === 'choice' ? choices : [] }
    const { error } = await admin.db.from('custom_fields').insert(row)
    if (error) throw error
  }
})

type Values = Record<string, string | null>

async function contactWith(custom_fields: Values, name = `Kim ${word}`): Promise<string> {
  const email = `kim-${unique()}@example.com`
  const known = { name, email, phone: null, company: null, notes: '', custom_fields }
  const made = await createContact(agent.db, known)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value
}

async function valuesOf(id: string): Promise<Values | undefined> {
  return (await getContact(agent.db, id))?.customValues
}

async function change(id: string, custom_fields: Values) {
  const { seenAt = '' } = (await getContact(agent.db, id)) ?? {}
  return await changeContact(agent.db, id, seenAt, { custom_fields })
}

describe('values', () => {
  test('are written with a contact, changed, cleared, and kept in one form', async () => {
    const id = await contactWith({ [PLAN]: 'Pro', [SEATS]: ' 7.50 ' })
    expect(await valuesOf(id)).toEqual({ [PLAN]: 'Pro', [SEATS]: '7.5' })
    expect((await change(id, { [SEATS]: null, [REGION]: 'North' })).ok).toBe(true)
    expect(await valuesOf(id)).toEqual({ [PLAN]: 'Pro', [REGION]: 'North' })
  })

  test.each([
    ['what is no choice', () => ({ [PLAN]: 'Gold' }), 'Gold'],
    ['what is no number', () => ({ [SEATS]: 'many' }), 'many'],
    ['a field that there is none of', () => ({ [`gone_${word}`]: 'x' }), 'gone'],
    ['a field of companies', () => ({ [SINCE]: '2026-01-31' }), SINCE],
  ])('refuse %s, and the contact stays as it was', async (_, given) => {
    const id = await contactWith({ [PLAN]: 'Free' })
    const before = await getContact(agent.db, id)
    expect(await change(id, given())).toMatchObject({ ok: false, refusal: { kind: 'rule' } })
    expect(await getContact(agent.db, id)).toEqual(before)
  })

  test('are part of their contact: who saw it before the change is refused', async () => {
    const id = await contactWith({ [PLAN]: 'Free' })
    const { seenAt = '' } = (await getContact(agent.db, id)) ?? {}
    await change(id, { [PLAN]: 'Pro' })
    const late = await changeContact(agent.db, id, seenAt, { custom_fields: { [PLAN]: 'Free' } })
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'stale' } })
    // What is given as it is changes nothing.
    const now = await getContact(agent.db, id)
    await changeContact(agent.db, id, now?.seenAt ?? '', { custom_fields: {} })
    expect((await getContact(agent.db, id))?.customValues).toEqual({ [PLAN]: 'Pro' })
  })

  test('of a company bear a key that contacts have as well', async () => {
    const company = { name: `Corp ${unique()}`, domains: [], notes: '' }
    const custom_fields = { [REGION]: 'South', [SINCE]: '2026-01-31' }
    const made = await createCompany(agent.db, { ...company, custom_fields })
    if (!made.ok) throw new Error('not made')
    expect((await getCompany(agent.db, made.value))?.customValues).toEqual(custom_fields)
    const onContacts = (await listCustomFields(agent.db, 'contact')).map(({ key }) => key)
    expect(onContacts).toContain(PLAN)
    expect(onContacts).not.toContain(SINCE)
    expect((await listCustomFields(agent.db)).map(({ key }) => key)).not.toContain(PLAN)
  })

  test('are none of a ticket', async () => {
    const ticket_number = await ticketBy(agent)
    const { error } = await agent.db.rpc('set_ticket_custom_fields', {
      ticket_number,
      custom_fields: { [PLAN]: 'Pro' },
    })
    expect(error?.message).toContain('no custom field')
    const { rows } = await postgres().query(
      `select id from public.custom_fields where used_on = 'contact' and key = $1`,
      [PLAN],
    )
    const value = { ticket_number, field_id: theOnly(rows).id, value: 'Pro' }
    const direct = await agent.db.from('ticket_custom_values').insert(value)
    expect(direct.error?.code).toBe('23503')
  })
})

describe('merging', () => {
  test('fills what the survivor has none of, and an undo gives it back', async () => {
    const source = await contactWith({ [PLAN]: 'Pro', [SEATS]: '5', [REGION]: 'North' })
    const survivor = await contactWith({ [REGION]: 'South' })
    await agent.db.rpc('merge_contacts', { source, survivor })
    expect(await valuesOf(survivor)).toEqual({ [PLAN]: 'Pro', [SEATS]: '5', [REGION]: 'South' })
    // What was said of both since then stays with the survivor.
    await change(survivor, { [SEATS]: '9' })
    expect((await agent.db.rpc('unmerge_contact', { source })).error).toBeNull()
    expect(await valuesOf(survivor)).toEqual({ [SEATS]: '9', [REGION]: 'South' })
    expect(await valuesOf(source)).toEqual({ [PLAN]: 'Pro', [SEATS]: '5', [REGION]: 'North' })
  })

  test('carries a choice that is offered no more', async () => {
    await rolledBack(async (pg) => {
      const [source, survivor] = [await contactWith({ [PLAN]: 'Free' }), await contactWith({})]
      await pg.query(
        `update public.custom_fields set choices = '{Pro}' where used_on = 'contact' and key = $1`,
        [PLAN],
      )
      await pg.query('select private.merge_contacts($1, $2)', [source, survivor])
      const held = 'select contact_id from public.contact_custom_values where contact_id = any ($1)'
      const of = [[source, survivor]]
      expect((await pg.query(held, of)).rows).toEqual([{ contact_id: survivor }])
      await pg.query('select private.unmerge_contact($1)', [source])
      expect((await pg.query(held, of)).rows).toEqual([{ contact_id: source }])
    })
  })
})

describe('lists', () => {
  const found = async (q: string) => {
    const { clauses, errors } = parseQuery(q, CONTACT_LANGUAGE)
    expect(errors).toEqual([])
    const { rows } = await listContacts(agent.db, compileQuery(clauses, CONTACT_LANGUAGE, clock))
    return rows.map(({ name }) => name).sort()
  }
  const at = `list${word}`
  const [one, two, three] = [`One ${at}`, `Two ${at}`, `Three ${at}`]
  beforeAll(async () => {
    await contactWith({ [PLAN]: 'Pro', [SEATS]: '10' }, one)
    await contactWith({ [PLAN]: 'Pro Plus', [REGION]: `${'x'.repeat(300)}y` }, two)
    await contactWith({ [REGION]: `${'x'.repeat(300)}z` }, three)
  })

  test.each([
    ['a value, without regard to case', () => `field.${PLAN}:pro ${at}`, [one]],
    ['any of several', () => `field.${PLAN}:pro,"pro plus" ${at}`, [one, two]],
    ['none of them', () => `-field.${PLAN}:pro ${at}`, [three, two]],
    ['a number in whatever way it is written', () => `field.${SEATS}:10.00 ${at}`, [one]],
    ['all of a long value', () => `field.${REGION}:${'x'.repeat(300)}Y`, [two]],
    ['a field that there is none of', () => `field.gone_${word}:pro`, []],
    ['a field of companies', () => `field.${SINCE}:2026-01-31`, []],
  ])('find by %s', async (_, q, names) => {
    expect(await found(q())).toEqual(names)
  })

  test('of companies are searched alike', async () => {
    const name = `Corp ${unique()}`
    const custom_fields = { [SINCE]: '2026-02-28' }
    await createCompany(agent.db, { name, domains: [], notes: '', custom_fields })
    const { clauses } = parseQuery(`field.${SINCE}:2026-02-28`, COMPANY_LANGUAGE)
    const search = compileQuery(clauses, COMPANY_LANGUAGE, clock)
    const { rows } = await listCompanies(agent.db, search)
    expect(rows.map((row) => row.name)).toEqual([name])
  })

  test('go through a common value in their order, and find the same', async () => {
    await rolledBack(async (pg) => {
      const byIndex = async () => {
        const { rows } = await pg.query<{ sql: string }>(
          `select private.field_condition('contact', $1::jsonb || private.sought_values('contact', $1), 'x') as sql`,
          [JSON.stringify({ property: 'field', key: PLAN, values: ['pro'] })],
        )
        return theOnly(rows).sql.startsWith('r.id = any (array(')
      }
      expect(await byIndex()).toBe(true)
      await pg.query(
        `with made as (
           insert into public.contacts (name) select 'Many ' || n from generate_series(1, 2100) n returning id)
         insert into public.contact_custom_values (contact_id, field_id, value)
         select m.id, f.id, 'Pro' from made m, public.custom_fields f where f.used_on = 'contact' and f.key = $1`,
        [PLAN],
      )
      expect(await byIndex()).toBe(false)
      const counted = async () => {
        const { rows } = await pg.query<{ found: number }>(
          `select count(*)::int as found
           from private.sorted_directory('contact', $1, 'name', false, null, null, 5000)`,
          [JSON.stringify([{ property: 'field', key: PLAN, values: ['pro'] }])],
        )
        return theOnly(rows).found
      }
      // As the owner, who reads no contacts: the search asks for that itself.
      expect(await counted()).toBe(0)
      await actAs(pg, agent)
      expect(await counted()).toBeGreaterThanOrEqual(2100)
    })
  })
})

test('what a contact has goes with it, and an archived field is seen of nobody', async () => {
  const id = await contactWith({ [PLAN]: 'Pro' })
  const own = () =>
    postgres().query('select from public.contact_custom_values where contact_id = $1', [id])
  expect((await own()).rowCount).toBe(1)
  expect((await admin.db.rpc('delete_contact', { contact_id: id })).error).toBeNull()
  expect((await own()).rowCount).toBe(0)
  await rolledBack(async (pg) => {
    const kept = await contactRow()
    await pg.query(
      `insert into public.contact_custom_values select $1, id, 'Pro' from public.custom_fields where key = $2`,
      [kept, PLAN],
    )
    const shown = async () =>
      (await pg.query('select contact from private.api_contacts(array[$1::uuid])', [kept])).rows[0]
        ?.contact.custom_fields
    expect(await shown()).toEqual({ [PLAN]: 'Pro' })
    await pg.query('update public.custom_fields set archived_at = now() where key = $1', [PLAN])
    expect(await shown()).toEqual({})
  })
})

test('fields are counted, limited and put in order for each kind of thing', async () => {
  await rolledBack(async (pg) => {
    await pg.query('update public.custom_fields set archived_at = now() where archived_at is null')
    const fill = (usedOn: string) =>
      pg.query(
        `insert into public.custom_fields (key, label, type, used_on, position)
         select 'l' || n, 'L', 'text', $1, n from generate_series(1, 100) n`,
        [usedOn],
      )
    for (const usedOn of ['ticket', 'contact', 'company']) await fill(usedOn)
    const move = `select public.move_custom_field(
      (select id from public.custom_fields where used_on = 'contact' and key = 'l3'), -1)`
    await pg.query(move)
    const { rows } = await pg.query(
      `select used_on, array_agg(key order by position) as first from public.custom_fields
       where key in ('l2', 'l3') group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { used_on: 'company', first: ['l2', 'l3'] },
      { used_on: 'contact', first: ['l3', 'l2'] },
      { used_on: 'ticket', first: ['l2', 'l3'] },
    ])
    await expect(fill('contact')).rejects.toThrow(/at most 100|duplicate/)
  })
})

test('a key that may only write sets fields and is told what it set; one of tickets sees none', async () => {
  const key = await apiKey(['contacts:write'])
  const item = { emails: [`api-${unique()}@example.com`], custom_fields: { [SEATS]: 4 } }
  const made = (await performed(key, 'create_contact', item)).answer as { id: string }
  expect(made).toMatchObject({ custom_fields: { [SEATS]: 4 } })
  const change = { id: made.id, custom_fields: { [SEATS]: null, [PLAN]: 'Free' } }
  const changed = (await performed(key, 'update_contact', change)).answer
  expect(changed).toMatchObject({ custom_fields: { [PLAN]: 'Free' } })
  const wrong = { id: made.id, custom_fields: { [SEATS]: 'many' } }
  await expect(performed(key, 'update_contact', wrong)).rejects.toThrow(/is no number/)
  const company = { name: `Corp ${unique()}`, domains: [], custom_fields: { [REGION]: 'North' } }
  expect((await performed(key, 'create_company', company)).answer).toMatchObject({
    custom_fields: { [REGION]: 'North' },
  })
  const other = await apiKey(['tickets:read', 'tickets:write'])
  const fields = await other.db.from('custom_fields').select('key').in('key', [PLAN, SINCE])
  expect(fields.data).toEqual([])
  expect((await other.db.from('contact_custom_values').select('value').limit(1)).data).toEqual([])
})
