import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import {
  invitedAgent,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  ticketsOfTeam,
} from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const box = (page: Page, number: number) =>
  page.getByRole('checkbox', { name: `Select #${number}`, exact: true })
const bar = (page: Page) => page.getByRole('form', { name: 'Change the selected tickets' })
const said = (page: Page) => page.getByRole('main').getByRole('status')

/** Opens the fields of the bar: on a phone they lie behind a button. */
async function fields(page: Page) {
  const more = page.getByRole('button', { name: 'Change…' })
  if (await more.isVisible()) await more.click()
  return bar(page)
}

async function apply(page: Page) {
  await page.getByRole('button', { name: 'Apply to selection' }).click()
}

async function now(number: number) {
  const [row] = await rowsOf<{ status: string; priority: string; tags: string[] }>(
    `select t.status, t.priority, array(
       select g.name from public.ticket_tags tt join public.tags g on g.id = tt.tag_id
       where tt.ticket_number = t.number) as tags
     from public.tickets t where t.number = $1`,
    [number],
  )
  return row
}

test('selected tickets are changed together, and given back @no-js @phone', async ({ page }) => {
  const [one, two, other] = [await ticket(), await ticket(), await ticket()]
  const tag = oneOff('tag')
  await page.goto('/tickets')
  await expect(bar(page)).toBeHidden()
  await box(page, one).check()
  await box(page, two).check()
  await expect(bar(page)).toBeVisible()
  const form = await fields(page)
  await form.getByRole('combobox', { name: 'Priority' }).selectOption('urgent')
  await form.getByRole('textbox', { name: 'Add tags' }).fill(tag)
  await apply(page)

  await expect(said(page).filter({ hasText: '2 changed.' })).toBeVisible()
  await expect(bar(page)).toBeHidden()
  for (const number of [one, two]) {
    expect(await now(number)).toEqual({ status: 'new', priority: 'urgent', tags: [tag] })
  }
  expect((await now(other))?.priority).toBe('normal')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page).filter({ hasText: '2 given back.' })).toBeVisible()
  expect(await now(one)).toEqual({ status: 'new', priority: 'normal', tags: [] })
})

test('tickets are solved by one press, and the list stays the view it was @no-js @phone', async ({
  page,
}) => {
  const name = oneOff('Solvable')
  const number = await ticket({ subject: name })
  await page.goto(`/tickets?q=${name}&view=mine`)
  await box(page, number).check()
  await (await fields(page)).getByRole('button', { name: 'Solve' }).click()
  await expect(said(page).filter({ hasText: '1 changed.' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`q=${name}&view=mine&bulk=`))
  expect((await now(number))?.status).toBe('solved')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page).filter({ hasText: '1 given back.' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`q=${name}&view=mine&bulk=`))
  expect((await now(number))?.status).toBe('new')
})

test('a refused change comes back with the selection and what was typed @no-js', async ({
  page,
}) => {
  const [one, two] = [await ticket(), await ticket()]
  await page.goto('/tickets')
  await box(page, one).check()
  await box(page, two).check()
  await apply(page)
  await expect(refusal(page)).toHaveText('Choose what to change.')

  await bar(page).getByRole('textbox', { name: 'Add tags' }).fill('t'.repeat(51))
  await apply(page)
  const tags = bar(page).getByRole('textbox', { name: 'Add tags' })
  await expect(tags).toHaveAccessibleDescription('A tag is longer than 50 characters.')
  await expect(tags).toHaveValue('t'.repeat(51))
  await tags.fill(oneOff('fine'))
  await apply(page)
  await expect(said(page).filter({ hasText: '2 changed.' })).toBeVisible()
})

test('closing asks first, and is final @no-js', async ({ page, axe }) => {
  const number = await ticket()
  const start = async () => {
    await page.goto('/tickets')
    await box(page, number).check()
    await bar(page).getByRole('combobox', { name: 'Status' }).selectOption('closed')
    await apply(page)
    await expect(page.getByText('Closed is final')).toBeVisible()
  }
  await start()
  await axe()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(/\/tickets$/)
  expect((await now(number))?.status).toBe('new')

  await start()
  await page.getByRole('button', { name: 'Close 1 ticket' }).click()
  await expect(said(page).filter({ hasText: '1 changed.' })).toBeVisible()
  expect((await now(number))?.status).toBe('closed')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page).filter({ hasText: '1 refused.' })).toBeVisible()
  await expect(page.getByRole('row', { name: `#${number}` })).toContainText('closed is final')
})

test('each ticket has a result, with the reason of a refusal @no-js @phone', async ({
  page,
  axe,
}) => {
  const [fine, closed] = [await ticket(), await ticket({ status: 'closed' })]
  await page.goto('/tickets')
  await box(page, fine).check()
  await box(page, closed).check()
  const form = await fields(page)
  await axe()
  await form.getByRole('combobox', { name: 'Assignee' }).selectOption({ label: 'Me' })
  await apply(page)
  await expect(said(page).filter({ hasText: '1 changed, 1 refused.' })).toBeVisible()
  await axe()

  await page.getByRole('link', { name: 'Details' }).click()
  const rows = page.getByRole('table', { name: 'Results' }).getByRole('row')
  await expect(rows.filter({ hasText: `#${closed}` })).toContainText(
    'This ticket is closed, and closed is final.',
  )
  await expect(rows.filter({ hasText: `#${fine}` })).toContainText('Changed')
  await axe()
  await page.getByRole('navigation', { name: 'Results' }).getByText('Refused').click()
  await expect(rows.filter({ hasText: `#${fine}` })).toHaveCount(0)
  await page.getByRole('link', { name: 'Bulk changes' }).click()
  await expect(page.getByRole('link', { name: 'Change of 2 tickets' }).first()).toBeVisible()
  await axe()
})

test('a macro says that its reply cannot be unsent, and sends it @no-js', async ({ page }) => {
  const number = await ticket({ subject: 'Which printer?' })
  await page.goto('/tickets')
  await box(page, number).check()
  await bar(page)
    .getByRole('combobox', { name: 'Macro' })
    .selectOption({ label: 'Ask for details' })
  await apply(page)
  await expect(page.getByText('It cannot be unsent')).toBeVisible()
  await page.getByRole('button', { name: 'Change 1 ticket' }).click()
  await expect(said(page).filter({ hasText: '1 changed.' })).toBeVisible()
  await page.goto(`/tickets/${number}`)
  await expect(page.getByRole('article').last()).toContainText('thank you for writing')
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('pending')
})

test('all that match are changed, those on other pages among them @no-js', async ({ openAs }) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const team = await privateTeam(email)
  await ticketsOfTeam(team, 450, oneOff('One of many'))
  const query = `team:${team}`
  await page.goto(`/tickets?q=${query}`)
  await page
    .getByRole('checkbox', { name: /^Select #/ })
    .first()
    .check()
  await page.getByRole('checkbox', { name: 'All that match this query' }).check()
  await bar(page).getByRole('combobox', { name: 'Priority' }).selectOption('low')
  await apply(page)
  await expect(page.getByText('all that match the query')).toBeVisible()
  await page.getByRole('button', { name: 'Change 450 tickets' }).click()
  // With scripts it goes on by itself; without, whoever waits presses again.
  await expect(async () => {
    const more = page.getByRole('button', { name: 'Continue' })
    if (await more.isVisible()) await more.click({ timeout: 1000 }).catch(() => undefined)
    await expect(said(page).filter({ hasText: '450 changed.' })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0)
  const [row] = await rowsOf(
    `select count(*)::int as n from public.tickets t join public.teams e on e.id = t.team_id
     where e.name = $1 and t.priority = 'low'`,
    [team],
  )
  expect(row).toEqual({ n: 450 })
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page).toHaveURL(/page=2/)
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(`/tickets?${new URLSearchParams({ q: query })}`)
})

test("another's bulk change is not found", async ({ page, openAs, browserErrors }) => {
  browserErrors.allow(/status of 404/)
  const number = await ticket()
  await page.goto('/tickets')
  await box(page, number).check()
  await bar(page).getByRole('combobox', { name: 'Priority' }).selectOption('high')
  await apply(page)
  await page.getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('heading', { name: 'Change of 1 ticket' })).toBeVisible()
  const other = await openAs('sam@example.com')
  expect((await other.goto(page.url()))?.status()).toBe(404)
})

test.describe('with scripts', () => {
  test('a range, the page, and nothing are selected, by mouse and by keys', async ({ page }) => {
    const made = [await ticket(), await ticket(), await ticket(), await ticket()]
    const [a = 0, , , d = 0] = made
    await page.goto('/tickets')
    const selected = page.getByRole('checkbox', { name: /^Select #/, checked: true })
    // The listeners are there as soon as the count is told.
    await expect(async () => {
      await box(page, d).uncheck()
      await box(page, d).check()
      await expect(said(page).filter({ hasText: '1 selected' })).toBeAttached({ timeout: 1000 })
    }).toPass()
    await box(page, a).click({ modifiers: ['Shift'] })
    for (const number of made) await expect(box(page, number)).toBeChecked()
    const range = await selected.count()
    await expect(said(page).filter({ hasText: `${range} selected` })).toBeAttached()

    await page.keyboard.press('Escape')
    await expect(selected).toHaveCount(0)
    await expect(bar(page)).toBeHidden()

    const whole = page.getByRole('checkbox', { name: 'Select all on this page' })
    await box(page, a).press('Space')
    expect(await whole.evaluate((one: HTMLInputElement) => one.indeterminate)).toBe(true)
    await whole.click()
    const all = await page.getByRole('checkbox', { name: /^Select #/ }).count()
    await expect(selected).toHaveCount(all)
    await whole.click()
    await expect(selected).toHaveCount(0)

    await box(page, a).check()
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(selected).toHaveCount(0)
  })

  test('a change that was left on its way goes on when one comes back', async ({ openAs }) => {
    const email = await invitedAgent()
    const page = await openAs(email)
    const team = await privateTeam(email)
    await ticketsOfTeam(team, 300, oneOff('Left'))
    const [row] = await rowsOf<{ id: string }>(
      `with bulk as (
         insert into public.bulk_changes (user_id, changes, total)
         select u.id, '{"priority": "high"}', 300 from public.users u where u.email = $1
         returning id),
       tickets as (
         insert into public.bulk_change_tickets (bulk_change_id, ticket_number)
         select bulk.id, t.number from bulk, public.tickets t
         join public.teams e on e.id = t.team_id where e.name = $2)
       select id from bulk`,
      [email, team],
    )
    await page.goto(`/tickets/bulk/${row?.id}`)
    await expect(said(page).filter({ hasText: /^300 changed\.$/ })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('progressbar')).toHaveCount(0)
  })
})
