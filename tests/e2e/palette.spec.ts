import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import {
  invitedAgent,
  newAddress,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  worksAt,
} from '@/tests/support/workspace'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Jump to anything' })
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Jump to' })
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })

/** Opens it by its keys; they mean something as soon as the page's scripts run. */
async function open(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 1000 })
  }).toPass()
}

test.describe('as an agent', () => {
  test.use({ as: 'agent@example.com' })

  test('a ticket is reached by its number, and by words of it', async ({ page }) => {
    const subject = oneOff('The kettle whistles')
    const number = await ticket({ subject })
    await page.goto('/settings')
    await open(page)
    // Enter at once: what it was pressed for is what comes.
    await page.keyboard.type(`#${number}`)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/tickets/${number}`)
    await expect(palette(page)).toHaveCount(0)

    await page.goto('/settings')
    await open(page)
    await page.keyboard.type(subject.slice(0, -3))
    await expect(option(page, subject)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  })

  test('the arrows choose, and whoever cannot see it is told what is chosen', async ({ page }) => {
    await page.goto('/tickets')
    await open(page)
    await page.keyboard.type('go to')
    await expect(option(page, /Go to the tickets/)).toHaveAttribute('aria-selected', 'true')
    const chosen = () => field(page).getAttribute('aria-activedescendant')
    const first = await chosen()
    await page.keyboard.press('ArrowDown')
    await expect(option(page, /Go to the dashboard/)).toHaveAttribute('aria-selected', 'true')
    expect(await chosen()).toBe(await option(page, /Go to the dashboard/).getAttribute('id'))
    await page.keyboard.press('ArrowUp')
    expect(await chosen()).toBe(first)
    await page.keyboard.press('ArrowUp')
    await expect(option(page, /All tickets with/)).toHaveAttribute('aria-selected', 'true')
    await expect(option(page, /Go to the users/), 'which is for admins').toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/dashboard/)
  })

  test('an act is done where one was, and Escape gives the focus back', async ({ page }) => {
    await page.goto(`/tickets/${await ticket()}`)
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.fill('Half an answer')
    await open(page)
    await page.keyboard.press('Escape')
    await expect(palette(page)).toHaveCount(0)
    await expect(reply).toBeFocused()
    await open(page)
    await page.keyboard.type('change prio')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Priority' })).toBeFocused()
    await expect(reply).toHaveValue('Half an answer')
  })

  test('people and companies are reached by what one knows of them', async ({ page }) => {
    const from = newAddress('kettle-desk')
    const name = oneOff('Kettle & Sons')
    await ticket({ from })
    await worksAt(from, name)
    await page.goto('/tickets')
    await open(page)
    await page.keyboard.type(from.slice(0, 15))
    await option(page, new RegExp(from)).click()
    await expect(page.getByRole('heading', { level: 1, name: 'kettle-desk' })).toBeVisible()

    await open(page)
    // Just its name: it comes first, whatever else speaks of it.
    await page.keyboard.type(name.toUpperCase())
    await expect(option(page, name)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  })

  test('it can be used by everyone, in light and dark', async ({ page, axe }) => {
    await ticket({ subject: oneOff('The kettle whistles') })
    await page.goto('/tickets')
    await open(page)
    for (const typed of ['', 'kettle']) {
      await field(page).fill(typed)
      if (typed) await expect(option(page, /The kettle whistles/).first()).toBeVisible()
      await axe()
    }
  })

  test('when the server is gone it says so, and the acts of the page are still there', async ({
    page,
    browserErrors,
  }) => {
    browserErrors.allow(/ERR_FAILED|api\/palette/)
    await page.goto('/tickets')
    await page.route('**/api/palette**', (route) => route.abort())
    await open(page)
    await expect(palette(page).getByRole('status')).toContainText('cannot be reached')
    await page.keyboard.type('new ticket')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/tickets/new')
  })

  test('without scripts the way to it leads to the list @no-js', async ({
    page,
    javaScriptEnabled,
  }) => {
    await page.goto('/settings')
    const link = page.getByRole('link', { name: 'Jump to' })
    if (javaScriptEnabled) {
      await link.hover()
      await page.waitForLoadState('networkidle')
      await link.click()
      await expect(field(page)).toBeFocused()
    } else {
      await link.click()
      await expect(page).toHaveURL('/tickets')
    }
  })
})

test.describe('as an admin', () => {
  test.use({ as: 'admin@example.com' })

  test('it works on the pages of admins, and leads there', async ({ page }) => {
    await page.goto('/admin/teams')
    await open(page)
    await page.keyboard.type('users')
    await expect(option(page, /Invite users/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/admin/users')
  })
})

test('it shows nobody more than they may see, and first what one looked at last', async ({
  openAs,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const subject = oneOff('Hidden kettle')
  const seen = await ticket({ subject: `${subject} seen` })
  const hidden = await ticket({ subject: `${subject} hidden`, team: await privateTeam() })
  await rowsOf(
    `insert into public.ticket_reads (user_id, ticket_number)
     select u.id, n from public.users u, unnest($2::bigint[]) n where u.email = $1`,
    [email, [seen, hidden]],
  )
  await page.goto('/settings')
  await open(page)
  await expect(option(page, `${subject} seen`)).toBeVisible()
  await expect(option(page, `${subject} hidden`)).toHaveCount(0)
  await page.keyboard.type(subject)
  await expect(option(page, /All tickets with/)).toBeVisible()
  await expect(option(page, `${subject} seen`)).toBeVisible()
  await expect(option(page, `${subject} hidden`)).toHaveCount(0)
  await field(page).fill(String(hidden))
  await expect(palette(page).getByRole('status')).toHaveText(/to choose from/)
  await expect(option(page, `${subject} hidden`)).toHaveCount(0)
})

test('it answers only those who are signed in', async ({ request }) => {
  const response = await request.get('/api/palette?q=kettle')
  expect(response.status()).toBe(401)
  expect(await response.text()).toBe('Sign in first.\n')
})
