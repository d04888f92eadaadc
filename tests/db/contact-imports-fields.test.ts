import { beforeAll, expect, test } from 'vitest'
import { foreseeUndo, listImportLines } from '@/lib/imports/queries'
import { mappingSchema } from '@/lib/imports/schema'
import type { Target } from '@/lib/imports/types'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail, theOnly } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'
import { beginUndo, contactWith, importRow, outcomes, work } from '@/tests/support/imports'

const word = unique()
const [PLAN, SEATS, VIP] = [`plan_${word}`, `seats_${word}`, `vip_${word}`]
const columns: Target[] = ['email', `field.${PLAN}`, `field.${SEATS}`, `field.${VIP}`]
let admin: Actor

beforeAll(async () => {
  admin = await signedIn('admin')
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.custom_fields (used_on, key, label, type, choices)
     values ('contact', $1, 'Plan', 'choice', '{Free,Pro}'), ('contact', $2, 'Seats', 'number', '{}'),
       ('contact', $3, 'VIP', 'checkbox', '{}')
     returning id`,
    [PLAN, SEATS, VIP],
  )
  for (const { id } of rows) leaveBehind('field', id)
})

async function valuesOf(email: string): Promise<Record<string, string>> {
  const { rows } = await postgres().query<{ key: string; value: string }>(
    `select f.key, v.value from public.contact_custom_values v
     join public.custom_fields f on f.id = v.field_id
     join public.contact_emails e on e.contact_id = v.contact_id where e.email = $1`,
    [email],
  )
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

const set = (contact: string, key: string, value: string) =>
  postgres().query(
    `insert into public.contact_custom_values (contact_id, field_id, value)
     select $1, id, $3 from public.custom_fields where key = $2
     on conflict on constraint contact_custom_values_pkey do update set value = excluded.value`,
    [contact, key, value],
  )

test('cells become values of fields, and a line with one that is none is refused for it', async () => {
  const [ann, bob, cy] = [freshEmail(), freshEmail(), freshEmail()]
  const id = await importRow(admin, {
    columns,
    rows: [
      [ann, ' PRO ', '1.50', 'Yes'],
      [bob, '', '', 'no'],
      [cy, 'Gold', '', ''],
      [freshEmail(), '', 'many', ''],
    ],
  })
  await work(id)
  expect(await outcomes(id)).toEqual([
    ...[
      ['created', null],
      ['created', null],
      ['refused', 'field_invalid'],
      ['refused', 'field_invalid'],
    ],
  ])
  expect(await valuesOf(ann)).toEqual({ [PLAN]: 'Pro', [SEATS]: '1.5', [VIP]: 'true' })
  expect(await valuesOf(bob)).toEqual({ [VIP]: 'false' })
  const { lines } = await listImportLines(admin.db, id, { after: 0, outcome: 'refused' })
  expect(lines.map(({ place }) => place)).toEqual([2, 3])
})

test.each([
  ['fill', { plan: 'Free', seats: '3' }],
  ['overwrite', { plan: 'Pro', seats: '3' }],
  ['skip', { plan: 'Free', seats: undefined }],
] as const)('of contacts that are known, %s', async (existing, kept) => {
  const known = freshEmail()
  const contact = await contactRow(known)
  await set(contact, PLAN, 'Free')
  const rows = [[known, 'pro', '3', '']]
  const id = await importRow(admin, { columns, rows, existing })
  await work(id)
  const values = await valuesOf(known)
  expect([values[PLAN], values[SEATS]]).toEqual([kept.plan, kept.seats])
  const again = await importRow(admin, { columns, rows, existing })
  await work(again)
  expect(await outcomes(again)).toEqual([[existing === 'skip' ? 'skipped' : 'unchanged', null]])

  await beginUndo(id)
  await work(id, 1)
  expect(await valuesOf(known)).toEqual({ [PLAN]: 'Free' })
})

test('an undo takes what was made, and leaves what was changed since', async () => {
  const [made, known] = [freshEmail(), freshEmail()]
  const contact = await contactRow(known)
  const rows = [made, known].map((email) => [email, 'Pro', '', ''])
  const id = await importRow(admin, { columns, rows })
  await work(id)
  await set(contact, PLAN, 'Free')
  expect(await foreseeUndo(admin.db, id)).toEqual({
    ...{ lines: 2, deleted: 1, givenBack: 0, inUse: 0, changed: 1, gone: 0 },
  })
  await beginUndo(id)
  await work(id)
  expect(await contactWith(made)).toBeNull()
  expect(await valuesOf(known)).toEqual({ [PLAN]: 'Free' })
})

test('a column of a field that was archived meanwhile is left out', async () => {
  const email = freshEmail()
  const key = `gone_${unique()}`
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.custom_fields (used_on, key, label, type, archived_at)
     values ('contact', $1, 'Gone', 'text', now()) returning id`,
    [key],
  )
  leaveBehind('field', theOnly(rows).id)
  const id = await importRow(admin, { columns: ['email', `field.${key}`], rows: [[email, 'x']] })
  await work(id)
  expect(await outcomes(id)).toEqual([['created', null]])
  expect(await valuesOf(email)).toEqual({})
})

test('a column is something of a contact, or a field by its key, and nothing else', async () => {
  const takes = (target: string) =>
    mappingSchema.safeParse({ mapping: ['email', target], existing: 'fill' }).success
  const keeps = (target: string) =>
    importRow(admin, { columns: ['email', target as Target], rows: [] }).then(
      () => true,
      () => false,
    )
  for (const target of ['', 'notes', 'field.plan', 'field.x_1']) {
    expect([target, takes(target), await keeps(target)]).toEqual([target, true, true])
  }
  for (const target of [
    'id',
    'field.',
    'field.Plan',
    'field.a b',
    "field.x' or true",
    'xfield.a',
  ]) {
    expect([target, takes(target), await keeps(target)]).toEqual([target, false, false])
  }
})
