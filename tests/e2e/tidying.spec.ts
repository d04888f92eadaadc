import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const statusText = (text: string | RegExp) => ({ hasText: text })

test('a ticket goes to the trash, and one press brings it back @no-js @phone', async ({
  page,
  axe,
}) => {
  const number = await ticket({ subject: 'Rubbish' })
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: 'More acts' }).click()
  await page.getByRole('button', { name: 'Move to trash' }).click()
  await expect(page).toHaveURL(/\/tickets\?/)
  await expect(page.getByRole('status')).toContainText([`#${number} was moved to the trash.`])
  await axe()

  await page.goto(`/tickets/${number}`)
  await expect(page.getByText(/^In the trash\. It is deleted on/)).toBeVisible()
  await axe()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}\\?done=back`))
  await expect(page.getByRole('status').filter(statusText('Brought back'))).toBeVisible()
  await expect(page.getByText(/moved the ticket to the trash/)).toBeAttached()
})

test('a ticket is snoozed to a time in one’s own zone, and woken @no-js @phone', async ({
  page,
  axe,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await page.getByRole('button', { name: 'Snooze', exact: true }).first().click()
  await page.getByRole('button', { name: /^Tomorrow/ }).click()
  await expect(
    page.getByText(/^Snoozed until .*09:00, or until the requester writes\./),
  ).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'Wake now' }).last().click()
  await expect(page.getByRole('status').filter(statusText('Awake again.'))).toBeVisible()
})

test('two tickets become one: found, looked at, merged and undone @no-js @phone', async ({
  page,
  axe,
}) => {
  const from = newAddress('twice')
  const [source, survivor] = [
    await ticket({ from, subject: 'The second mail' }),
    await ticket({ from, subject: 'The first mail' }),
  ]
  await page.goto(`/tickets/${source}/merge`)
  await axe()
  await page.getByRole('textbox', { name: 'Merge into ticket number' }).fill('999999999')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(
    page.getByRole('textbox', { name: 'Merge into ticket number' }),
  ).toHaveAccessibleDescription('There is no such ticket to merge into.')
  await page.getByRole('link', { name: /The first mail/ }).click()
  await expect(page.getByRole('heading', { name: /The second mail/ })).toBeVisible()
  await axe()
  await page.getByRole('button', { name: `Merge #${source} into #${survivor}` }).click()

  await expect(page).toHaveURL(new RegExp(`/tickets/${survivor}\\?`))
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.goto(`/tickets/${source}`)
  await expect(page).toHaveURL(`/tickets/${survivor}`)
  await page.getByRole('button', { name: `Undo the merge of #${source}` }).click()
  await expect(page).toHaveURL(new RegExp(`/tickets/${source}\\?done=unmerged`))
  await expect(page.getByRole('article')).toHaveCount(1)
})

test('a message becomes a ticket of its own, and goes back @no-js', async ({ page, axe }) => {
  const number = await ticket({ subject: 'Two questions' })
  await rowsOf(
    `select private.add_contact_message($1, t.requester_id, 'And the scanner?')
     from public.tickets t where t.number = $1`,
    [number],
  )
  await page.goto(`/tickets/${number}`)
  const second = page.getByRole('article').filter(statusText('And the scanner?'))
  await second.getByRole('button', { name: /^More about the message/ }).click()
  await page.getByRole('link', { name: 'Split off into a new ticket…' }).click()
  await expect(page.getByText('And the scanner?')).toBeVisible()
  // Led there by a script, a page has its title a moment later.
  await expect(page).toHaveTitle(/Split off a message/)
  await axe()
  await page.getByRole('textbox', { name: 'Subject of the new ticket' }).fill('')
  await page.getByRole('button', { name: 'Split off' }).click()
  await expect(refusal(page)).toBeVisible()
  await page.getByRole('textbox', { name: 'Subject of the new ticket' }).fill('The scanner')
  await page.getByRole('button', { name: 'Split off' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The scanner' })).toBeVisible()
  const linked = page.getByRole('region', { name: 'Linked tickets' })
  await expect(linked.getByRole('link', { name: /Two questions/ })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Two questions' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(2)
})

test('tickets are linked by number, followed, and let go @no-js', async ({ page, axe }) => {
  const [number, other] = [await ticket(), await ticket({ subject: 'The other one' })]
  await page.goto(`/tickets/${number}`)
  const field = page.getByRole('textbox', { name: 'Number of a ticket' })
  await field.fill('999999999')
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await expect(field).toHaveAccessibleDescription('There is no such ticket.')
  await expect(field).toHaveValue('999999999')
  await field.fill(`#${other}`)
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await expect(page.getByRole('link', { name: /The other one/ })).toBeVisible()
  await axe()
  await page.getByRole('button', { name: `Unlink #${other}` }).click()
  await expect(page.getByRole('link', { name: /The other one/ })).toHaveCount(0)

  await page.getByRole('button', { name: 'Follow this ticket' }).click()
  await page.getByRole('button', { name: 'Following this ticket: press to stop' }).click()
  await expect(page.getByRole('button', { name: 'Follow this ticket' })).toBeVisible()
})

test('the menu opens, is left and closes by keyboard', async ({ page }) => {
  await page.goto(`/tickets/${await ticket()}`)
  const more = page.getByRole('button', { name: 'More acts' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Merge into another…' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Move to trash' })).toBeHidden()
  await expect(more).toBeFocused()
})
