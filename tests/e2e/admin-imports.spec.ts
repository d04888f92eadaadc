import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

const csv = (content: string | Buffer, name = 'contacts.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
})

test('an admin imports a list, looks at what became of it, and undoes it @no-js @phone', async ({
  page,
  axe,
}) => {
  const [ann, bob] = [newAddress('ann'), newAddress('bob')]
  const name = `${oneOff('people')}.csv`
  await page.goto('/admin/imports')
  await page.getByRole('link', { name: 'New import' }).click()
  await page.getByLabel('CSV file').setInputFiles(csv('PK\x03\x04\x00\x00xl/', 'list.xlsx'))
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(refusal(page)).toContainText('This is a workbook or an archive')

  await page
    .getByLabel('CSV file')
    .setInputFiles(
      csv(
        `Who;Where;Notes\r\nAnn Lee;${ann};=1+1\r\nBob;${bob};\r\nEve;nowhere;"=cmd|x"\r\n`,
        name,
      ),
    )
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const choice = (column: string) => page.getByRole('combobox', { name: `Import ${column} as` })
  await expect(choice('Where')).toHaveValue('email')
  await choice('Where').selectOption('')
  await choice('Who').selectOption('name')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(refusal(page)).toContainText('Say which column has the e-mail addresses')
  await expect(choice('Who')).toHaveValue('name')
  await axe()

  await choice('Where').selectOption('email')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('2 new, 1 refused.')).toBeVisible()
  await expect(page.getByRole('row', { name: 'nowhere' })).toContainText(
    'Where: this is no e-mail address.',
  )
  await axe()
  await page.getByRole('button', { name: 'Import 2 contacts' }).click()
  await expect(page.getByText('2 created, 1 refused.')).toBeVisible()
  await page.getByRole('link', { name: 'Refused 1' }).click()
  await expect(page.getByRole('row', { name: ann })).toBeHidden()
  await expect(page.getByRole('row', { name: 'nowhere' })).toBeVisible()
  const href = await page.getByRole('link', { name: 'Download refused lines' }).getAttribute('href')
  const file = await page.request.get(href ?? '')
  expect((await file.text()).replace('\ufeff', '')).toBe(
    `Who,Where,Notes,Line,Reason\r\nEve,nowhere,'=cmd|x,4,Where: this is no e-mail address.\r\n`,
  )

  await ticket({ from: bob })
  await page.getByRole('link', { name: 'Undo import' }).click()
  await expect(page.getByText('1 contact that it made will be deleted.')).toBeVisible()
  await expect(page.getByText(/1 contact that it made will stay: in use/)).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Undo import' }).click()
  await expect(page.getByText('1 contact undone, 1 kept')).toBeVisible()
  const left = await rowsOf('select email from public.contact_emails where email = any ($1)', [
    [ann, bob],
  ])
  expect(left).toEqual([{ email: bob }])

  await page.goto('/admin/imports')
  await expect(page.getByRole('row', { name })).toContainText('Undone')
  await axe()
  await page.goto('/admin/audit?kind=contact_imports')
  for (const act of ['added', 'started', 'began to undo']) {
    await expect(
      page.getByRole('listitem').filter({ hasText: `${act} the import of ${name}` }),
    ).toBeVisible()
  }
})

test('an agent finds no imports, and a file that cannot be read says why', async ({
  page,
  openAs,
}) => {
  await page.goto('/admin/imports/new')
  await page.getByLabel('CSV file').setInputFiles(csv('Name,Email\n"A,a@example.com\n'))
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(refusal(page)).toContainText('A quote is opened and never closed.')
  const place = page.url()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/admin\/imports$/)
  const agent = await openAs('agent@example.com')
  for (const path of [place, '/admin/imports', `${place}/refused`]) {
    expect((await agent.request.get(path)).status()).toBe(403)
  }
  const sent = await agent.request.post('/api/imports?filename=x.csv', {
    headers: { origin: new URL(place).origin },
    data: 'Email\na@example.com\n',
  })
  expect(sent.status()).toBe(403)
})

test('an import that is at work shows how far it is, and is cancelled between two chunks @no-js', async ({
  page,
  axe,
}) => {
  const rows = await rowsOf<{ id: string }>(
    `insert into public.contact_imports
       (user_id, file_name, state, total, up_to, worked, created, started_at)
     select u.id, 'half.csv', 'importing', 10, 10, 4, 4, now()
     from public.users u where u.email = 'admin@example.com' returning id`,
  )
  await page.goto(`/admin/imports/${rows[0]?.id}`)
  await expect(page.getByRole('progressbar', { name: 'Lines worked' })).toHaveAttribute(
    'value',
    '4',
  )
  await expect(page.getByText('4 of 10 lines. 4 created.')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Cancel import' }).click()
  await expect(page.getByText('It was cancelled after 4 of 10 lines.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Undo import' })).toBeVisible()
})
