import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import {
  invitedAgent,
  newAddress,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  ticketsOfTeam,
} from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const box = (page: Page) => page.getByRole('combobox', { name: 'Search tickets' })
const options = (page: Page) => page.getByRole('listbox').getByRole('option')
const chosen = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true })

/** Types as people do; the first letters may come before the page listens. */
async function type(field: Locator, text: string): Promise<void> {
  await field.pressSequentially(text, { delay: 20 })
}

/** Opens the list, once its field completes. */
async function openList(page: Page): Promise<Locator> {
  await page.goto('/tickets')
  const field = box(page)
  await expect(async () => {
    await field.fill('')
    await type(field, 'sta')
    await expect(field).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 })
  }).toPass()
  await field.press('Escape')
  await field.fill('')
  return field
}

test('a query is completed from the keyboard: properties, then values, then the list', async ({
  page,
}) => {
  const subject = oneOff('Waits for a word')
  await ticket({ subject, status: 'pending' })
  const field = await openList(page)

  await type(field, 'stat')
  await expect(options(page).first()).toContainText('status:')
  await field.press('Tab')
  await expect(field).toHaveValue('status:')
  await expect(options(page)).toHaveCount(6)

  await field.press('ArrowDown')
  await expect(chosen(page)).toHaveText('new')
  await field.press('ArrowUp')
  await field.press('ArrowUp')
  await expect(chosen(page)).toHaveText('closed')
  const active = await field.getAttribute('aria-activedescendant')
  await expect(chosen(page)).toHaveAttribute('id', active ?? 'none')

  await type(field, 'pe')
  await expect(options(page)).toHaveText(['pending'])
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(field).toHaveValue('status:pending')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await expect(field).toBeFocused()

  await type(field, ` "${subject}"`)
  await field.press('Enter')
  await expect(page).toHaveURL(/q=status%3Apending/)
  await expect(page.locator('tbody').getByRole('link')).toHaveText([subject])
})

test('Escape closes the suggestions and keeps what was typed; Tab leaves where nothing is typed', async ({
  page,
}) => {
  const field = await openList(page)
  await type(field, 'prio')
  await expect(options(page).first()).toBeVisible()
  await field.press('Escape')
  await expect(options(page)).toHaveCount(0)
  await expect(field).toHaveValue('prio')
  await field.press('Tab')
  await expect(field).not.toBeFocused()

  await field.fill('')
  await field.press('ArrowDown')
  await expect(options(page).first()).toBeVisible()
  await field.press('Tab')
  await expect(field).not.toBeFocused()
  await expect(field).toHaveValue('')
  await expect(options(page)).toHaveCount(0)
})

test('with nothing chosen Enter searches, whatever is suggested', async ({ page }) => {
  const field = await openList(page)
  await type(field, 'open')
  await expect(options(page).filter({ hasText: 'status:open' })).toBeVisible()
  await field.press('Enter')
  await expect(page).toHaveURL('/tickets?q=open')
})

test('names come from the database, are written as they must be, and can be clicked', async ({
  page,
}) => {
  const from = newAddress('rose')
  const name = oneOff('Florist Rose')
  await ticket({ from })
  await rowsOf(
    `update public.contacts c set name = $1 from public.contact_emails e
     where e.contact_id = c.id and e.email = $2`,
    [name, from],
  )
  const field = await openList(page)
  await type(field, 'status:new requester:florist')
  await expect(options(page).filter({ hasText: name })).toBeVisible()
  await options(page).filter({ hasText: name }).click()
  await expect(field).toBeFocused()
  await field.press('Enter')
  await expect(page.getByRole('table').getByText(name)).toBeVisible()
})

test('what is not understood is told at its characters, and the rest is searched @no-js @phone', async ({
  page,
  axe,
}) => {
  const subject = oneOff('Found all the same')
  await ticket({ subject })
  await page.goto('/tickets')
  await box(page).fill(`status:opne "${subject}"`)
  await box(page).press('Enter')
  await expect(page).toHaveURL(/q=status/)
  const errors = page.getByRole('alert').filter({ hasText: 'There is no status' })
  await expect(errors).toContainText('There is no status “opne”. Did you mean “open”?')
  await expect(errors.locator('mark')).toHaveText('opne')
  await expect(box(page)).toHaveValue(`status:opne "${subject}"`)
  await expect(box(page)).toHaveAccessibleDescription(/There is no status/)
  await expect(page.getByRole('link', { name: subject, exact: true })).toBeVisible()
  await axe()
})

test('the query stays with the pages of the list and in its field @no-js', async ({ openAs }) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const name = oneOff('Paged')
  await ticketsOfTeam(await privateTeam(email), 60, name)
  await page.goto(`/tickets?q=sort:number-asc ${name}`)
  const next = page.getByRole('link', { name: 'Next', exact: true })
  await next.click()
  await expect(next).toHaveCount(0)
  await expect(box(page)).toHaveValue(`sort:number-asc ${name}`)
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(11)
})

test('the help opens without scripts, and its examples are queries @no-js @phone', async ({
  page,
  axe,
}) => {
  await page.goto('/tickets')
  const help = page.getByRole('dialog', { name: 'Search help' })
  await expect(help).toBeHidden()
  await page.getByRole('button', { name: 'Search help' }).click()
  await expect(help).toBeVisible()
  await axe()
  await help.getByRole('link', { name: 'priority>=high' }).click()
  await expect(page).toHaveURL('/tickets?q=priority%3E%3Dhigh')
  await expect(box(page)).toHaveValue('priority>=high')
  await expect(page.getByRole('alert').filter({ hasText: 'There is no' })).toHaveCount(0)
})

test('the suggestions can be used by everyone, in light and dark @phone', async ({ page, axe }) => {
  const field = await openList(page)
  await type(field, 'is:')
  await expect(options(page).first()).toBeVisible()
  await field.press('ArrowDown')
  await axe()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
