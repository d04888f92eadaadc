import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import {
  invitedAgent,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  ticketsOfTeam,
} from '@/tests/support/workspace'

/** An agent with a list of their own: 55 tickets, the newest first. */
async function withList(openAs: (email: string) => Promise<Page>) {
  const email = await invitedAgent()
  const page = await openAs(email)
  const name = oneOff('Row')
  await ticketsOfTeam(await privateTeam(email), 55, name)
  await page.goto('/tickets')
  await listening(page)
  return {
    page,
    email,
    name,
    row: (n: number) => page.getByRole('link', { name: `${name} ${n}`, exact: true }),
  }
}

/** Keys mean something as soon as the page's scripts run. */
async function listening(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.getByRole('main').focus()
    await page.keyboard.press('?')
    await expect(sheet).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
}

test('rows are walked through, opened and come back to by single keys', async ({ openAs }) => {
  const { page, row } = await withList(openAs)

  await page.getByRole('main').focus()
  await page.keyboard.press('j')
  await expect(row(1)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await expect(row(3)).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('k')
  await expect(row(1), 'there is none before the first').toBeFocused()

  await page.keyboard.press(']')
  await expect(row(51)).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(row(1)).toBeVisible()

  await page.getByRole('main').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/tickets\/\d+/)
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/tickets($|\?)/)
  await expect(row(2)).toBeFocused()
})

test('the row that has the focus stays in sight', async ({ openAs }) => {
  const { page, row } = await withList(openAs)
  await page.getByRole('main').focus()
  for (let n = 1; n <= 50; n += 1) await page.keyboard.press('j')
  await expect(row(50)).toBeFocused()
  await expect(row(50)).toBeInViewport({ ratio: 1 })
})

test('one key solves the row, or all that are selected, and one press gives them back', async ({
  openAs,
}) => {
  const { page, name, row } = await withList(openAs)
  // An order that a change does not alter.
  await page.goto(`/tickets?q=sort:number-asc ${name}`)
  await listening(page)
  const statuses = page.locator('tbody td.status')
  await page.getByRole('main').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(page.getByRole('status').filter({ hasText: '1 changed.' })).toBeVisible()
  await expect(statuses.filter({ hasText: 'Solved' })).toHaveCount(1)

  await row(3).focus()
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('e')
  await expect(page.getByRole('status').filter({ hasText: '2 changed.' })).toBeVisible()
  await expect(statuses.filter({ hasText: 'Solved' })).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 given back.' })).toBeVisible()
  await expect(statuses.filter({ hasText: 'Solved' })).toHaveCount(1)
})

test.describe('as an agent', () => {
  test.use({ as: 'agent@example.com' })

  test('the controls of a ticket are reached by single keys', async ({ page }) => {
    const number = await ticket()
    await page.goto(`/tickets/${number}`)
    await listening(page)
    for (const [key, control] of [
      ['r', page.getByRole('textbox', { name: 'Reply' })],
      ['n', page.getByRole('textbox', { name: 'Internal note' })],
      ['s', page.getByRole('combobox', { name: 'Status' })],
      ['a', page.getByRole('combobox', { name: 'Assignee' })],
      ['p', page.getByRole('combobox', { name: 'Priority' })],
      ['t', page.getByRole('textbox', { name: 'Tags' })],
    ] as const) {
      await page.keyboard.press(key)
      await expect(control).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(control).not.toBeFocused()
    }
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')

    await page.keyboard.press('p')
    await page.keyboard.type('Urgent')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('urgent')

    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('solved')
    await expect
      .poll(() => rowsOf('select status from public.tickets where number = $1', [number]))
      .toEqual([{ status: 'solved' }])
  })

  test('a key types in a field, and does nothing with a modifier or while composing', async ({
    page,
  }) => {
    await page.goto(`/tickets/${await ticket()}`)
    await listening(page)
    const here = page.url()
    await page.keyboard.press('n')
    await page.keyboard.type('cj?/u')
    await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveValue('cj?/u')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+c')
    await page.keyboard.press('Control+c')
    await page.evaluate(() => {
      const composing = { key: 'c', code: 'KeyC', bubbles: true, isComposing: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', composing))
    })
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('c')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(page.url()).toBe(here)
    await page.keyboard.press('c')
    await expect(page).toHaveURL('/tickets/new')
  })

  test('the sheet shows all keys, can be used by everyone and gives the focus back @phone', async ({
    page,
    axe,
    isMobile,
  }) => {
    await page.goto('/tickets')
    await listening(page)
    const opener = page.getByRole('link', { name: 'Keyboard shortcuts' })
    if (isMobile) await page.getByRole('button', { name: 'Menu' }).click()
    await opener.click()
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(sheet.getByText('Next row')).toBeVisible()
    await expect(sheet.getByText('Write a note')).toBeVisible()
    await expect(sheet.getByText('Go to the users'), 'which is for admins').toHaveCount(0)
    await axe()
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(page).toHaveURL('/tickets')
    if (!isMobile) await expect(opener).toBeFocused()
  })

  test('without scripts the sheet is a page @no-js', async ({ page, axe, javaScriptEnabled }) => {
    await page.goto(javaScriptEnabled ? '/shortcuts' : '/tickets')
    if (!javaScriptEnabled) await page.getByRole('link', { name: 'Keyboard shortcuts' }).click()
    await expect(page).toHaveURL('/shortcuts')
    await expect(page.getByRole('heading', { level: 1, name: 'Keyboard shortcuts' })).toBeVisible()
    await expect(page.getByText('Next row')).toBeVisible()
    await axe()
  })
})

test('single keys can be switched off, which is remembered @no-js', async ({
  openAs,
  javaScriptEnabled,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  await page.goto('/settings')
  const single = page.getByRole('checkbox', { name: 'Single keys do things' })
  await expect(single).toBeChecked()
  await single.uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect
    .poll(() => rowsOf('select shortcuts from public.users where email = $1', [email]))
    .toEqual([{ shortcuts: false }])
  await page.goto('/settings')
  await expect(single).not.toBeChecked()
  if (!javaScriptEnabled) return

  const opener = page.getByRole('link', { name: 'Keyboard shortcuts' }).first()
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await opener.hover()
  await page.waitForLoadState('networkidle')
  await opener.click()
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('?')
  await page.keyboard.press('c')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL('/settings')
})
