import { expect, test } from '@/tests/support/e2e'
import { formOf, write } from '@/tests/support/forms'
import { invitedAgent, newAddress, oneOff, sentForGood, ticket } from '@/tests/support/workspace'

test('agents say who they are, where they are, and which mails they wish @no-js @phone', async ({
  openAs,
  mailbox,
  axe,
}) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/settings')
  await axe(page)
  const name = oneOff('Somebody')
  await page.getByRole('textbox', { name: 'Name' }).fill(' ')
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo')
  await page.getByRole('textbox', { name: 'Signature' }).fill('Kind regards\n  from the counter')
  await page.getByRole('checkbox', { name: 'A colleague mentions me' }).uncheck()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/missing/)
  await expect(page.getByRole('checkbox', { name: 'A colleague mentions me' })).not.toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Asia/Tokyo')
  await axe(page)

  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Asia/Tokyo')
  await expect(page.getByRole('checkbox', { name: 'A colleague mentions me' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'A ticket is assigned to me' })).toBeChecked()

  const requester = newAddress('requester')
  const number = await ticket({ from: requester })
  await page.goto(`/tickets/${number}`)
  await expect(formOf(page, 'Reply')).toBeVisible()
  const mail = await mailbox.causedBy(requester, async () => {
    await write(page, 'Reply', 'It is mended.')
    await sentForGood(number)
  })
  expect(mail.text).toContain('It is mended.\n\n-- \nKind regards\n  from the counter')
})
