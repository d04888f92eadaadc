import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { checkImport, startImport } from '@/lib/imports/mutations'
import { getImport, listImportLines } from '@/lib/imports/queries'
import { receiveImport } from '@/lib/imports/receive-import'
import type { ImportState } from '@/lib/imports/types'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { contactRow, freshEmail } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'
import { inChunks } from '@/tests/support/files'
import { contactWith, importRow, outcomes, work } from '@/tests/support/imports'

let admin: Actor
let agent: Actor
beforeAll(async () => {
  ;[admin, agent] = await Promise.all([signedIn('admin'), signedIn()])
})

async function reaches(id: string, state: ImportState) {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    const one = await getImport(admin.db, id)
    if (one?.state === state) return one
  }
  throw new Error(`import ${id} never came to be ${state}`)
}

const fileLeft = async (id: string) =>
  (
    await postgres().query(
      `select from storage.objects where bucket_id = 'imports' and name = $1 || '/file'`,
      [id],
    )
  ).rowCount

test('a file comes in, is read, checked and imported; each line says what became of it', async () => {
  const [ann, bob, known] = [freshEmail('ann'), freshEmail('bob'), freshEmail('known')]
  await contactRow(known)
  const company = `Acme ${unique()}`
  const csv = `Name;E-Mail;Firma\r\nAnn Lee;${ann};${company}\r\nBob;${bob};${company.toUpperCase()}\r\nK;${known};\r\nNobody;nowhere;\r\n`
  const received = await receiveImport(admin.db, { name: 'list.csv', body: inChunks(csv, 11) })
  if (!received.ok) throw new Error(received.refusal.kind)
  const { id } = received

  const read = await reaches(id, 'ready')
  expect(read).toMatchObject({
    delimiter: ';',
    encoding: 'utf-8',
    total: 4,
    mapping: ['name', 'email', 'company'],
  })
  for (const until = Date.now() + 30_000; (await fileLeft(id)) && Date.now() < until; ) {
    await pause(50)
  }
  expect(await fileLeft(id)).toBe(0)

  expect(
    await checkImport(admin.db, id, { mapping: read.mapping, existing: 'fill' }),
  ).toMatchObject({ ok: true })
  const checked = await reaches(id, 'checked')
  expect(checked).toMatchObject({ created: 2, updated: 0, unchanged: 1, refused: 1, worked: 4 })
  expect(await contactWith(ann)).toBeNull()

  expect((await startImport(admin.db, id)).ok).toBe(true)
  const done = await reaches(id, 'done')
  expect(done).toMatchObject({ created: 2, unchanged: 1, refused: 1, worked: 4 })
  expect(await contactWith(ann)).toMatchObject({ name: 'Ann Lee', company })
  expect(await contactWith(bob)).toMatchObject({ company })
  const { lines } = await listImportLines(admin.db, id, { after: 0, outcome: 'refused' })
  expect(lines).toMatchObject([{ line: 5, reason: 'email_invalid', place: 2 }])
  const { rows: audit } = await postgres().query(
    `select action, array(select jsonb_object_keys(changes)) as what from public.audit_log
     where object_id = $1 order by id`,
    [id],
  )
  expect(audit).toEqual([
    { action: 'created', what: ['size'] },
    { action: 'changed', what: ['started_at'] },
  ])
})

test.each([
  ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000xl/'), 'workbook'],
  ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000\u0000'), 'no_text'],
  ['nothing', '', 'empty'],
])('of %s nothing is kept', async (_, content, kind) => {
  const body = inChunks(content)
  const received = await receiveImport(admin.db, { name: 'x.csv', body })
  expect(received).toEqual({ ok: false, refusal: { kind } })
})

test('what turns out to be no text, or too much, leaves nothing behind', async () => {
  const name = `${unique()}.csv`
  const late = `Name,Email\n${'x'.repeat(10_000)}\0`
  for (const given of [
    { body: inChunks(late), kind: 'no_text' },
    { body: inChunks('Name,Email\n'), announced: 2 ** 40, kind: 'too_large' },
  ]) {
    const received = await receiveImport(admin.db, { ...given, name })
    expect(received).toEqual({ ok: false, refusal: { kind: given.kind } })
  }
  const { rowCount } = await postgres().query(
    'select from public.contact_imports where file_name = $1',
    [name],
  )
  expect(rowCount).toBe(0)
})

test('an agent brings nothing in', async () => {
  const received = await receiveImport(agent.db, { name: 'x.csv', body: inChunks('Email\n') })
  expect(received).toEqual({ ok: false, refusal: { kind: 'forbidden' } })
})

test('a quote that is never closed fails the import, and says where', async () => {
  const csv = 'Name,Email\nA,a@x.example\n"B,b@x.example\n'
  const received = await receiveImport(admin.db, { name: 'x.csv', body: inChunks(csv) })
  if (!received.ok) throw new Error(received.refusal.kind)
  const failed = await reaches(received.id, 'failed')
  expect(failed).toMatchObject({ problem: 'open_quote', total: 0 })
})

test('contacts are known by any of their addresses; what is missing is filled in', async () => {
  const [one, two, fresh] = [freshEmail(), freshEmail(), freshEmail()]
  await contactRow(one)
  await contactRow(two)
  const company = `Filled ${unique()}`
  const id = await importRow(admin, {
    rows: [
      [`${one.toUpperCase()}; ${fresh}`, 'Another Name', company],
      [`${two}, ${one}`, 'Two', ''],
    ],
  })
  await work(id)
  expect(await outcomes(id)).toEqual([
    ['updated', null],
    ['refused', 'earlier'],
  ])
  // "Somebody" is a name that was given, not one made of the address.
  expect(await contactWith(fresh)).toMatchObject({
    name: 'Somebody',
    company,
    emails: [one, fresh],
  })
})

test('a name that was made of the address is filled in; overwrite takes all, skip nothing', async () => {
  const email = freshEmail()
  await postgres().query('select private.find_or_create_contact($1, null)', [email])
  const run = async (name: string, existing: 'fill' | 'overwrite' | 'skip') => {
    const id = await importRow(admin, { rows: [[email, name, '']], existing })
    await work(id)
    return [(await outcomes(id))[0]?.[0], (await contactWith(email))?.name]
  }
  expect(await run('Ann', 'fill')).toEqual(['updated', 'Ann'])
  expect(await run('Ben', 'fill')).toEqual(['unchanged', 'Ann'])
  expect(await run('Ben', 'skip')).toEqual(['skipped', 'Ann'])
  expect(await run('Ben', 'overwrite')).toEqual(['updated', 'Ben'])
})

test('telephone numbers and notes come in, lines and all, and empty cells empty nothing', async () => {
  const [fresh, known] = [freshEmail(), freshEmail()]
  await contactRow(known)
  const run = async (rows: string[][], existing: 'fill' | 'overwrite' = 'fill') => {
    const id = await importRow(admin, {
      columns: ['email', 'phone', 'notes', 'notes'],
      rows,
      existing,
    })
    await work(id)
    return (await outcomes(id)).map(([outcome, why]) => why ?? outcome)
  }
  expect(
    await run([
      [fresh, '+49 (30) 12-34', 'Rings twice.\n\nThen waits.', ' Likes tea. '],
      [known, '030 99', '', ''],
      [freshEmail(), 'call me', '', ''],
      [freshEmail(), '', 'x'.repeat(6000), 'y'.repeat(6000)],
    ]),
  ).toEqual(['created', 'updated', 'phone_invalid', 'notes_long'])
  expect(await contactWith(fresh)).toMatchObject({
    phone: '+49 (30) 12-34',
    notes: 'Rings twice.\n\nThen waits.\nLikes tea.',
  })
  expect(await run([[known, '040 11', '', '']])).toEqual(['unchanged'])
  expect(await run([[known, '', 'Known.', '']], 'overwrite')).toEqual(['updated'])
  expect(await contactWith(known)).toMatchObject({ phone: '030 99', notes: 'Known.' })
})

test('a line is refused for what stands in it, and names the column', async () => {
  const both = [freshEmail(), freshEmail()]
  for (const email of both) await contactRow(email)
  const email = freshEmail()
  const many = Array.from({ length: 21 }, () => freshEmail()).join(' ')
  const id = await importRow(admin, {
    rows: [
      ['', 'No address', ''],
      ['not-an-address', 'Wrong', ''],
      [freshEmail(), 'x'.repeat(201), ''],
      [freshEmail(), 'Fine', 'c'.repeat(201)],
      [both.join(' '), 'Two of them', ''],
      [many, 'Many', ''],
      [email, '=HYPERLINK("x")', ''],
      [email.toUpperCase(), 'Again', ''],
    ],
  })
  await work(id, 3)
  const { rows } = await postgres().query(
    `select reason, place, earlier from public.contact_import_lines where import_id = $1 order by number`,
    [id],
  )
  expect(rows).toEqual([
    { reason: 'email_missing', place: 1, earlier: null },
    { reason: 'email_invalid', place: 1, earlier: null },
    { reason: 'name_invalid', place: 2, earlier: null },
    { reason: 'company_invalid', place: 3, earlier: null },
    { reason: 'two_contacts', place: null, earlier: null },
    { reason: 'many_emails', place: null, earlier: null },
    { reason: null, place: null, earlier: null },
    { reason: 'earlier', place: null, earlier: 7 },
  ])
})

test('a line that is refused stands in no other’s way', async () => {
  const [one, two, three, four] = [freshEmail(), freshEmail(), freshEmail(), freshEmail()]
  await contactRow(one)
  await contactRow(two)
  const id = await importRow(admin, {
    columns: ['email', 'phone'],
    rows: [
      [`${one}; ${two}`, '030 1000'],
      [one, '030 2000'],
      [`${three}; ${one}`, '030 3000'],
      [`${three}; ${four}`, '030 4000'],
      [four, '030 5000'],
    ],
  })
  await work(id)
  const { rows } = await postgres().query(
    'select outcome, reason, earlier from public.contact_import_lines where import_id = $1 order by number',
    [id],
  )
  expect(rows).toEqual([
    { outcome: 'refused', reason: 'two_contacts', earlier: null },
    { outcome: 'updated', reason: null, earlier: null },
    { outcome: 'refused', reason: 'earlier', earlier: 2 },
    { outcome: 'created', reason: null, earlier: null },
    { outcome: 'refused', reason: 'earlier', earlier: 4 },
  ])
  expect(await contactWith(four)).toMatchObject({ emails: [three, four] })
})

test('the check and the import say the same, in whatever portions they are worked', async () => {
  const known = freshEmail()
  await contactRow(known)
  const emails = Array.from({ length: 40 }, () => freshEmail())
  const rows = emails.flatMap((email, at) => [
    [email, `Person ${at}`, `Company ${at % 3}`],
    [at % 4 === 0 ? email : `${email} ${known}`, 'Again', ''],
  ])
  const check = await importRow(admin, { rows, state: 'checking' })
  await work(check, 7)
  const checkedAll = await importRow(admin, { rows, state: 'checking' })
  await work(checkedAll)
  const imported = await importRow(admin, { rows })
  await work(imported, 11)
  expect(await outcomes(checkedAll)).toEqual(await outcomes(check))
  expect(await outcomes(imported)).toEqual(await outcomes(check))
})
