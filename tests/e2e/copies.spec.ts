import { expect, test } from '@/tests/support/e2e'
import { expectUsable, press } from '@/tests/support/ticket-page'
import { newAddress, sentForGood, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('people are put on copy, get the reply as the requester does, and are taken off @no-js @phone', async ({
  page,
  axe,
  mailbox,
}) => {
  const requester = newAddress('requester')
  const [ann, ben] = [newAddress('ann'), newAddress('ben')]
  const number = await ticket({ from: requester })
  await page.goto(`/tickets/${number}`)
  const panel = page.getByRole('region', { name: 'People on copy' })
  const field = panel.getByRole('textbox', { name: 'Cc' })
  await field.fill(`${ann}, nonsense`)
  await press(panel, 'Add')
  await expect(field).toHaveAccessibleDescription(/^nonsense: this should look like/)
  await expect(field).toHaveValue(`${ann}, nonsense`)
  await expectUsable(page, axe)

  await field.fill(`${ann}, ${ben}`)
  await press(panel, 'Add')
  await expect(page.getByRole('status').filter({ hasText: 'copies of every reply' })).toBeVisible()
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  await expectUsable(page, axe)
  await panel.getByRole('button', { name: /^Remove ben/ }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText(/put ann.* on copy/)).toBeAttached()
  await expect(page.getByText(/took ben.* off copy/)).toBeAttached()

  const form = page.locator('form').filter({ has: page.getByRole('textbox', { name: 'Reply' }) })
  await page.getByRole('textbox', { name: 'Reply', exact: true }).fill('Try **another** cable.')
  const mail = await mailbox.causedBy(ann, async () => {
    await press(form, 'Send')
    await sentForGood(number)
  })
  expect(mail.html).toContain('Try <strong>another</strong> cable.')
  await expect.poll(() => mailbox.list(requester)).toHaveLength(1)
  expect(await mailbox.list(ben)).toHaveLength(0)
})
