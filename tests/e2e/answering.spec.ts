import { expect, test } from '@/tests/support/e2e'
import { formOf, refusal, write } from '@/tests/support/forms'
import { articles, box, expectUsable, press, said, status } from '@/tests/support/ticket-page'
import { oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('a reply is sent and the status set in one go @no-js @phone', async ({ page, axe }) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await formOf(page, 'Reply')
    .getByRole('combobox', { name: 'After sending' })
    .selectOption('solved')
  await write(page, 'Reply', 'It is mended.')
  await expect(articles(page)).toHaveCount(2)
  await expect(said(page, 'Reply sent.')).toBeVisible()
  await expect(status(page)).toHaveValue('solved')
  await expect(box(page)).toHaveValue('')
  await expectUsable(page, axe)
})

test('a note mentions a colleague by name @no-js', async ({ page, axe, javaScriptEnabled }) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  if (javaScriptEnabled === false) await box(page, 'Internal note').fill('Look, @Sam please.')
  else {
    await box(page, 'Internal note').pressSequentially('Look, @sa')
    const names = page.getByRole('listbox', { name: 'Mention' })
    await expect(names.getByRole('option', { name: 'Sam', exact: true })).toBeVisible()
    await expect(box(page, 'Internal note')).toHaveAttribute('aria-activedescendant', /-0$/)
    await expectUsable(page, axe)
    await page.keyboard.press('Escape')
    await expect(names).toBeHidden()
    await page.keyboard.type('m')
    await page.keyboard.press('Backspace')
    await expect(names).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('please.')
    await expect(box(page, 'Internal note')).toHaveValue('Look, @Sam please.')
  }
  await press(formOf(page, 'Internal note'), 'Send')
  await expect(articles(page).last()).toContainText('Look, @Sam please.')
  await expect(articles(page).last().locator('.mention')).toHaveText('@Sam')
  const mentioned = await rowsOf<{ email: string }>(
    `select u.email from public.message_mentions n join public.messages m on m.id = n.message_id
       join public.users u on u.id = n.user_id where m.ticket_number = $1`,
    [number],
  )
  expect(mentioned).toEqual([{ email: 'sam@example.com' }])
})

test('a text is looked at before it is sent @no-js @phone', async ({ page, axe }) => {
  await page.goto(`/tickets/${await ticket()}`)
  const hostile = `<script>alert(1)</script> ${oneOff('there')}`
  const text = `Hello, **look** at ${hostile}`
  await box(page).fill(text)
  await press(formOf(page, 'Reply'), 'Preview')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText(`Hello, look at ${hostile}`)
  await expect(preview.getByRole('strong')).toHaveText('look')
  await expect(box(page)).toHaveValue(text)
  await expect(refusal(page)).toHaveCount(0)
  await expectUsable(page, axe)
  await press(preview, 'Hide preview')
  await expect(preview).toBeHidden()
  await expect(box(page)).toHaveValue(text)
  await expect(articles(page)).toHaveCount(1)
})

test('what is typed on is seen in the preview', async ({ page }) => {
  await page.goto(`/tickets/${await ticket()}`)
  await box(page).fill('First')
  await press(formOf(page, 'Reply'), 'Preview')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('First')
  await box(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' and second')
  await expect(preview).toContainText('First and second')
})

test('a macro brings its text with names filled in, and changes the ticket when sent @no-js @phone', async ({
  page,
  axe,
}) => {
  const subject = oneOff('Charged twice')
  await page.goto(`/tickets/${await ticket({ subject })}`)
  const form = formOf(page, 'Reply')
  await box(page).fill('Good morning.')
  await press(form, 'Apply')
  await expect(refusal(page)).toHaveText('Choose a macro first.')
  await form.getByRole('combobox', { name: 'Macro' }).selectOption('Refund is on its way')
  await press(form, 'Apply')
  await expect(box(page)).toHaveValue(
    new RegExp(`^Good morning\\.\\n\\nHello requester-.*the refund for “${subject}”`, 's'),
  )
  await expect(form.getByRole('combobox', { name: 'After sending' })).toHaveValue('solved')
  const change = form.getByRole('checkbox', { name: 'Change the ticket when this is sent' })
  await expect(change).toBeChecked()
  await expect(change).toHaveAccessibleDescription(/Tags: \+ refund/)
  await expectUsable(page, axe)

  await press(form, 'Send')
  await expect(articles(page)).toHaveCount(2)
  await expect(status(page)).toHaveValue('solved')
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('refund')
})

test('what a macro would change is kept back by one who unticks it', async ({ page }) => {
  await page.goto(`/tickets/${await ticket()}`)
  const form = formOf(page, 'Reply')
  await form.getByRole('combobox', { name: 'Macro' }).selectOption('Refund is on its way')
  await press(form, 'Apply')
  await form.getByRole('checkbox', { name: 'Change the ticket when this is sent' }).uncheck()
  await press(form, 'Send')
  await expect(articles(page)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('')
  await expect(status(page)).toHaveValue('solved')
})

test('a ticket is answered by keyboard alone: macro, preview, status, sent and taken back', async ({
  page,
}) => {
  await page.goto(`/tickets/${await ticket()}`)
  await box(page).focus()
  const form = formOf(page, 'Reply')
  await page.keyboard.press('Tab')
  await expect(form.getByRole('combobox', { name: 'Macro' })).toBeFocused()
  await page.keyboard.type('Done, thank you')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(box(page)).toHaveValue(/is done\. If anything is left/)
  await page.keyboard.press('Tab')
  await expect(form.getByLabel('Attach files')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(form.getByRole('button', { name: 'Preview' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('is done.')
  await page.keyboard.press('Tab')
  await expect(form.getByRole('combobox', { name: 'After sending' })).toBeFocused()
  await page.keyboard.type('Set Pending')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveValue('pending')
  const undo = page.getByRole('button', { name: /^Undo/ })
  await expect(undo).toBeVisible()
  await undo.focus()
  await page.keyboard.press('Enter')
  await expect(box(page)).toBeFocused()
  await expect(box(page)).toHaveValue(/is done\. If anything is left/)
})

test('at twice the size nothing of it is cut off', async ({ page, axe }) => {
  await page.setViewportSize({ width: 640, height: 450 })
  await page.goto(`/tickets/${await ticket()}`)
  await write(page, 'Internal note', 'A note.')
  await expect(page.getByText('Note added.')).toBeInViewport()
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeInViewport()
  await expectUsable(page, axe)
})
