import { expect, test } from '@/tests/support/e2e'
import { formOf } from '@/tests/support/forms'
import { articles, box, expectUsable, press, said } from '@/tests/support/ticket-page'
import { rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('a draft survives a closed tab and is there on another device @no-js @phone', async ({
  page,
  openAs,
  axe,
  javaScriptEnabled,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await box(page).fill('Half an answer')
  if (javaScriptEnabled === false) {
    await press(formOf(page, 'Reply'), 'Save draft')
    await expect(said(page, 'Draft saved.')).toBeVisible()
  } else await expect(formOf(page, 'Reply')).toContainText('Draft saved')
  await page.close()

  const again = await openAs('agent@example.com')
  await again.goto(`/tickets/${number}`)
  await expect(box(again)).toHaveValue('Half an answer')
  await expect(formOf(again, 'Reply')).toContainText(/Draft, /)
  await rowsOf('update public.message_drafts set body = body where ticket_number = $1', [number])
  await again.reload()
  await expect(formOf(again, 'Reply')).toContainText(/Draft from another device, /)
  await expectUsable(again, axe)

  const other = await openAs('sam@example.com')
  await other.goto(`/tickets/${number}`)
  await expect(box(other)).toHaveValue('')

  await press(formOf(again, 'Reply'), 'Send')
  await expect(articles(again)).toHaveCount(2)
  await again.reload()
  await expect(box(again)).toHaveValue('')
})

test('what was typed in the last moment before a tab is closed is kept', async ({
  page,
  openAs,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await box(page).pressSequentially('x')
  await expect(formOf(page, 'Reply')).toContainText('Draft saved')
  await box(page).fill('And gone')
  await page.goto('/tickets')
  const again = await openAs('agent@example.com')
  await expect(async () => {
    await again.goto(`/tickets/${number}`)
    await expect(box(again)).toHaveValue('And gone', { timeout: 500 })
  }).toPass()
})

test('drafts and presence are for the pages of this site, and for tickets that one sees', async ({
  page,
  baseURL,
}) => {
  const number = await ticket()
  const data = { kind: 'reply', body: 'From elsewhere' }
  const post = async (path: string, origin: string | undefined, body: unknown = data) =>
    (
      await page.request.post(path, {
        data: JSON.stringify(body),
        headers: origin ? { origin } : {},
      })
    ).status()
  const own = baseURL
  expect(await post(`/api/tickets/${number}/draft`, undefined)).toBe(403)
  expect(await post(`/api/tickets/${number}/draft`, 'https://example.com')).toBe(403)
  expect(await post(`/api/tickets/${number}/presence`, 'https://example.com')).toBe(403)
  expect(await post('/api/tickets/999999999/draft', own)).toBe(404)
  expect(await post(`/api/tickets/${number}/draft`, own, { kind: 'whisper' })).toBe(400)
  const long = { ...data, body: 'x'.repeat(10_000_000) }
  expect(await post(`/api/tickets/${number}/draft`, own, long)).toBe(413)
  expect(await post(`/api/tickets/${number}/draft`, own)).toBe(200)
})
