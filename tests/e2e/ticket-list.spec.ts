import type { Page } from '@playwright/test'
import { encodeCursor } from '@/lib/tickets/cursor'
import { expect, test } from '@/tests/support/e2e'
import { write } from '@/tests/support/forms'
import { invitedAgent, oneOff, privateTeam, ticket, ticketsOfTeam } from '@/tests/support/workspace'

test('the list leads through 125 tickets and back, and the back button keeps the place @no-js', async ({
  openAs,
}) => {
  // In a private team of its own, so that nobody else's tests find them in their way.
  const email = await invitedAgent()
  const page = await openAs(email)
  const team = await privateTeam(email)
  const name = oneOff('Paged')
  await ticketsOfTeam(team, 125, name)
  const all = Array.from({ length: 125 }, (_, index) => `${name} ${index + 1}`)

  await page.goto('/tickets')
  await expect(page.getByRole('link', { name: 'Previous' })).toHaveCount(0)
  expect(await subjects(page)).toEqual(all.slice(0, 50))

  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('link', { name: all[50], exact: true })).toBeVisible()
  const second = page.url()
  expect(await subjects(page)).toEqual(all.slice(50, 100))

  // What comes in meanwhile moves nothing from one page to the next.
  await ticketsOfTeam(team, 3, `${name} late`, 2)
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('link', { name: all[100], exact: true })).toBeVisible()
  expect((await subjects(page)).slice(0, 25)).toEqual(all.slice(100))

  await page.getByRole('link', { name: all[124], exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: all[124] })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: all[100], exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Previous', exact: true }).click()
  await expect(page.getByRole('link', { name: all[50], exact: true })).toBeVisible()
  expect(await subjects(page)).toEqual(all.slice(50, 100))
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(second)
  expect(await subjects(page)).toEqual(all.slice(50, 100))

  await page.getByRole('link', { name: 'Previous', exact: true }).click()
  await expect(page.getByRole('link', { name: all[0], exact: true })).toBeVisible()
  expect((await subjects(page)).filter((subject) => all.includes(subject))).toEqual(
    all.slice(0, 50),
  )
})

test('what the list shows is remembered for whoever chose it @no-js', async ({ openAs }) => {
  await ticket()
  const page = await openAs(await invitedAgent())
  const headings = page.getByRole('columnheader')
  await page.goto('/tickets?q=sort:number&view=mine')
  await expect(headings.filter({ hasText: 'Requester' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Display' }).click()
  const columns = page.getByRole('group', { name: 'Columns' })
  await expect(columns.getByRole('checkbox', { name: 'Subject' })).toBeDisabled()
  await columns.getByRole('checkbox', { name: 'Requester' }).uncheck()
  await columns.getByRole('checkbox', { name: 'Team' }).check()
  await page.getByRole('radio', { name: 'Compact' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const chosen = 'Select Number Subject Status Priority Assignee Team Waiting Updated'.split(' ')
  await expect(headings).toHaveText(chosen)
  await expect(page).toHaveURL('/tickets?q=sort%3Anumber&view=mine')

  await page.goto('/tickets')
  await expect(headings).toHaveText(chosen)
  await expect(page.getByRole('table')).toHaveAttribute('data-density', 'compact')
  const colleague = await openAs('agent@example.com')
  await colleague.goto('/tickets')
  await expect(colleague.getByRole('columnheader', { name: 'Requester' })).toHaveCount(1)
})

test.describe('as an agent', () => {
  test.use({ as: 'agent@example.com' })

  test('a ticket moves to the top when something happens on it @no-js', async ({ page }) => {
    const subject = oneOff('First in, then overtaken')
    const number = await ticket({ subject })
    const later = oneOff('Came later')
    await ticket({ subject: later })
    await page.goto('/tickets')
    const order = async () =>
      (await subjects(page)).filter((one) => one === subject || one === later)
    expect(await order()).toEqual([later, subject])

    await page.goto(`/tickets/${number}`)
    await write(page, 'Internal note', 'Something happens.')
    await expect(page.getByRole('article')).toHaveCount(2)
    await page.goto('/tickets')
    expect(await order()).toEqual([subject, later])
  })

  test('a heading sorts the list by itself, and turns it round @no-js', async ({ page }) => {
    const word = oneOff('Sortable').replaceAll(/\W/g, '')
    const made = ['b', 'a', 'c'].map((letter) => `${word} ${letter}`)
    for (const subject of made) await ticket({ subject })
    const sorted = { ascending: made.toSorted(), descending: made.toSorted().reverse() }
    await page.goto(`/tickets?q=${word}`)
    const heading = page.getByRole('columnheader', { name: 'Subject', exact: true })
    await expect(heading).not.toHaveAttribute('aria-sort')
    for (const direction of ['ascending', 'descending'] as const) {
      await heading.getByRole('link', { name: 'Subject', exact: true }).click()
      await expect(heading).toHaveAttribute('aria-sort', direction)
      expect(await subjects(page)).toEqual(sorted[direction])
    }
    await page.goBack()
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
    expect(await subjects(page)).toEqual(sorted.ascending)
  })

  test('where nothing is to be listed the page says so @no-js @phone', async ({ page }) => {
    const end = encodeCursor('updated', {
      direction: 'after',
      key: '1970-01-01T00:00:00+00:00',
      number: 1,
    })
    await page.goto(`/tickets?cursor=${end}`)
    await expect(page.getByText('No tickets here')).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'New ticket' })).toBeVisible()
  })

  test('a cursor that is none of ours shows the first page', async ({ page }) => {
    await page.goto('/tickets')
    const first = await subjects(page)
    expect(first.length).toBeGreaterThan(0)
    for (const cursor of ['x', '%00', `${'A'.repeat(5000)}`, 'WyJhZnRlciIsIngiLDFd']) {
      await page.goto(`/tickets?cursor=${cursor}`)
      expect((await subjects(page)).length).toBeGreaterThan(0)
    }
  })
})

async function subjects(page: Page): Promise<string[]> {
  return await page.locator('tbody').getByRole('link').allTextContents()
}
