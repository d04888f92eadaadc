import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('an admin makes a field, puts it in order, archives and restores it @no-js @phone', async ({
  page,
  axe,
}) => {
  const label = oneOff('Product')
  const key = label.toLowerCase().replace('-', '_')
  try {
    await page.goto('/admin/fields')
    await page.getByRole('link', { name: 'New field' }).click()
    await page.getByRole('textbox', { name: 'Label' }).fill(label)
    await page.getByRole('combobox', { name: 'Type' }).selectOption('Choice')
    await page.getByRole('button', { name: 'Create field' }).click()
    await expect(refusal(page)).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('choice')
    const choices = page.getByRole('textbox', { name: 'Choices' })
    await expect(choices).toHaveAccessibleDescription(/Say what can be chosen/)
    await choices.fill('Printer\nScanner\nPrinter\n')
    await page.getByRole('button', { name: 'Create field' }).click()
    await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible()
    await expect(choices).toHaveValue('Printer\nScanner')
    await expect(page.getByText(`called ${key} in the API`)).toBeVisible()
    await axe()

    await page.goto('/tickets/new')
    await expect(page.getByRole('combobox', { name: label })).toBeVisible()
    await page.goto('/admin/fields')
    const list = page.getByRole('list', { name: 'Fields of tickets' })
    const place = async () => {
      const lines = await list.getByRole('listitem').allInnerTexts()
      return lines.findIndex((line) => line.includes(label))
    }
    await expect(list).toContainText(label)
    if ((await place()) > 0) {
      const before = await place()
      await page.getByRole('button', { name: `Move ${label} up` }).click()
      await expect.poll(place).toBe(before - 1)
    }
    await axe()

    await page.getByRole('link', { name: label }).click()
    await page.getByText('Archive…').click()
    await expect(page.getByText('leaves all forms')).toBeVisible()
    await page.getByRole('button', { name: 'Archive', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible()
    await page.goto('/tickets/new')
    await expect(page.getByRole('combobox', { name: 'Priority' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: label })).toHaveCount(0)
    await page.goto('/admin/audit?kind=custom_fields')
    await expect(
      page.getByRole('listitem').filter({ hasText: `archived the custom field ${label}` }),
    ).toBeVisible()
  } finally {
    await rowsOf('update public.custom_fields set archived_at = now() where label = $1', [label])
  }
})

test('a field of contacts is asked for, kept, disputed and found @no-js', async ({
  page,
  axe,
  openAs,
}) => {
  const [label, name] = [oneOff('Plan'), oneOff('Kim')]
  const key = label.toLowerCase().replace('-', '_')
  const plan = page.getByRole('combobox', { name: label })
  const save = page.getByRole('button', { name: 'Save changes' })
  const saved = page.getByRole('status').filter({ hasText: 'Saved.' })
  try {
    await page.goto('/admin/fields/new')
    await expect(page.getByRole('checkbox', { name: 'Required in forms' })).toBeHidden()
    await page.getByRole('combobox', { name: 'Used on' }).selectOption('Contacts')
    await expect(page.getByRole('checkbox', { name: 'Needed to solve' })).toBeHidden()
    await expect(page.getByRole('checkbox', { name: 'Required in forms' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Label' }).fill(label)
    await page.getByRole('combobox', { name: 'Type' }).selectOption('Choice')
    await page.getByRole('textbox', { name: 'Choices' }).fill('Free\nPro\nTeam')
    await axe()
    await page.getByRole('button', { name: 'Create field' }).click()
    await expect(page.getByText(`used on contacts, called ${key} in the API`)).toBeVisible()

    await page.goto('/contacts/new')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await plan.selectOption('Pro')
    await page.getByRole('button', { name: 'Create contact' }).click()
    await expect(refusal(page)).toBeVisible()
    await expect(plan).toHaveValue('Pro')
    await page.getByRole('textbox', { name: 'Email' }).fill(newAddress('kim'))
    await page.getByRole('button', { name: 'Create contact' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(plan).toHaveValue('Pro')
    await axe()

    const other = await openAs('sam@example.com')
    await other.goto(page.url())
    await other.getByRole('combobox', { name: label }).selectOption('Free')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    await plan.selectOption('Team')
    await save.click()
    await expect(refusal(page)).toContainText('Somebody else saved changes')
    await page.getByRole('radio', { name: 'Free' }).check()
    await save.click()
    await expect(saved).toBeVisible()
    await expect(plan).toHaveValue('Free')

    await page.goto(`/contacts?q=${encodeURIComponent(`field.${key}:free`)}`)
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    await page.goto(`/contacts?q=${encodeURIComponent(`field.${key}:team`)}`)
    await expect(page.getByText('No contacts match')).toBeVisible()
    await page.goto('/admin/fields')
    const line = page.getByRole('list', { name: 'Fields of contacts' }).getByRole('listitem')
    await expect(line.filter({ hasText: label })).toContainText('1 contact')
  } finally {
    await rowsOf('update public.custom_fields set archived_at = now() where label = $1', [label])
  }
})
