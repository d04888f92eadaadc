import { beforeAll, expect, test } from 'vitest'
import { cancelImport } from '@/lib/imports/mutations'
import { firstLines, getImport } from '@/lib/imports/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, theOnly } from '@/tests/support/factories'
import { overlapping, postgres } from '@/tests/support/factories-postgres'
import { contactWith, importRow, outcomes, work } from '@/tests/support/imports'

let admin: Actor
beforeAll(async () => {
  admin = await signedIn('admin')
})

test('a file that is read again after its worker died is taken once, and no more when cancelled', async () => {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.contact_imports (user_id, file_name, state, encoding, headers)
     values ($1, 'x.csv', 'reading', 'utf-8', '{Email}') returning id`,
    [admin.id],
  )
  const { id } = theOnly(rows)
  const take = async (...numbers: number[]) => {
    const lines = numbers.map((number) => ({ number, line: number + 1, cells: [`${number}`] }))
    const answer = await postgres().query<{ taken: boolean }>(
      'select private.take_import_lines($1, $2) as taken',
      [id, JSON.stringify(lines)],
    )
    return theOnly(answer.rows).taken
  }
  expect(await take(1, 2)).toBe(true)
  expect(await take(1, 2, 3)).toBe(true)
  expect((await firstLines(admin.db, id, 10)).flat()).toEqual(['1', '2', '3'])
  expect((await cancelImport(admin.db, id)).ok).toBe(true)
  expect(await take(4)).toBe(false)
  expect(await getImport(admin.db, id)).toMatchObject({
    state: 'cancelled',
    total: 3,
    startedAt: null,
  })
})

test('a worker that is killed in a chunk leaves all of it to the next, and nothing twice', async () => {
  const emails = Array.from({ length: 10 }, () => freshEmail())
  const id = await importRow(admin, { rows: emails.map((email) => [email, 'Ann', '']) })
  await postgres().query('select private.work_contact_import($1, 4)', [id])
  const pg = await postgres().connect()
  await pg.query('begin')
  await pg.query('select private.work_contact_import($1, 4)', [id])
  await pg.query('rollback')
  pg.release()
  await work(id, 4)
  const { rows } = await postgres().query(
    'select worked, created, state from public.contact_imports where id = $1',
    [id],
  )
  expect(rows).toEqual([{ worked: 10, created: 10, state: 'done' }])
  for (const email of emails) expect((await contactWith(email))?.emails).toEqual([email])
})

test('two imports of the same contacts at once make each of them once', async () => {
  const rows = Array.from({ length: 30 }, () => [freshEmail(), 'Ann', `Twice ${unique()}`])
  const [one, two] = await Promise.all([
    importRow(admin, { rows }),
    importRow(admin, { rows: [...rows].reverse() }),
  ])
  await Promise.all([work(one, 5), work(two, 5)])
  const all = [...(await outcomes(one)), ...(await outcomes(two))].map(([outcome]) => outcome)
  expect(all.filter((outcome) => outcome === 'created')).toHaveLength(30)
  expect(all.filter((outcome) => outcome === 'unchanged')).toHaveLength(30)
})

test('somebody who writes in at the same moment is not in the way', async () => {
  const email = freshEmail()
  const id = await importRow(admin, {
    rows: [
      [email, 'Ann', ''],
      [freshEmail(), 'Ben', ''],
    ],
  })
  await overlapping(
    (pg) => pg.query('select private.find_or_create_contact($1, null)', [email]),
    () => work(id),
  )
  expect((await outcomes(id)).map(([outcome]) => outcome)).toEqual(['updated', 'created'])
  expect(await contactWith(email)).toMatchObject({ name: 'Ann', emails: [email] })
})

test('a cancelled import stops between two chunks, and what it did stays', async () => {
  const emails = Array.from({ length: 6 }, () => freshEmail())
  const id = await importRow(admin, { rows: emails.map((email) => [email, 'Ann', '']) })
  await postgres().query('select private.work_contact_import($1, 2)', [id])
  expect((await cancelImport(admin.db, id)).ok).toBe(true)
  await work(id, 2)
  const one = await getImport(admin.db, id)
  expect(one).toMatchObject({ state: 'cancelled', worked: 2, created: 2 })
  expect(await contactWith(emails[1] ?? '')).not.toBeNull()
  expect(await contactWith(emails[2] ?? '')).toBeNull()
  expect(await cancelImport(admin.db, id)).toEqual({ ok: false, refusal: { kind: 'stale' } })
})
