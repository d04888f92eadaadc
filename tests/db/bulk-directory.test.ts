import { beforeAll, describe, expect, test } from 'vitest'
import { startDirectoryChange, undoBulkChange } from '@/lib/bulk-changes/mutations'
import { getBulkChange, getBulkPage } from '@/lib/bulk-changes/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { worked } from '@/tests/support/bulk-changes'
import {
  change,
  company,
  companyOf,
  contactsIn,
  recordsOf,
  rows,
  start,
  undo,
} from '@/tests/support/directory-changes'
import { contactRow, freshEmail, ticketBy, ticketNow } from '@/tests/support/factories'

let agent: Actor
let other: Actor
let admin: Actor
beforeAll(async () => {
  ;[agent, other, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
})

describe('the company of many contacts', () => {
  test('is set and given back, each to its own; what is so already is left alone', async () => {
    const [from, to] = [await company(), await company()]
    const [a = '', b = ''] = await contactsIn(from, 2)
    const [c = ''] = await contactsIn(null, 1)
    const [same = ''] = await contactsIn(to, 1)
    const stamp = 'select updated_at from public.contacts where id = $1'
    const before = await rows(stamp, [same])
    const id = await change(agent, 'contact', [a, b, c, same], { company: to.name.toUpperCase() })
    expect(await getBulkChange(agent.db, id)).toMatchObject({ changed: 3, unchanged: 1 })
    for (const one of [a, b, c]) expect(await companyOf(one)).toBe(to.id)
    expect(await rows(stamp, [same])).toEqual(before)

    const back = await undo(agent, id)
    expect(await Promise.all([a, b, c, same].map(companyOf))).toEqual([
      ...[from.id, from.id, null, to.id],
    ])
    // An undo is undone as well.
    await undo(agent, back)
    expect(await companyOf(c)).toBe(to.id)
  })

  test('is cleared', async () => {
    const [one = ''] = await contactsIn(await company(), 1)
    await change(agent, 'contact', [one], { company: null })
    expect(await companyOf(one)).toBeNull()
  })

  test('one refusal stops none of the others: merged, gone, and what was moved or deleted since', async () => {
    const [from, to, elsewhere] = [await company(), await company(), await company()]
    const [fine = '', merged = '', moved = '', gone = ''] = await contactsIn(from, 4)
    const absent = crypto.randomUUID()
    await agent.db.rpc('merge_contacts', { source: merged, survivor: await contactRow() })
    const all = [fine, merged, moved, gone, absent]
    const id = await change(agent, 'contact', all, { company: to.name })
    expect(await recordsOf(id)).toEqual({
      [fine]: ['changed', null],
      [merged]: ['refused', 'merged_since'],
      [moved]: ['changed', null],
      [gone]: ['changed', null],
      [absent]: ['gone', null],
    })
    await other.db.from('contacts').update({ company_id: elsewhere.id }).eq('id', moved)
    await admin.db.rpc('delete_contact', { contact_id: gone })
    const back = await undo(agent, id)
    expect(await recordsOf(back)).toEqual({
      [fine]: ['changed', null],
      [moved]: ['refused', 'changed_since'],
      [gone]: ['gone', null],
    })
    expect(await companyOf(moved)).toBe(elsewhere.id)
  })

  test('a company that is deleted meanwhile is no company to set or give back', async () => {
    const [from, to] = [await company(), await company()]
    const [one = ''] = await contactsIn(from, 1)
    const id = await start(agent, 'contact', [one], { company: to.name })
    await admin.db.rpc('delete_company', { company_id: to.id })
    await worked(agent.db, id)
    expect(await recordsOf(id)).toEqual({ [one]: ['refused', 'company_gone'] })

    const taken = await change(agent, 'contact', [one], { company: null })
    await admin.db.rpc('delete_company', { company_id: from.id })
    const back = await undo(agent, taken)
    expect(await recordsOf(back)).toEqual({ [one]: ['refused', 'company_gone'] })
  })

  test('all that a query finds, as it finds them now', async () => {
    const [from, to] = [await company(), await company()]
    const found = await contactsIn(from, 3)
    const filter = [{ property: 'company', values: [from.name] }]
    const records = { filter, query: `company:"${from.name}"` }
    const started = await startDirectoryChange(agent.db, 'contact', records, { company: to.name })
    const id = started.ok ? started.value : ''
    expect(await getBulkChange(agent.db, id)).toMatchObject({ scope: 'all', total: 3 })
    await worked(agent.db, id)
    for (const one of found) expect(await companyOf(one)).toBe(to.id)
  })
})

describe('deleting', () => {
  test('is for admins; contacts take their tickets along, and it cannot be undone', async () => {
    const [email, kept] = [freshEmail(), await ticketBy(agent)]
    const contact = await contactRow(email)
    const number = await ticketBy(agent, { requesterEmail: email })
    const records = { ids: [contact], query: '' }
    const refused = await startDirectoryChange(agent.db, 'contact', records, { delete: true })
    expect(refused).toEqual({ ok: false, refusal: { kind: 'forbidden' } })

    const id = await start(admin, 'contact', [contact], { delete: true })
    const page = await getBulkPage(admin.db, 'contact', id, {})
    expect(page?.weight).toEqual({ tickets: 1, messages: 1, files: 0, elsewhere: 0, parted: 0 })
    await worked(admin.db, id)
    expect(await rows('select from public.contacts where id = $1', [contact])).toEqual([])
    expect(await rows('select from public.tickets where number = $1', [number])).toEqual([])
    expect((await ticketNow(kept)).subject).toBeTruthy()
    const [line] = await rows(
      `select actor_id, action from public.audit_log where object_id = $1 and action = 'deleted'`,
      [contact],
    )
    expect(line).toEqual({ actor_id: admin.id, action: 'deleted' })
    const after = await getBulkPage(admin.db, 'contact', id, {})
    expect(after?.weight).toBeNull()
    expect(after?.items).toMatchObject([{ name: 'Somebody', there: false, outcome: 'changed' }])
    expect(await undoBulkChange(admin.db, id)).toMatchObject({ ok: false })
  })

  test('companies leave their people behind', async () => {
    const gone = await company()
    const [one = ''] = await contactsIn(gone, 1)
    const id = await start(admin, 'company', [gone.id], { delete: true })
    expect((await getBulkPage(admin.db, 'company', id, {}))?.weight).toEqual({ contacts: 1 })
    await worked(admin.db, id)
    expect(await companyOf(one)).toBeNull()
    expect(await rows('select from public.companies where id = $1', [gone.id])).toEqual([])
  })

  test('goes by small parts, and stops where it is told to', async () => {
    const ids = await contactsIn(null, 25)
    const id = await start(admin, 'contact', ids, { delete: true })
    await admin.db.rpc('continue_bulk_change', { bulk_change_id: id, at_most: 1000 })
    await admin.db.rpc('stop_bulk_change', { bulk_change_id: id })
    await worked(admin.db, id)
    expect(await getBulkChange(admin.db, id)).toMatchObject({ changed: 20, finished: true })
    const left = await rows('select from public.contacts where id = any ($1)', [ids])
    expect(left).toHaveLength(5)
  })

  test('who is no admin any more deletes nothing more', async () => {
    const former = await signedIn('admin')
    const ids = await contactsIn(null, 2)
    const id = await start(former, 'contact', ids, { delete: true })
    await admin.db.rpc('change_user_role', { user_id: former.id, role: 'agent' })
    await worked(former.db, id)
    expect(Object.values(await recordsOf(id))).toEqual([
      ['refused', 'forbidden'],
      ['refused', 'forbidden'],
    ])
  })
})

test('companies take in contacts with an address at their domains', async () => {
  const domain = `${unique()}.example`
  const stray = await contactRow(`kim@${domain}`)
  const [at, without] = [await company(domain), await company()]
  const id = await change(agent, 'company', [at.id, without.id], { adopt: true })
  expect(await recordsOf(id)).toEqual({
    [at.id]: ['changed', null],
    [without.id]: ['unchanged', null],
  })
  expect(await companyOf(stray)).toBe(at.id)
})

describe('nonsense is refused and leaves nothing behind', () => {
  const ids = [crypto.randomUUID()]
  test.each([
    ['a kind that is none', 'ticket', { company: null }, ids],
    ['no change', 'contact', {}, ids],
    ['a list', 'contact', ['company'], ids],
    ['a company of companies', 'company', { company: null }, ids],
    ['taking in by contacts', 'contact', { adopt: true }, ids],
    ['a company that is none', 'contact', { company: `No ${unique()}` }, ids],
    ['an id by hand', 'contact', { company_id: ids[0], company_name: 'x' }, []],
    ['nobody', 'contact', { company: null }, []],
  ])('%s', async (_, kind, changes, some) => {
    const { error, data } = await agent.db.rpc('start_directory_change', {
      ...{ kind, changes: changes as Record<string, string>, ids: some },
    })
    expect(error?.code).toBe('23514')
    expect(data).toBeNull()
  })
})
