import { callApi } from '@/tests/support/api'
import { expect, test } from '@/tests/support/e2e'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('a key is made, shown once, limited and revoked, with or without scripts @no-js @phone', async ({
  page,
  axe,
}) => {
  const name = oneOff('Shop')
  await page.goto('/admin/api-keys')
  await axe()
  await page.getByRole('link', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByText('Choose at least one thing')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  await axe()
  await page.getByRole('checkbox', { name: 'Read tickets' }).check()
  await page.getByRole('button', { name: 'Create key' }).click()
  const shown = page.getByRole('status').getByText(/^cfoil_/)
  await expect(shown).toBeVisible()
  await axe()
  const key = (await shown.textContent()) ?? ''
  expect((await callApi(key, 'GET', '/tags')).status).toBe(200)

  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('link', { name }).click()
  await page.getByRole('textbox', { name: 'Requests a minute' }).fill('none')
  await page.getByRole('button', { name: 'Save limit' }).click()
  await expect(page.getByText('The limit is a number')).toBeVisible()
  await page.getByRole('textbox', { name: 'Requests a minute' }).fill('1')
  await page.getByRole('button', { name: 'Save limit' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  // A new minute may have begun, which has one request in it.
  await expect.poll(async () => (await callApi(key, 'GET', '/tags')).status).toBe(429)

  await page.getByText('Revoke…').click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('revoked the API key')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Revoke key' })).toHaveCount(0)
  expect((await callApi(key, 'GET', '/tags')).status).toBe(401)
})

test('origins are named one a line, and nonsense comes back as it was typed', async ({ page }) => {
  const origin = `https://${oneOff('shop')}.example`
  await page.goto('/admin/api-keys')
  const origins = page.getByRole('textbox', { name: 'Allowed origins' })
  const before = await origins.inputValue()
  await origins.fill('shop')
  await page.getByRole('button', { name: 'Save origins' }).click()
  await expect(page.getByText('An origin is a scheme and a host')).toBeVisible()
  await expect(origins).toHaveValue('shop')
  await origins.fill(`${before}\n${origin}/`)
  await page.getByRole('button', { name: 'Save origins' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  const [kept] = await rowsOf<{ is: boolean }>(
    'select $1 = any (api_origins) as is from public.settings',
    [origin],
  )
  expect(kept).toEqual({ is: true })
  await page.reload()
  await expect(origins).toHaveValue(new RegExp(`${origin}$`))
  await rowsOf('update public.settings set api_origins = array_remove(api_origins, $1)', [origin])
})

test('an agent is kept out, and a key that is none is not found', async ({
  page,
  openAs,
  browserErrors,
}) => {
  browserErrors.allow(/status of 40[34]/)
  const agent = await openAs('agent@example.com')
  const answer = await agent.goto('/admin/api-keys/new')
  expect(answer?.status()).toBe(403)
  const none = await page.goto('/admin/api-keys/00000000-0000-4000-8000-000000000000')
  expect(none?.status()).toBe(404)
})
