import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { receiver, verified } from '@/tests/support/webhook-receiver'
import { oneOff } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

const address = (page: Page) => page.getByRole('textbox', { name: 'Address' })

test('an admin makes a subscription, tests it, reads its log and ends it @no-js @phone', async ({
  page,
  axe,
}) => {
  const hook = await receiver((response) => {
    response.setHeader('x-receiver', 'hums').end('Thank you.')
  })
  try {
    const url = `${hook.url}/${oneOff('one')}`
    await page.goto('/admin/subscriptions')
    await page.getByRole('link', { name: 'New subscription' }).click()
    await address(page).fill('http://169.254.169.254/latest/meta-data/')
    await page.getByRole('checkbox', { name: 'ticket.merged' }).check()
    await page.getByRole('button', { name: 'Create subscription' }).click()
    await expect(refusal(page)).toBeVisible()
    await expect(address(page)).toHaveAccessibleDescription(/not a public address/)
    await expect(address(page)).toHaveValue('http://169.254.169.254/latest/meta-data/')
    await expect(page.getByRole('checkbox', { name: 'ticket.merged' })).toBeChecked()

    await address(page).fill(url)
    await page.getByRole('button', { name: 'Create subscription' }).click()
    const secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
    await axe()
    await page.getByRole('link', { name: 'To the subscription' }).click()
    await expect(page.getByRole('heading', { level: 1, name: url })).toBeVisible()
    await expect(page.getByText('No deliveries here')).toBeVisible()

    await page.getByRole('button', { name: 'Send a test' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'webhook.test' })).toBeVisible()
    expect(verified(await hook.next(), secret)).toMatchObject({ type: 'webhook.test' })
    const attempts = page.getByRole('list', { name: 'Attempts' }).getByRole('listitem')
    await expect(async () => {
      await page.reload()
      await expect(attempts).toHaveCount(1)
    }).toPass()
    await expect(attempts).toContainText('200')
    await expect(page.getByRole('region', { name: 'Payload' })).toContainText('"webhook.test"')
    await expect(page.getByRole('region', { name: 'Request' })).toContainText('webhook-signature')
    await expect(page.getByRole('region', { name: 'Headers of' })).toContainText('x-receiver: hums')
    await expect(page.getByRole('region', { name: 'Body of' })).toContainText('Thank you.')
    await axe()

    await page.getByRole('link', { name: 'Subscription', exact: true }).click()
    await page.getByRole('checkbox', { name: /webhook\.test, sequence/ }).check()
    await page.getByRole('button', { name: 'Send chosen again' }).click()
    await expect(page.getByText('1 delivery is sent again.')).toBeVisible()
    await expect.poll(() => hook.received.length).toBe(2)
    await page.getByRole('button', { name: 'Rotate secret' }).click()
    await expect(page.getByText(/^whsec_/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'Secrets' }).getByRole('listitem')).toHaveCount(2)
    await axe()

    await page.getByRole('combobox', { name: 'Status', exact: true }).selectOption('failed')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('None has this status.')).toBeVisible()
    await page.getByRole('button', { name: 'Disable' }).click()
    await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Send a test' })).toBeHidden()
    await page.locator('summary').filter({ hasText: 'Delete…' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks out' })).toBeVisible()
    await expect(page.getByRole('link', { name: url })).toBeHidden()
    await axe()
  } finally {
    await hook.close()
  }
})

test('a time that ends before it begins is refused beside its field', async ({ page }) => {
  const hook = await receiver()
  try {
    await page.goto('/admin/subscriptions/new')
    await address(page).fill(`${hook.url}/${oneOff('range')}`)
    await page.getByRole('button', { name: 'Create subscription' }).click()
    await expect(page.getByText('Choose at least one event.')).toBeVisible()
    await page.getByRole('checkbox', { name: 'ticket.merged' }).check()
    await page.getByRole('button', { name: 'Create subscription' }).click()
    await page.getByRole('link', { name: 'To the subscription' }).click()
    await page.getByLabel('Events from').fill('2026-11-02T10:00')
    await page.getByLabel('Until before').fill('2026-11-01T10:00')
    await page.getByRole('button', { name: 'Send these again' }).click()
    await expect(page.getByLabel('Until before')).toHaveAccessibleDescription(
      /before the beginning/,
    )
    await page.getByLabel('Until before').fill('2026-11-03T10:00')
    await page.getByRole('button', { name: 'Send these again' }).click()
    await expect(page.getByText('There was nothing to send again.')).toBeVisible()
  } finally {
    await hook.close()
  }
})

test('a subscription and a delivery that do not exist are not found', async ({
  page,
  browserErrors,
}) => {
  browserErrors.allow(/status of 404/)
  const nothing = '00000000-0000-4000-8000-000000000000'
  for (const path of [nothing, 'nonsense', `${nothing}/deliveries/${nothing}`]) {
    const response = await page.goto(`/admin/subscriptions/${path}`)
    expect(response?.status(), path).toBe(404)
  }
})

test.describe('an agent', () => {
  test.use({ as: 'agent@example.com' })

  test('is told that it is for admins', async ({ page, browserErrors }) => {
    browserErrors.allow(/status of 403|favicon/)
    for (const path of ['', '/new', '/00000000-0000-4000-8000-000000000000']) {
      expect((await page.goto(`/admin/subscriptions${path}`))?.status(), path).toBe(403)
    }
  })
})
