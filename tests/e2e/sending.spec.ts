import { expect, test } from '@/tests/support/e2e'
import { formOf, refusal, write } from '@/tests/support/forms'
import { articles, box, expectUsable, press, said, status } from '@/tests/support/ticket-page'
import { newAddress, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

async function requesterWrites(number: number, body: string): Promise<void> {
  await rowsOf(
    `select private.add_contact_message($1, t.requester_id, $2)
     from public.tickets t where t.number = $1`,
    [number, body],
  )
}

test('what was sent is taken back within ten seconds @no-js @phone', async ({
  page,
  axe,
  mailbox,
  javaScriptEnabled,
}) => {
  const from = newAddress('requester')
  const number = await ticket({ from })
  await page.goto(`/tickets/${number}`)
  await formOf(page, 'Reply')
    .getByRole('combobox', { name: 'After sending' })
    .selectOption('solved')
  await write(page, 'Reply', 'Oh, wait.')
  await expect(articles(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(articles(page)).toHaveCount(1)
  await expect(said(page, 'Taken back: it is a draft again.').first()).toBeVisible()
  await expect(box(page)).toHaveValue('Oh, wait.')
  if (javaScriptEnabled !== false) await expect(box(page)).toBeFocused()
  await expect(status(page)).toHaveValue('new')
  await expectUsable(page, axe)

  // What is sent after all is told of as sent, and what was undone is forgotten.
  await write(page, 'Reply', 'At last.')
  await expect(said(page, 'Reply sent.')).toBeVisible()
  expect(await mailbox.list(from)).toEqual([])
})

test('what is on its way can no longer be taken back, and says so @no-js', async ({ page }) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await write(page, 'Internal note', 'For good.')
  await expect(said(page, 'Note added.')).toBeVisible()
  await rowsOf(
    `update public.messages set created_at = created_at - private.undo_time()
     where ticket_number = $1`,
    [number],
  )
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'too late' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0)
  await expect(articles(page)).toHaveCount(2)
})

test('sending stops once for what came in meanwhile, and shows it @no-js @phone', async ({
  page,
  axe,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await requesterWrites(number, 'It works again!')
  await write(page, 'Reply', 'Please send it in.')
  await expect(refusal(page)).toContainText(/^Nothing was sent yet: .* wrote while you did/)
  await expect(formOf(page, 'Reply').getByRole('listitem')).toContainText('It works again!')
  await expect(box(page)).toHaveValue('Please send it in.')
  await expect(articles(page)).toHaveCount(2)
  await expectUsable(page, axe)
  await press(formOf(page, 'Reply'), 'Send')
  await expect(articles(page)).toHaveCount(3)
  await expect(articles(page).last()).toContainText('Please send it in.')
})

test('sending stops once when both set the status, and says what it is @no-js', async ({
  page,
  openAs,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  const other = await openAs('sam@example.com')
  await other.goto(`/tickets/${number}`)
  await status(other).selectOption('on_hold')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(said(other, 'Saved.')).toBeVisible()

  await formOf(page, 'Reply')
    .getByRole('combobox', { name: 'After sending' })
    .selectOption('solved')
  await write(page, 'Reply', 'Done.')
  await expect(refusal(page)).toContainText('Status is “On hold” now')
  await press(formOf(page, 'Reply'), 'Send')
  await expect(status(page)).toHaveValue('solved')
})

test('others see who looks and who writes, and what is new, within seconds', async ({
  page,
  openAs,
  axe,
}) => {
  const number = await ticket()
  const other = await openAs('sam@example.com')
  await page.goto(`/tickets/${number}`)
  await other.goto(`/tickets/${number}`)
  await expect(said(page, 'Sam is looking')).toBeVisible()
  await expect(said(other, 'Agent is looking')).toBeVisible()
  await box(other, 'Internal note').pressSequentially('Hm')
  await expect(said(page, 'Sam is writing')).toBeVisible()

  await press(formOf(other, 'Internal note'), 'Send')
  await expect(articles(other)).toHaveCount(2)
  await expect(said(page, '1 new message')).toBeVisible()
  await expectUsable(page, axe)
  await press(page.getByRole('main'), 'Show')
  await expect(articles(page)).toHaveCount(2)
  await expect(said(page, '1 new message')).toHaveCount(0)
  await other.close()
  await expect(said(page, 'Sam is')).toHaveCount(0)
})

test('what is sent stands in the conversation at once, and is given back when it fails', async ({
  page,
  browserErrors,
}) => {
  browserErrors.allow(/ERR_FAILED|Failed to fetch|Failed to load/)
  await page.goto(`/tickets/${await ticket()}`)
  await expect(async () => {
    await box(page).fill('x')
    await expect(formOf(page, 'Reply')).toContainText('Draft saved', { timeout: 2000 })
  }).toPass()
  let fail = () => {}
  await page.route('**/tickets/*', async (route) => {
    if (route.request().method() !== 'POST') return await route.fallback()
    await new Promise<void>((resolve) => {
      fail = resolve
    })
    await route.abort()
  })
  await write(page, 'Reply', 'A long answer')
  await expect(said(page, 'Sending…')).toBeVisible()
  await expect(page.getByRole('main').getByText('A long answer')).toBeVisible()
  await expect(box(page)).toHaveValue('')
  fail()
  await expect(refusal(page)).toContainText('What you typed is still here')
  await expect(said(page, 'Sending…')).toHaveCount(0)
  await expect(box(page)).toHaveValue('A long answer')
})

test('a text written into a form that Back brought back is another message @no-js', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(`/tickets/${await ticket()}`)
  await write(page, 'Reply', 'The first.')
  await expect(articles(page)).toHaveCount(2)
  if (javaScriptEnabled !== false) await page.goto('/tickets')
  await page.goBack()
  await write(page, 'Reply', 'The second.')
  await expect(articles(page).filter({ hasText: 'The second.' })).toBeVisible()
})
