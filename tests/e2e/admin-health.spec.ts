import { program } from '@/tests/support/api'
import { expect, test } from '@/tests/support/e2e'
import { testStack } from '@/tests/support/stack'
import { expectUsable } from '@/tests/support/ticket-page'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

const asked = (path: string, key?: string) =>
  fetch(`${testStack().siteUrl}${path}`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })

test('an admin sees how it fares and what to do about it @no-js @phone', async ({ page, axe }) => {
  await rowsOf(
    `with made as (select (graphile_worker.add_job($1, run_at => now() + interval '1 hour', max_attempts => 1)).id)
     select graphile_worker.permanently_fail_jobs(array_agg(id), 'It hums') from made`,
    [oneOff('hum_health')],
  )
  await page.goto('/admin/users')
  await page
    .getByRole('navigation', { name: 'Admin' })
    .getByRole('link', { name: 'Health' })
    .click()
  await expect(page.getByRole('heading', { name: 'Health', level: 1 })).toBeVisible()
  const checks = page.getByRole('list', { name: 'Checks' })
  const failed = checks.getByRole('listitem').filter({ hasText: 'Failed jobs' })
  await expect(failed).toContainText(/Look|Trouble/)
  await expect(failed).toContainText('retry them')
  await expect(checks.getByRole('listitem').filter({ hasText: 'Migrations' })).toContainText(
    'none pending',
  )
  await expect(page.getByRole('table', { name: 'Largest tables' }).getByRole('row')).toHaveCount(11)
  await expect(page.getByRole('row').filter({ hasText: 'attachments' }).first()).toBeVisible()
  await expectUsable(page, axe)
  await failed.getByRole('link', { name: 'Failed jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
})

test('health is for admins', async ({ openAs, browserErrors }) => {
  browserErrors.allow(/403/)
  const page = await openAs('agent@example.com')
  await page.goto('/admin/health')
  await expect(page.getByRole('heading', { name: 'Health' })).toHaveCount(0)
})

test('a monitor with its key reads the same as JSON and as metrics; others get as much as they may', async () => {
  await rowsOf(`update public.api_keys set revoked_at = now() where 'health:read' = any (scopes)`)
  expect((await asked('/api/metrics')).status).toBe(404)
  const monitor = await program(['health:read'])
  const other = await program(['tickets:read'])
  const limited = await program(['health:read'], 1)

  const told = await asked('/api/health', monitor.key)
  expect(told.status).toBe(200)
  const { status, details } = (await told.json()) as {
    status: string
    details: { checks: { id: string }[]; migrations: object; jobs: { workers: number } }
  }
  expect(status).toBe('ok')
  expect(details.checks.map(({ id }) => id)).toContain('workers')
  expect(details.migrations).toMatchObject({ pending: [], unknown: [] })
  expect(details.jobs.workers).toBeGreaterThan(0)

  const metrics = await asked('/api/metrics', monitor.key)
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await metrics.text()
  expect(text).toMatch(/^counterfoil_workers [1-9]/m)
  expect(text).toContain('counterfoil_service_up{service="storage"} 1\n')

  expect(await (await asked('/api/health')).json()).toEqual({ status: 'ok' })
  for (const key of ['cfoil_wrong', other.key]) {
    const basic = await asked('/api/health', key)
    expect([basic.status, await basic.json()]).toEqual([200, { status: 'ok', details: null }])
  }
  expect((await asked('/api/metrics', other.key)).status).toBe(403)
  const without = await asked('/api/metrics')
  expect([without.status, without.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="Counterfoil"',
  ])
  expect((await asked('/api/metrics', 'cfoil_wrong')).status).toBe(401)
  expect((await asked('/api/metrics', limited.key)).status).toBe(200)
  const spent = await asked('/api/metrics', limited.key)
  expect([spent.status, Number(spent.headers.get('retry-after')) > 0]).toEqual([429, true])
})
