import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

async function tagged(name: string): Promise<number> {
  const number = await ticket()
  await rowsOf('insert into public.tags (name) values ($1) on conflict do nothing', [name])
  await rowsOf('insert into public.ticket_tags select $1, id from public.tags where name = $2', [
    number,
    name,
  ])
  return number
}

async function openTag(page: Page, name: string) {
  await page.goto(`/admin/tags?q=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('an admin renames a tag, merges it, deletes it, and takes both back @no-js @phone', async ({
  page,
  axe,
}) => {
  const [name, called, other] = [oneOff('hums'), oneOff('buzzes'), oneOff('rattles')]
  const number = await tagged(name)
  await tagged(other)
  await openTag(page, name)
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await field.fill(other)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(field).toHaveValue(other)
  await expect(field).toHaveAccessibleDescription(/merge this one into it instead/)
  await field.fill(called.toUpperCase())
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('heading', { level: 1, name: called })).toBeVisible()
  await axe()

  await page.getByText('Merge…').click()
  await page.getByRole('textbox', { name: 'Merge into' }).fill(other)
  const confirm = page.getByRole('textbox', { name: `Type ${called} to confirm` }).first()
  await confirm.fill(other)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Merge into' })).toHaveValue(other)
  await confirm.fill(called)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: other })).toBeVisible()
  await expect(page.getByRole('link', { name: '2 tickets' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`Restored: ${called}`)).toBeVisible()
  await expect(page.getByRole('link', { name: '1 ticket', exact: true })).toBeVisible()

  await openTag(page, called)
  await page.getByText('Delete…').click()
  await page
    .getByRole('textbox', { name: `Type ${called} to confirm` })
    .last()
    .fill(called)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText(`Tag deleted: ${called}`)).toBeVisible()
  await page.goto('/admin/deleted')
  await page
    .getByRole('button', { name: `Restore ${called}` })
    .first()
    .click()
  const line = page.getByRole('listitem').filter({ hasText: `Tag deleted: ${called}` })
  await expect(line).toContainText('Restored')
  await axe()
  await page.goto(`/tickets/${number}`)
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue(called)
  await page.goto('/admin/audit?kind=tags')
  // Others tidy tags by the hundred meanwhile.
  await page.getByRole('combobox', { name: 'Who' }).selectOption('Admin')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(
    page.getByRole('listitem').filter({ hasText: `removed the tag ${called}` }),
  ).toBeVisible()
})

test('the list is searched and paged, and says what it found', async ({ page, axe }) => {
  const prefix = oneOff('many')
  await rowsOf(
    `insert into public.tags (name) select $1 || '-' || lpad(n::text, 3, '0') from generate_series(1, 120) n`,
    [prefix],
  )
  await page.goto('/admin/tags')
  await page.getByRole('searchbox', { name: 'Search tags' }).fill(prefix)
  await page.getByRole('checkbox', { name: 'On no ticket' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  const rows = page.getByRole('table', { name: 'Tags' }).getByRole('row')
  await expect(rows.nth(1)).toContainText(`${prefix}-001`)
  await expect(rows).toHaveCount(51)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(rows.nth(1)).toContainText(`${prefix}-051`)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(rows).toHaveCount(21)
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(rows.nth(1)).toContainText(`${prefix}-051`)
  await page.goto(`/admin/tags?q=${prefix}-nothing`)
  await expect(page.getByText('No tag fits')).toBeVisible()
  await axe()
  await rowsOf('delete from public.tags where starts_with(name, $1)', [prefix])
})
