import { expect, test } from '@/tests/support/e2e'
import { expectUsable } from '@/tests/support/ticket-page'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('an admin sees what needs them, and is led to it @no-js @phone', async ({ page, axe }) => {
  const slug = oneOff('overview')
  const [source] = await rowsOf<{ id: string }>(
    `insert into public.webhook_sources (slug, provider) values ($1, 'github') returning id`,
    [slug],
  )
  await rowsOf(
    `insert into public.webhook_events (source_id, dedupe_key, headers, body, status, reason, processed_at)
     values ($1, 'one', '{}', '{}', 'failed', 'The printer hums.', now())`,
    [source?.id],
  )
  await page.goto('/admin')
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  const list = page.getByRole('list', { name: 'What needs you' })
  await expect(list).toContainText(/failed/)
  await expectUsable(page, axe)
  // More than three of a kind are one line, and other tests have theirs.
  const one = list.getByRole('link', { name: `of “${slug}” failed` })
  const all = list.getByRole('link', { name: /sources have failed events/ })
  await one.or(all).first().click()
  await expect(page).toHaveURL(/\/admin\/sources/)
})
