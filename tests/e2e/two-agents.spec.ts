import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('the second of two agents is told what changed, field by field, and loses nothing @no-js', async ({
  page,
  openAs,
  javaScriptEnabled,
}) => {
  const number = await ticket({ subject: 'Two at once' })
  const other = await openAs('sam@example.com')
  await page.goto(`/tickets/${number}`)
  await other.goto(`/tickets/${number}`)

  await test.step('the first saves', async () => {
    await select(other, 'Priority', 'urgent')
    await select(other, 'Team', 'Billing')
    await other.getByRole('textbox', { name: 'Tags' }).fill('theirs')
    await saved(other)
  })

  await test.step('the second is told', async () => {
    await select(page, 'Priority', 'low')
    await select(page, 'Status', 'pending')
    await page.getByRole('textbox', { name: 'Subject' }).fill('Two at once, renamed')
    await page.getByRole('textbox', { name: 'Tags' }).fill('mine')
    await page.getByRole('textbox', { name: 'Reply' }).fill('Half an answer')
    await page.getByRole('button', { name: 'Save changes' }).click()

    await expect(refusal(page)).toHaveText(
      /Somebody else saved this ticket.*\(Priority, Team, Tags\)\. Nothing was overwritten/,
    )
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveAccessibleDescription(
      /Changed meanwhile to “Urgent”\. Saving again puts your “Low” in its place/,
    )
    await expect(page.getByRole('combobox', { name: 'Team' })).toHaveAccessibleDescription(
      /Changed meanwhile to “Billing”, taken over here/,
    )
    await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveAccessibleDescription(
      /Changed meanwhile to “theirs”\. Saving again puts your “mine” in its place/,
    )
    for (const name of ['Status', 'Assignee']) {
      await expect(page.getByRole('combobox', { name })).toHaveAccessibleDescription('')
    }
    await expectForm(page, { Priority: 'low', Status: 'pending' }, 'Billing', 'mine')
    await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue('Two at once, renamed')
    // Without scripts a press of one button sends one form: the other starts afresh.
    if (javaScriptEnabled !== false) {
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half an answer')
    }
    await other.goto(`/tickets/${number}`)
    await expectForm(other, { Priority: 'urgent', Status: 'new' }, 'Billing', 'theirs')
  })

  await test.step('saving again is a decision, and goes through', async () => {
    await saved(page)
    await other.goto(`/tickets/${number}`)
    await expectForm(other, { Priority: 'low', Status: 'pending' }, 'Billing', 'mine')
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Two at once, renamed')
  })
})

test('a third change between the two saves is told as well', async ({ page, openAs }) => {
  const number = await ticket()
  const other = await openAs('sam@example.com')
  await page.goto(`/tickets/${number}`)
  await other.goto(`/tickets/${number}`)
  await select(page, 'Priority', 'low')

  for (const [priority, label] of [
    ['high', 'High'],
    ['urgent', 'Urgent'],
  ] as const) {
    await select(other, 'Priority', priority)
    await saved(other)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveAccessibleDescription(
      new RegExp(`Changed meanwhile to “${label}”`),
    )
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('low')
  }
  await saved(page)
})

test('a note by the other agent is no conflict', async ({ page, openAs }) => {
  const number = await ticket()
  const other = await openAs('sam@example.com')
  await page.goto(`/tickets/${number}`)
  await other.goto(`/tickets/${number}`)
  await other.getByRole('textbox', { name: 'Internal note' }).fill('I am looking at it.')
  await other.getByRole('textbox', { name: 'Internal note' }).press('Control+Enter')
  await expect(other.getByRole('article')).toHaveCount(2)

  await select(page, 'Priority', 'high')
  await saved(page)
})

async function select(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).selectOption(value)
}

async function saved(page: Page): Promise<void> {
  // An earlier "Saved." may still stand there.
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Save changes' }).click(),
  ])
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
}

async function expectForm(
  page: Page,
  values: Record<string, string>,
  team: string,
  tags: string,
): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.getByRole('combobox', { name, exact: true })).toHaveValue(value)
  }
  const chosenTeam = page.getByRole('combobox', { name: 'Team' }).locator('option:checked')
  await expect(chosenTeam).toHaveText(team)
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue(tags)
}
