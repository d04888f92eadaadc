import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('an admin makes a macro, sees it on a ticket, deletes it and takes that back @no-js @phone', async ({
  page,
  axe,
}) => {
  const name = oneOff('Thanks')
  const subject = oneOff('It hums <b>loudly</b> {{agent.name}}')
  const number = await ticket({ subject })
  await page.goto('/admin/macros')
  await page.getByRole('link', { name: 'New macro' }).click()
  const field = page.getByRole('textbox', { name: 'Name' })
  await field.fill(name)
  await page.getByRole('button', { name: 'Create macro' }).click()
  await expect(refusal(page)).toContainText('A macro writes something or changes something')
  await expect(field).toHaveValue(name)
  await page
    .getByRole('textbox', { name: 'Reply' })
    .fill('Thank you for “{{ticket.subject}}” ({{ticket.number}}), {{nonsense}}.')
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Solved')
  await page.getByRole('textbox', { name: 'Tags to add' }).fill('thanked, vip')
  await page.getByRole('button', { name: 'Create macro' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('solved')

  await page.getByRole('textbox', { name: 'Number of a ticket' }).fill('999999999')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('There is no ticket 999999999.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Number of a ticket' }).fill(`#${number}`)
  await page.getByRole('button', { name: 'Show' }).click()
  const shown = page.getByRole('region', { name: `On ticket ${number}` })
  await expect(shown).toContainText(`Thank you for “${subject}” (${number}), {{nonsense}}.`)
  await expect(shown).toContainText('Status: Solved · Tags: + thanked, vip')
  await axe()

  await page.getByText('Delete…').click()
  await page.getByRole('textbox', { name: `Type ${name} to confirm` }).fill(name)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText(`Macro deleted: ${name}`)).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`Restored: ${name}`)).toBeVisible()
  await page.goto(`/admin/macros?q=${name}`)
  await expect(page.getByRole('row', { name })).toContainText('Everybody')
})

test('of two who change one macro, the second is told and loses nothing', async ({
  page,
  openAs,
}) => {
  await page.goto('/admin/macros/new')
  const name = oneOff('Shared')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Reply' }).fill('It hums.')
  await page.getByRole('button', { name: 'Create macro' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const other = await openAs('admin@example.com')
  await other.goto(page.url())
  await other.getByRole('textbox', { name: 'Reply' }).fill('It hums no more.')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Reply' }).fill('It still hums.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(refusal(page)).toContainText('has changed since you opened it')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('It still hums.')
})
