import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { linkIn } from '@/tests/support/mailbox'
import { invitedAgent, oneOff, ticket } from '@/tests/support/workspace'

test('a person signs in, writes a ticket and answers it without a mouse', async ({
  page,
  mailbox,
}) => {
  const email = await invitedAgent()
  await page.goto('/login')
  await tabTo(page, page.getByRole('textbox', { name: 'Email' }))
  await page.keyboard.type(email)
  const mail = await mailbox.causedBy(email, () => page.keyboard.press('Enter'))
  await tabTo(page, page.getByRole('link', { name: 'Enter the six-digit code' }))
  await page.goto(linkIn(mail, '/auth/confirm'))
  await tabTo(page, page.getByRole('button', { name: 'Sign in' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/tickets')

  await page.goto('/tickets/new')
  const subject = oneOff('Typed from end to end')
  for (const [name, value] of [
    ['Requester email', 'keyboard@example.com'],
    ['Requester name', 'Somebody'],
    ['Subject', subject],
    ['Description', 'No mouse was here.'],
  ] as const) {
    await tabTo(page, page.getByRole('textbox', { name }))
    await page.keyboard.type(value)
  }
  await tabTo(page, page.getByRole('combobox', { name: 'Priority' }))
  await page.keyboard.type('Urgent')
  await tabTo(page, page.getByRole('combobox', { name: 'Team' }), 1)
  await tabTo(page, page.getByRole('combobox', { name: 'Assignee' }), 1)
  await tabTo(page, page.getByRole('textbox', { name: 'Tags' }), 1)
  // Fields of one's own may stand between.
  await tabTo(page, page.getByRole('button', { name: 'Create ticket' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('urgent')

  await tabTo(page, page.getByRole('textbox', { name: 'Reply' }))
  await page.keyboard.type('First line')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second line')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('article').last()).toContainText(/First line\s*second line/)
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
})

test.describe('signed in', () => {
  test.use({ as: 'agent@example.com' })

  test('the first stop of every page skips to its content', async ({ page }) => {
    for (const path of ['/tickets', '/tickets/new', `/tickets/${await ticket()}`]) {
      await page.goto(path)
      const skip = page.getByRole('link', { name: 'Skip to content' })
      await tabTo(page, skip, 1)
      await expect(skip).toBeInViewport()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('main')).toBeFocused()
    }
  })

  test('on a ticket the tab key goes through the conversation, then its properties', async ({
    page,
  }) => {
    await page.goto(`/tickets/${await ticket()}`)
    await page.getByRole('main').focus()
    for (const [role, name] of [
      ['link', 'Back to the list'],
      ['button', 'Follow this ticket'],
      ['button', 'Snooze'],
      ['button', 'More acts'],
      ['button', /^More about the message of/],
      ['textbox', 'Reply'],
      ['combobox', 'Macro'],
      ['button', 'Apply'],
      ['button', 'Attach files'],
      ['button', 'Preview'],
      ['combobox', 'After sending'],
      ['button', 'Send'],
      ['textbox', 'Internal note'],
      ['button', 'Attach files'],
      ['button', 'Preview'],
      ['combobox', 'After sending'],
      ['button', 'Send'],
      ['combobox', 'Status'],
      ['combobox', 'Priority'],
      ['combobox', 'Assignee'],
      ['combobox', 'Team'],
      ['textbox', 'Tags'],
      ['textbox', 'Subject'],
      ['button', 'Save changes'],
      ['link', /^[a-z]+-[0-9a-f]{10}$/],
      ['textbox', 'Cc'],
      ['button', 'Add'],
      ['textbox', 'Number of a ticket'],
      ['button', 'Link'],
    ] as const) {
      do await page.keyboard.press('Tab')
      while ((await page.locator('[name^="custom."]:focus').count()) > 0)
      const here = page.getByRole(role, { name, exact: true }).and(page.locator(':focus'))
      await expect(here, String(name)).toHaveCount(1)
      await expectVisibleFocus(here)
    }
  })
})

/** Presses Tab until the control has the focus, and looks whether one can see that it has. */
async function tabTo(page: Page, control: Locator, within = 25): Promise<void> {
  await expect(control).toBeAttached()
  for (let presses = 0; presses < within; presses += 1) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((element) => element === document.activeElement)) break
  }
  await expect(control).toBeFocused()
  await expectVisibleFocus(control)
}

async function expectVisibleFocus(control: Locator): Promise<void> {
  const outline = await control.evaluate((element) => {
    const own = getComputedStyle(element)
    const cover = getComputedStyle(element, '::after')
    return [own, cover].some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    )
  })
  expect(outline, 'an outline of 2 px or more').toBe(true)
}
