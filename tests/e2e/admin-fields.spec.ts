import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff, rowsOf } from '@/tests/support/workspace'

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
    const list = page.getByRole('list', { name: 'Fields in use' })
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
