import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { privateTeam, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })
test.beforeEach(({ browserErrors }) => browserErrors.allow(/status of 404/))

const absurd = ['0', '-1', '1.5', 'NaN', 'abc', '9007199254740993', '9'.repeat(400), '%F0%9F%8E%AB']

test('numbers that no ticket can bear are not found', async ({ page }) => {
  for (const number of ['999999999', ...absurd]) {
    const response = await page.goto(`/tickets/${number}`)
    expect(response?.status(), number).toBe(404)
    await expectNothingHere(page)
  }
  await page.getByRole('link', { name: 'All tickets' }).click()
  await expect(page).toHaveURL('/tickets')
})

test('the page of a missing ticket needs no scripts @no-js', async ({
  page,
  javaScriptEnabled,
}) => {
  test.fail(javaScriptEnabled === false, 'notFound() in a page comes without HTML of its own')
  const response = await page.goto('/tickets/999999999')
  expect(response?.status()).toBe(404)
  await expectNothingHere(page)
})

test('the page of a missing ticket has one main part', async ({ page }) => {
  await page.goto('/tickets/999999999')
  await expectNothingHere(page)
  await expect(page.getByRole('main')).toHaveCount(1, { timeout: 1000 })
})

test('a number is written in digits alone', async ({ request }) => {
  for (const number of ['0x1', '1e0', '01', '%201']) {
    expect.soft((await request.get(`/tickets/${number}`)).status(), number).toBe(404)
  }
})

test('a page that does not exist is not found @no-js @phone', async ({ page }) => {
  const response = await page.goto('/no/such/page')
  expect(response?.status()).toBe(404)
  await expect(page).toHaveTitle(/Not found/)
  await expectNothingHere(page)
})

test('a ticket of a private team answers strangers as if there were none', async ({
  page,
  openAs,
}) => {
  const member = await openAs('sam@example.com')
  const number = await ticket({
    team: await privateTeam('sam@example.com'),
    subject: 'Between us',
  })
  const answerTo = async (path: string) => {
    const response = await page.goto(path)
    await expectNothingHere(page)
    const words = await page.getByRole('main').first().textContent()
    return [response?.status(), (await page.title()).replace(/\d+/, 'N'), words]
  }
  const hidden = await answerTo(`/tickets/${number}`)
  expect(hidden).toEqual(await answerTo('/tickets/999999999'))
  expect(hidden[0]).toBe(404)
  await page.goto('/tickets')
  await expect(page.getByRole('link', { name: 'New ticket' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Between us' })).toHaveCount(0)

  await member.goto(`/tickets/${number}`)
  await expect(member.getByRole('heading', { level: 1, name: 'Between us' })).toBeVisible()
})

async function expectNothingHere(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: 'There is nothing here' })
  await expect(heading).toBeVisible({ timeout: 5000 })
}
