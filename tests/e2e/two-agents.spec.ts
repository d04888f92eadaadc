import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('fields that the other did not touch just save @no-js', async ({ page, openAs }) => {
  const number = await ticket()
  const other = await openAs('sam@example.com')
  await page.goto(`/tickets/${number}`)
  await other.goto(`/tickets/${number}`)
  await select(other, 'Priority', 'urgent')
  await other.getByRole('textbox', { name: 'Tags' }).fill('theirs')
  await saved(other)

  await select(page, 'Status', 'pending')
  await saved(page)
  await expectForm(page, { Status: 'pending', Priority: 'urgent' }, 'No team', 'theirs')
})

test('what both changed is shown from both sides, field by field, and one of them is chosen @no-js', async ({
  page,
  openAs,
  axe,
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

  await test.step('the second is shown both sides', async () => {
    await select(page, 'Priority', 'low')
    await select(page, 'Status', 'pending')
    await page.getByRole('textbox', { name: 'Subject' }).fill('Two at once, renamed')
    await page.getByRole('textbox', { name: 'Tags' }).fill('mine')
    await page.getByRole('textbox', { name: 'Reply' }).fill('Half an answer')
    await page.getByRole('button', { name: 'Save changes' }).click()

    await expect(refusal(page)).toHaveText(
      /^Sam changed this ticket while you were editing it\. Nothing is saved yet/,
    )
    for (const [name, mine, theirs] of [
      ['Priority', 'Low', 'Urgent'],
      ['Tags', 'mine', 'theirs'],
    ] as const) {
      const sides = page.getByRole('radiogroup', { name })
      await expect(sides.getByRole('radio', { name: `${mine} Yours, not saved yet` })).toBeChecked()
      await expect(
        sides.getByRole('radio', { name: new RegExp(`^${theirs} Sam, \\d`) }),
      ).not.toBeChecked()
    }
    // What only they changed is taken over, what only we changed is kept.
    await expect(page.getByRole('combobox', { name: 'Team' })).toHaveAccessibleDescription(
      /^Changed by Sam, \d/,
    )
    await expect(chosen(page, 'Team')).toHaveText('Billing')
    await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('pending')
    await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue('Two at once, renamed')
    // Without scripts a press of one button sends one form: the other starts afresh.
    if (javaScriptEnabled !== false) {
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half an answer')
      await expect(page.getByRole('radio', { name: /^Low/ })).toBeFocused()
    }
    await axe()
    await other.goto(`/tickets/${number}`)
    await expectForm(other, { Priority: 'urgent', Status: 'new' }, 'Billing', 'theirs')
  })

  await test.step('one chosen from each side, it is saved', async () => {
    await page.getByRole('radio', { name: /^theirs/ }).check()
    await saved(page)
    await expectForm(page, { Priority: 'low', Status: 'pending' }, 'Billing', 'theirs')
    await other.goto(`/tickets/${number}`)
    await expectForm(other, { Priority: 'low', Status: 'pending' }, 'Billing', 'theirs')
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Two at once, renamed')
  })
})

test('a third change between the two saves is shown as well', async ({ page, openAs }) => {
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
    await expect(page.getByRole('radio', { name: new RegExp(`^${label}`) })).toBeVisible()
    await expect(page.getByRole('radio', { name: /^Low/ })).toBeChecked()
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

function chosen(page: Page, name: string): Locator {
  return page.getByRole('combobox', { name, exact: true }).locator('option:checked')
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
  await expect(chosen(page, 'Team')).toHaveText(team)
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue(tags)
}
