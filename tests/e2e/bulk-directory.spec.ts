import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

const box = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const bar = (page: Page) => page.getByRole('form', { name: /^Change the selected/ })
const said = (page: Page) => page.getByRole('main').getByRole('status')
const press = (page: Page, name: string) => bar(page).getByRole('button', { name }).click()

/** Opens the fields of the bar: on a small screen they lie behind a button. */
async function opened(page: Page) {
  const more = page.getByRole('button', { name: 'Change…' })
  const fields = page.locator('#bulk-fields')
  if ((await more.isVisible()) && !(await fields.isVisible())) await more.click()
  return bar(page)
}

/** Contacts of a name that no other test has, and their company; nobody has written yet. */
async function people(count: number, company?: string) {
  const word = oneOff('Kim')
  await rowsOf(
    `with at as (insert into public.companies (name) select $2::text where $2 is not null returning id)
     insert into public.contacts (name, company_id)
     select $1 || ' ' || n, (select id from at) from generate_series(1, $3) n`,
    [word, company ?? null, count],
  )
  return word
}

const companiesOf = async (word: string) =>
  (
    await rowsOf<{ name: string | null }>(
      `select o.name from public.contacts c left join public.companies o on o.id = c.company_id
       where c.name like $1 || ' %' order by c.name`,
      [word],
    )
  ).map(({ name }) => name)

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

test('selected contacts are put into a company, and back @no-js @phone', async ({ page, axe }) => {
  const [from, to] = [oneOff('From'), oneOff('To')]
  const word = await people(3, from)
  await rowsOf('insert into public.companies (name) values ($1)', [to])
  await page.goto(`/contacts?q=${word}`)
  await expect(bar(page)).toBeHidden()
  await box(page, `${word} 1`).check()
  await box(page, `${word} 2`).check()
  await opened(page)
  await axe()
  await fits(page)
  const company = bar(page).getByRole('textbox', { name: 'Company' })
  await company.fill(oneOff('None'))
  await press(page, 'Set company')
  await expect(refusal(page)).toHaveText('Nothing was changed.')
  await opened(page)
  await expect(company).toHaveAccessibleDescription('There is no company of this name.')
  await company.fill(to.toLowerCase())
  await press(page, 'Set company')
  await expect(said(page).filter({ hasText: '2 changed.' })).toBeVisible()
  await expect(bar(page)).toBeHidden()
  await axe()
  await fits(page)
  expect(await companiesOf(word)).toEqual([to, to, from])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page).filter({ hasText: '2 given back.' })).toBeVisible()
  expect(await companiesOf(word)).toEqual([from, from, from])
  await page.getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('heading', { name: 'Undo on 2 contacts' })).toBeVisible()
  await expect(page.getByRole('link', { name: `${word} 2` })).toBeVisible()
  await axe()
  await fits(page)
})

test('all that match are asked about first, and kept in the recent changes @no-js', async ({
  page,
  axe,
}) => {
  const word = await people(60, oneOff('Corp'))
  await page.goto(`/contacts?q=${word}`)
  await page
    .getByRole('checkbox', { name: /^Select Kim/ })
    .first()
    .check()
  await page.getByRole('checkbox', { name: 'All that match this query' }).check()
  await press(page, 'Clear company')
  await expect(page.getByText('all that match the query')).toBeVisible()
  expect((await companiesOf(word)).filter(Boolean)).toHaveLength(60)
  await page.getByRole('button', { name: 'Change 60 contacts' }).click()
  await expect(said(page).filter({ hasText: '60 changed.' })).toBeVisible()
  expect((await companiesOf(word)).filter(Boolean)).toHaveLength(0)
  await page.getByRole('link', { name: 'Bulk changes' }).click()
  await expect(page.getByRole('link', { name: 'Change of 60 contacts' }).first()).toBeVisible()
  await axe()
})

test('two that are chosen lead to their merge @no-js', async ({ page }) => {
  const word = await people(3)
  await page.goto(`/contacts?q=${word}`)
  await box(page, `${word} 1`).check()
  await box(page, `${word} 3`).check()
  await press(page, 'Merge the two')
  await expect(page.getByRole('heading', { name: 'Merge' })).toBeVisible()
  for (const at of [1, 3]) await expect(page.getByText(`${word} ${at}`).first()).toBeVisible()
})

test('admins delete contacts, once they typed how many; agents are not offered it @no-js @phone', async ({
  page,
  axe,
  openAs,
}) => {
  const [word, email] = [await people(1), newAddress('asks')]
  await ticket({ from: email })
  await rowsOf(
    `update public.contacts set name = $1 || ' 2' where id = (
       select contact_id from public.contact_emails where email = $2)`,
    [word, email],
  )
  await page.goto(`/contacts?q=${word}`)
  for (const at of [1, 2]) await box(page, `${word} ${at}`).check()
  await opened(page)
  await press(page, 'Delete…')
  await expect(page.getByText('Deleted with them: 1 ticket, 1 message, 0 files.')).toBeVisible()
  await axe()
  await fits(page)
  await page.getByRole('button', { name: 'Delete 2 contacts' }).click()
  await expect(refusal(page)).toHaveText('Nothing was deleted.')
  await page.getByRole('textbox', { name: 'Type the number to go on' }).fill('2')
  await page.getByRole('button', { name: 'Delete 2 contacts' }).click()
  await expect(said(page).filter({ hasText: '2 deleted.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Results' })).toContainText(`${word} 2`)
  expect(await companiesOf(word)).toEqual([])
  await axe()

  const agent = await openAs('agent@example.com')
  const rest = await people(1)
  await agent.goto(`/contacts?q=${rest}`)
  await box(agent, `${rest} 1`).check()
  await opened(agent)
  await expect(bar(agent).getByRole('button', { name: 'Set company' })).toBeVisible()
  await expect(bar(agent).getByRole('button', { name: 'Delete…' })).toHaveCount(0)
})

test('companies take in contacts, and are deleted without them @no-js @phone', async ({
  page,
  axe,
}) => {
  const corp = oneOff('Corp')
  const domain = `${corp.toLowerCase()}.example`
  const word = await people(1)
  await rowsOf(
    `with at as (insert into public.companies (name) values ($1) returning id),
       domain as (insert into public.company_domains (company_id, domain) select id, $2 from at)
     insert into public.contact_emails (contact_id, email, is_primary)
     select id, 'kim@' || $2, true from public.contacts where name = $3 || ' 1'`,
    [corp, domain, word],
  )
  await page.goto(`/companies?q=${corp}`)
  await box(page, corp).check()
  await opened(page)
  await axe()
  await fits(page)
  await press(page, 'Take in contacts')
  await expect(said(page).filter({ hasText: '1 changed.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  expect(await companiesOf(word)).toEqual([corp])

  await box(page, corp).check()
  await opened(page)
  await press(page, 'Delete…')
  await expect(page.getByText('Left without a company: 1 contact.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Type the number to go on' }).fill('1')
  await page.getByRole('button', { name: 'Delete 1 company' }).click()
  await expect(said(page).filter({ hasText: '1 deleted.' })).toBeVisible()
  expect(await companiesOf(word)).toEqual([null])
})

test('a list is downloaded as it is shown, and no cell is a formula', async ({ page }) => {
  const word = await people(60, oneOff('=Corp'))
  await page.goto(`/contacts?q=${word} sort:name`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('contacts.csv')
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toBe('\ufeffid,name,email,phone,company,unsolved_tickets,created,updated')
  expect(lines).toHaveLength(61)
  expect(lines[1]).toContain(`,${word} 1,,,'=Corp-`)
  const refused = await page.request.get('/companies/csv?q=created:never')
  expect([refused.status(), await refused.text()]).toEqual([400, expect.stringContaining('never')])
})

test.describe('with scripts', () => {
  test('rows are selected by keys, and merging shows for two alone', async ({ page }) => {
    const word = await people(4)
    await page.goto(`/contacts?q=${word} sort:name`)
    const merge = bar(page).getByRole('button', { name: 'Merge the two' })
    const selected = page.getByRole('checkbox', { name: /^Select Kim/, checked: true })
    await expect(async () => {
      await box(page, `${word} 1`).uncheck()
      await box(page, `${word} 1`).check()
      await expect(said(page).filter({ hasText: '1 selected' })).toBeAttached({ timeout: 1000 })
    }).toPass()
    await expect(merge).toBeHidden()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(selected).toHaveCount(2)
    await expect(merge).toBeVisible()
    await page.keyboard.press('Shift+j')
    await expect(selected).toHaveCount(3)
    await expect(merge).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(selected).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
    await expect(selected).toHaveCount(4)
  })

  test('what was left goes on by the worker when the page is closed', async ({ page }) => {
    const to = oneOff('To')
    await rowsOf('insert into public.companies (name) values ($1)', [to])
    const word = await people(700)
    await page.goto(`/contacts?q=${word}`)
    await page
      .getByRole('checkbox', { name: /^Select Kim/ })
      .first()
      .check()
    await page.getByRole('checkbox', { name: 'All that match this query' }).check()
    await bar(page).getByRole('textbox', { name: 'Company' }).fill(to)
    await press(page, 'Set company')
    await page.getByRole('button', { name: 'Change 700 contacts' }).click()
    await expect(said(page).filter({ hasText: /changed/ })).toBeVisible()
    await page.goto('about:blank')
    await expect
      .poll(async () => (await companiesOf(word)).filter((name) => name === to).length)
      .toBe(700)
  })
})
