import { expect, test } from '@/tests/support/e2e'
import { expectUsable } from '@/tests/support/ticket-page'
import { newAddress, oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

// The limit is one for all: what others sent shall not stop this one, and they still look at it.
test.beforeEach(async () => {
  await rowsOf(`update private.test_mails set asked_at = asked_at - interval '1 hour'`)
})

test('an admin sends a test mail, reads what the server said, and sees what did not arrive @no-js @phone', async ({
  page,
  axe,
  mailbox,
}) => {
  const task = oneOff('hum')
  await rowsOf(
    `with made as (select (graphile_worker.add_job('send_invitation_mail', job_key => $1, run_at => now() + interval '1 hour', max_attempts => 1)).id)
     select graphile_worker.permanently_fail_jobs(array_agg(id), 'No server answers: ' || $1) from made`,
    [task],
  )
  await page.goto('/admin/users')
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Mail' }).click()
  await expect(page.getByRole('heading', { name: 'Mail', level: 1 })).toBeVisible()
  await expect(page.getByText(/^127\.0\.0\.1:\d+$/)).toBeVisible()
  const failure = page.getByRole('row').filter({ hasText: `No server answers: ${task}` })
  await expect(failure).toContainText('Failed')
  const address = page.getByRole('textbox', { name: 'Send to' })
  await expect(address).toHaveValue('admin@example.com')
  await expectUsable(page, axe)

  const to = newAddress('test')
  await address.fill(to)
  const mail = await mailbox.causedBy(to, () =>
    page.getByRole('button', { name: 'Send test' }).click(),
  )
  expect(mail.subject).toContain('A test from')
  await expect(page.getByText(/^Sent: 250/)).toBeVisible()
  const tests = page.getByRole('list', { name: 'Tests' })
  await expect(tests.getByRole('listitem').filter({ hasText: to })).toContainText('Sent')
  await expectUsable(page, axe)

  await failure.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
  await page.goto('/admin/audit?kind=mail')
  await expect(page.getByRole('listitem').filter({ hasText: to })).toContainText('sent a test')
})

test('mail is for admins', async ({ openAs, browserErrors }) => {
  browserErrors.allow(/403/)
  const page = await openAs('agent@example.com')
  await page.goto('/admin/mail')
  await expect(page.getByRole('heading', { name: 'Mail' })).toHaveCount(0)
})
