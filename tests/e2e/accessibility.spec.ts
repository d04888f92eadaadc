import type { Page } from '@playwright/test'
import { encodeCursor } from '@/lib/tickets/cursor'
import { expect, test } from '@/tests/support/e2e'
import { refusal, write } from '@/tests/support/forms'
import {
  invitedAgent,
  newAddress,
  oneOff,
  privateTeam,
  ticket,
  ticketsOfTeam,
} from '@/tests/support/workspace'

type Axe = (page?: Page) => Promise<void>

async function fits(page: Page, axe: Axe): Promise<void> {
  await axe(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

test('signing in can be used by everyone, in light and dark @phone', async ({ page, axe }) => {
  await page.goto('/login')
  await fits(page, axe)
  await page.getByRole('button', { name: 'Send sign-in link' }).click()
  await expect(refusal(page)).toBeVisible()
  await fits(page, axe)
  await page.getByRole('textbox', { name: 'Email' }).fill(newAddress('stranger'))
  await page.getByRole('button', { name: 'Send sign-in link' }).click()
  await expect(page.getByRole('link', { name: 'Enter the six-digit code' })).toBeVisible()
  await fits(page, axe)

  await page.goto('/auth/confirm?token_hash=0&type=magiclink')
  await fits(page, axe)
  await page.goto('/auth/confirm')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(refusal(page)).toBeVisible()
  await fits(page, axe)
})

test.describe('signed in', () => {
  test.use({ as: 'agent@example.com' })

  test('the list can be used by everyone, in light and dark @phone', async ({ axe, openAs }) => {
    const email = await invitedAgent()
    const page = await openAs(email)
    await ticketsOfTeam(await privateTeam(email), 51, oneOff('Line '.repeat(50)))
    await page.goto('/tickets')
    await expect(page.getByRole('link', { name: 'Next', exact: true })).toBeVisible()
    await fits(page, axe)
  })

  test('an empty list can be used by everyone, in light and dark @phone', async ({ page, axe }) => {
    const end = encodeCursor('updated', {
      direction: 'after',
      key: '1970-01-01T00:00:00+00:00',
      number: 1,
    })
    await page.goto(`/tickets?cursor=${end}`)
    await expect(page.getByText('No tickets here')).toBeVisible()
    await fits(page, axe)
  })

  test('a new ticket can be written by everyone, in light and dark @phone', async ({
    page,
    axe,
  }) => {
    await page.goto('/tickets/new')
    await fits(page, axe)
    await page.getByRole('button', { name: 'Create ticket' }).click()
    await expect(refusal(page)).toBeVisible()
    await fits(page, axe)
  })

  test('a ticket can be worked by everyone, in light and dark @phone', async ({
    page,
    axe,
    openAs,
  }) => {
    const number = await ticket({ body: `See https://example.com/${'long/'.repeat(60)}` })
    await page.goto(`/tickets/${number}`)
    await write(page, 'Internal note', 'A note to look at.')
    await expect(page.getByRole('article')).toHaveCount(2)
    const other = await openAs('sam@example.com')
    await other.goto(`/tickets/${number}`)
    await other.getByRole('combobox', { name: 'Priority' }).selectOption('urgent')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

    await page.getByRole('combobox', { name: 'Priority' }).selectOption('low')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(refusal(page)).toContainText('changed this ticket while you were editing it')
    await fits(page, axe)
  })

  test('a closed ticket can be read by everyone, in light and dark @phone', async ({
    page,
    axe,
  }) => {
    await page.goto(`/tickets/${await ticket({ status: 'closed' })}`)
    await fits(page, axe)
  })

  test('a missing ticket can be left by everyone, in light and dark @phone', async ({
    page,
    axe,
    browserErrors,
  }) => {
    browserErrors.allow(/status of 404/)
    await page.goto('/tickets/999999999')
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
    await fits(page, axe)
  })

  test('the menu opens on a phone before any script has run @no-js @phone', async ({
    page,
    isMobile,
  }) => {
    if (!isMobile) await page.setViewportSize({ width: 390, height: 800 })
    await page.goto('/tickets')
    const signOut = page.getByRole('button', { name: 'Sign out' })
    await expect(signOut).toBeHidden()
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(signOut).toBeVisible()
    await page.getByRole('link', { name: 'Tickets', exact: true }).click()
    await expect(page).toHaveURL('/tickets')
    await expect(signOut).toBeHidden()
  })
})
