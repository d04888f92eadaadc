import { ApiDocument } from '@/tests/support/api-document'
import { expect, test } from '@/tests/support/e2e'

test('the reference shows every call with curl and TypeScript, to anybody @no-js @phone', async ({
  page,
  axe,
}) => {
  const { operations } = await ApiDocument.load()
  await page.goto('/developers')
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible()
  const entries = page.getByRole('article')
  await expect(entries).toHaveCount(operations.length)
  for (const { operationId, path } of operations) {
    const entry = page.locator(`#${operationId}`)
    await expect(entry.getByText(path, { exact: true }).first()).toBeVisible()
    await expect(entry.getByRole('figure', { name: 'curl' })).toContainText('/api/v1/')
    await expect(entry.getByRole('figure', { name: 'TypeScript' })).toContainText('fetch(')
  }
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBe(0)
  await axe()
})

test('a problem leads to its explanation', async ({ page }) => {
  await page.goto('/developers#problem-stale')
  await expect(page.locator('#problem-stale')).toBeInViewport()
})
