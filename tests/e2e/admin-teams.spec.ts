import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('an admin makes a private team, and says who is in it @no-js @phone', async ({
  page,
  axe,
}) => {
  const name = oneOff('Night shift')
  await page.goto('/admin/teams')
  await page.getByRole('link', { name: 'New team' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('SUPPORT')
  await page.getByRole('checkbox', { name: 'Private' }).check()
  await page.getByRole('button', { name: 'Create team' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
    /There is a team of this name already/,
  )
  await expect(page.getByRole('checkbox', { name: 'Private' })).toBeChecked()

  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create team' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Private' })).toBeChecked()

  for (const member of ['Sam', 'Agent']) {
    await page.getByRole('combobox', { name: 'Add a member' }).selectOption(member)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(members(page).filter({ hasText: member })).toBeVisible()
  }
  await axe()
  await page.getByRole('button', { name: 'Remove Agent' }).click()
  await expect(members(page)).toHaveCount(1)
  await expect(members(page)).toContainText('Sam')

  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} again`)
  await page.getByRole('checkbox', { name: 'Private' }).uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Private' })).not.toBeChecked()

  await page.goto('/admin/teams')
  const row = page.getByRole('row', { name: `${name} again` })
  await expect(row).toContainText('Open')
  await expect(row).toContainText('Sam')
  await axe()
  await page.goto('/admin/audit?kind=team_members')
  for (const act of ['added the team member', 'removed the team member']) {
    await expect(
      page.getByRole('listitem').filter({ hasText: `${act} ${name} · Agent` }),
    ).toBeVisible()
  }
})

function members(page: Page) {
  return page.getByRole('list', { name: 'Members' }).getByRole('listitem')
}
