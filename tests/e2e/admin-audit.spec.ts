import { expect, test } from '@/tests/support/e2e'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('the log is read newest first, page by page, and nothing is skipped @no-js @phone', async ({
  page,
}) => {
  const word = oneOff('paged')
  const newMacros = async (from: number, to: number) =>
    await rowsOf(
      "insert into public.macros (name) select $1 || '-' || n from generate_series($2::int, $3::int) n",
      [word, from, to],
    )
  await newMacros(1, 110)
  const lines = page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await page.goto('/admin/audit?kind=macros&actor=system')
  await expect(lines).toHaveCount(50)
  const first = await lines.allTextContents()
  await newMacros(111, 112)
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(lines.first()).not.toHaveText(first[0] ?? '')
  const second = await lines.allTextContents()
  expect(second.filter((line) => first.includes(line) && line.includes(word))).toEqual([])
  await page.getByRole('link', { name: 'Previous', exact: true }).click()
  await expect(lines).toHaveText(first)
})

test('the log is narrowed down by kind, actor and day @no-js', async ({ page, axe }) => {
  const team = oneOff('Narrow')
  await rowsOf('insert into public.teams (name) values ($1)', [team])
  const line = page.getByRole('listitem').filter({ hasText: `added the team ${team}` })
  await page.goto('/admin/audit')
  await page.getByRole('combobox', { name: 'What' }).selectOption('Teams')
  await page.getByRole('combobox', { name: 'Who' }).selectOption('The system')
  await page.getByLabel('From').fill(today())
  await page.getByLabel('To').fill(today())
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/kind=teams/)
  await expect(line).toBeVisible()
  await axe()

  await page.getByRole('combobox', { name: 'Who' }).selectOption('Sam')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('combobox', { name: 'Who' }).locator('option:checked')).toHaveText(
    'Sam',
  )
  await expect(line).toHaveCount(0)
  await page.getByRole('link', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/admin/audit')

  await page.goto(`/admin/audit?kind=teams&to=2020-01-01`)
  await expect(page.getByText('Nothing to tell')).toBeVisible()
  await axe()
})

test('the log is taken away as a file that no spreadsheet mistakes for formulas', async ({
  page,
}) => {
  const name = oneOff('=1+2')
  await rowsOf('insert into public.teams (name) values ($1)', [name])
  await page.goto(`/admin/audit?kind=teams&from=${today()}`)
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/)
  const answer = await page.request.get(file.url())
  expect(answer.headers()['content-type']).toContain('text/csv')
  const lines = (await answer.text()).split('\r\n')
  expect(lines[0]).toMatch(/^\ufefftime,actor,/)
  expect(lines.filter((line) => line.includes(`,'${name},`))).toHaveLength(1)
  expect(lines.slice(1, -1).every((line) => line.split(',')[4] === 'teams')).toBe(true)
})

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
