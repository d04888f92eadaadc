import { expect, test } from '@/tests/support/e2e'
import { expectUsable } from '@/tests/support/ticket-page'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

/** A job of this kind, which no worker knows, that failed so often of three times. */
async function troubledJob(task: string, attempts: number, error: string): Promise<void> {
  await rowsOf(
    `with made as (select (graphile_worker.add_job($1, run_at => now() + interval '1 hour', max_attempts => 3)).id)
     select graphile_worker.permanently_fail_jobs(array_agg(id), $2) from made`,
    [task, error],
  )
  await rowsOf(
    `select graphile_worker.reschedule_jobs(array_agg(id), attempts => $2) from graphile_worker.jobs where task_identifier = $1`,
    [task, attempts],
  )
}

test('an admin sees what failed and why, retries one, then all, and the log tells of it @no-js @phone', async ({
  page,
  axe,
}) => {
  const [failed, retrying] = [oneOff('hum_failed'), oneOff('hum_retrying')]
  await troubledJob(failed, 3, `No server answers.\n    at connect (${'/long/path'.repeat(40)})`)
  await troubledJob(retrying, 1, 'The printer hums.')
  const row = (task: string) => page.getByRole('row').filter({ hasText: task.slice(4) })

  await page.goto('/admin')
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
  await expect(row(failed)).toContainText('3 of 3 tries')
  await expect(row(retrying)).toContainText('The printer hums.')
  await row(failed).getByText('No server answers.').first().click()
  await expect(row(failed).getByText('at connect')).toBeVisible()
  await expectUsable(page, axe)

  await row(failed).getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'tried again now' })).toBeVisible()
  await expect(row(failed)).toHaveCount(0)
  await page.getByRole('link', { name: /^Waiting/ }).click()
  await expect(row(failed)).toContainText('0 of 3 tries')
  await page.getByRole('button', { name: /^Retry all/ }).click()
  await expect(page).toHaveURL(/state=waiting&retried=/)
  await expect(row(retrying)).toContainText('0 of 3 tries')

  await page.goto('/admin/jobs?state=running&before=nonsense')
  await expectUsable(page, axe)
  await page.goto('/admin/audit?kind=jobs')
  await expect(page.getByRole('listitem').filter({ hasText: failed })).toContainText(
    'retried the job',
  )
})

test('the jobs are for admins', async ({ openAs, browserErrors }) => {
  browserErrors.allow(/403/)
  const page = await openAs('agent@example.com')
  await page.goto('/admin/jobs')
  await expect(page.getByRole('heading', { name: 'Jobs' })).toHaveCount(0)
})
