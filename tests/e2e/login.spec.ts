import { expect, test } from '@/tests/support/e2e'

test('the login page asks for an e-mail address @no-js @phone', async ({ page, axe }) => {
  await page.goto('/login')
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send sign-in link' })).toBeVisible()
  await axe()
})

test.describe('somebody who is signed in', () => {
  test.use({ as: 'agent@example.com' })

  test('stays so on the next page @no-js', async ({ page, openAs }) => {
    await page.goto('/tickets')
    await expect(page).toHaveURL('/tickets')
    const nobody = await openAs(undefined)
    await nobody.goto('/tickets')
    await expect(nobody).toHaveURL(/\/login/)
  })
})
