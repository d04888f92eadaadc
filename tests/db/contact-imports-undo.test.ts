import { beforeAll, expect, test } from 'vitest'
import { deleteImport, undoImport } from '@/lib/imports/mutations'
import { foreseeUndo, getImport, lineBefore } from '@/lib/imports/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { beginUndo, contactWith, importRow, outcomes, work } from '@/tests/support/imports'

let admin: Actor
beforeAll(async () => {
  admin = await signedIn('admin')
})

test('an undo takes away what was made and gives back what was changed', async () => {
  const [made, known, added] = [freshEmail(), freshEmail(), freshEmail()]
  const company = `Undone ${unique()}`
  await contactRow(known)
  const id = await importRow(admin, {
    rows: [
      [made, 'Ann', company],
      [`${known} ${added}`, 'Renamed', company],
    ],
    existing: 'overwrite',
  })
  await work(id)
  expect(await contactWith(known)).toMatchObject({
    name: 'Renamed',
    company,
    emails: [known, added],
  })
  expect(await foreseeUndo(admin.db, id)).toEqual({
    ...{ lines: 2, deleted: 1, givenBack: 1, inUse: 0, changed: 0, gone: 0 },
  })
  await beginUndo(id)
  await work(id, 1)
  expect(await contactWith(made)).toBeNull()
  expect(await contactWith(known)).toMatchObject({
    name: 'Somebody',
    company: null,
    emails: [known],
  })
  expect(await getImport(admin.db, id)).toMatchObject({ state: 'undone', undone: 2, kept: 0 })
  const { rowCount } = await postgres().query('select from public.companies where name = $1', [
    company,
  ])
  expect(rowCount).toBe(0)
})

test('what has tickets, or was touched since, stays, and the undo says so before and after', async () => {
  const [asked, renamed, gone, plain] = [freshEmail(), freshEmail(), freshEmail(), freshEmail()]
  const known = freshEmail()
  await contactRow(known)
  const company = `Stays ${unique()}`
  const rows = [asked, renamed, gone, plain, known].map((email) => [email, 'Ann', company])
  const id = await importRow(admin, { rows, existing: 'overwrite' })
  await work(id)
  await ticketBy(admin, { requesterEmail: asked })
  for (const email of [renamed, known]) {
    const contact = await contactWith(email)
    await admin.db
      .from('contacts')
      .update({ name: 'By hand' })
      .eq('id', contact?.id ?? '')
  }
  await postgres().query('delete from public.contacts where id = $1', [
    (await contactWith(gone))?.id,
  ])
  expect(await foreseeUndo(admin.db, id)).toEqual({
    ...{ lines: 5, deleted: 1, givenBack: 0, inUse: 1, changed: 2, gone: 1 },
  })
  await beginUndo(id)
  await work(id, 2)
  expect((await outcomes(id)).map(([, why]) => why)).toEqual([
    'in_use',
    'changed',
    'gone',
    'undone',
    'changed',
  ])
  expect(await contactWith(known)).toMatchObject({ name: 'By hand', company })
  expect(await getImport(admin.db, id)).toMatchObject({ undone: 1, kept: 4 })
  const { rowCount } = await postgres().query('select from public.companies where name = $1', [
    company,
  ])
  expect(rowCount).toBe(1)
})

test('of a big import the beginning is looked at, and all of it can be undone', async () => {
  const id = await importRow(admin, { rows: [[freshEmail(), 'Ann', '']] })
  await work(id)
  await postgres().query(
    `insert into public.contact_import_lines (import_id, number, line, cells, outcome, contact_id, after)
     select $1, n, n + 1, '{}', 'created', gen_random_uuid(), '{}' from generate_series(2, 25000) n`,
    [id],
  )
  await postgres().query(
    'update public.contact_imports set total = 25000, up_to = 25000, worked = 25000 where id = $1',
    [id],
  )
  expect(await foreseeUndo(admin.db, id)).toEqual({
    ...{ lines: 20_000, deleted: 1, givenBack: 0, inUse: 0, changed: 0, gone: 19_999 },
  })
  // Pages lead back to where they came from, of refused lines too.
  const all = { outcome: undefined, after: 350 }
  expect(await lineBefore(admin.db, id, all)).toBe(250)
  expect(await lineBefore(admin.db, id, { ...all, after: 100 })).toBe(0)
  await postgres().query(
    `update public.contact_import_lines set outcome = 'refused' where import_id = $1 and number % 10 = 0`,
    [id],
  )
  expect(await lineBefore(admin.db, id, { outcome: 'refused', after: 3000 })).toBe(2000)
  expect(await undoImport(admin.db, id)).toMatchObject({ ok: true })
  await postgres().query('delete from public.contact_imports where id = $1', [id])
})

test('a change that the import did not make is no reason to keep what it did', async () => {
  const known = freshEmail()
  await contactRow(known)
  const company = `Given ${unique()}`
  const columns = ['email', 'phone', 'company', 'notes'] as const
  const rows = [[known, '030 99', company, 'Known.']]
  const id = await importRow(admin, { columns: [...columns], rows })
  await work(id)
  const contact = await contactWith(known)
  await admin.db
    .from('contacts')
    .update({ name: 'By hand' })
    .eq('id', contact?.id ?? '')
  await beginUndo(id)
  await work(id)
  expect(await contactWith(known)).toMatchObject({
    ...{ name: 'By hand', company: null, phone: null, notes: '' },
  })
})

test('an undo is begun once, within 30 days, and of what was cancelled too', async () => {
  const id = await importRow(admin, { rows: [[freshEmail(), 'Ann', '']] })
  expect(await undoImport(admin.db, id)).toEqual({ ok: false, refusal: { kind: 'stale' } })
  await work(id)
  const began = (days: number) =>
    postgres().query(
      `update public.contact_imports set started_at = now() - $2 * interval '1 day' where id = $1`,
      [id, days],
    )
  await began(31)
  expect(await undoImport(admin.db, id)).toEqual({ ok: false, refusal: { kind: 'stale' } })
  await began(1)
  const both = await Promise.all([undoImport(admin.db, id), undoImport(admin.db, id)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a record that is deleted leaves its contacts; after 30 days it goes by itself', async () => {
  const [email, old] = [freshEmail(), freshEmail()]
  const id = await importRow(admin, { rows: [[email, 'Ann', '']] })
  expect(await deleteImport(admin.db, id)).toEqual({ ok: false, refusal: { kind: 'stale' } })
  await work(id)
  expect((await deleteImport(admin.db, id)).ok).toBe(true)
  expect(await getImport(admin.db, id)).toBeNull()
  expect(await contactWith(email)).not.toBeNull()

  const aged = await importRow(admin, { rows: [[old, 'Ann', '']] })
  await work(aged)
  await postgres().query(
    `update public.contact_imports set started_at = now() - interval '31 days' where id = $1`,
    [aged],
  )
  await postgres().query('select private.forget_contact_imports(100)')
  expect(await getImport(admin.db, aged)).toBeNull()
  expect(await contactWith(old)).not.toBeNull()
})
