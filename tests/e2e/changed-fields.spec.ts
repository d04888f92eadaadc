import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

let label: string
let id: string
test.beforeEach(async () => {
  label = oneOff('Device')
  const [made] = await rowsOf<{ id: string }>(
    `insert into public.custom_fields (key, label, type, choices)
     values ($1, $2, 'choice', '{Printer,Scanner}') returning id`,
    [label.toLowerCase().replace('-', '_'), label],
  )
  id = made?.id ?? ''
})
test.afterEach(async () => {
  await rowsOf('update public.custom_fields set archived_at = now() where id = $1', [id])
})

const offer = (choices: string[]) =>
  rowsOf('update public.custom_fields set choices = $2 where id = $1', [id, choices])

test('a ticket that bears a choice that is offered no more is saved as ever @no-js', async ({
  page,
}) => {
  const number = await ticket()
  await rowsOf(
    `insert into public.ticket_custom_values (ticket_number, field_id, value) values ($1, $2, 'Scanner')`,
    [number, id],
  )
  await offer(['Printer'])
  await page.goto(`/tickets/${number}`)
  await page.getByRole('combobox', { name: 'Priority' }).selectOption('high')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: label })).toHaveValue('Scanner')
})

test('two admins who change one field do not overwrite each other @no-js', async ({
  page,
  axe,
}) => {
  const save = page.getByRole('button', { name: 'Save changes' })
  const now = () => rowsOf('select label, choices from public.custom_fields where id = $1', [id])
  await page.goto(`/admin/fields/${id}`)
  await offer(['Printer', 'Scanner', 'Plotter'])
  await page.getByRole('textbox', { name: 'Label' }).fill(`${label} kind`)
  await save.click()
  await expect(page.getByRole('heading', { level: 1, name: `${label} kind` })).toBeVisible()
  expect(await now()).toEqual([
    { label: `${label} kind`, choices: ['Printer', 'Scanner', 'Plotter'] },
  ])

  await page.goto(`/admin/fields/${id}`)
  await offer(['Printer', 'Copier'])
  await page.getByRole('textbox', { name: 'Choices' }).fill('Printer\nShredder')
  await save.click()
  await expect(refusal(page)).toContainText('Somebody else saved changes meanwhile.')
  const sides = page.getByRole('radiogroup', { name: 'Choices' })
  await expect(sides).toContainText('Printer, Copier')
  await axe()
  await sides.getByRole('radio', { name: 'Printer, Shredder' }).check()
  await save.click()
  await expect(sides).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Choices' })).toHaveValue('Printer\nShredder')
  expect(await now()).toMatchObject([{ choices: ['Printer', 'Shredder'] }])
})
