import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { invitedAgent, oneOff, privateTeam, rowsOf, ticket } from '@/tests/support/workspace'

/** The number that a link of the dashboard bears, and how many tickets its list has. */
async function follow(page: Page, name: RegExp): Promise<[number, number]> {
  const link = page.getByRole('link', { name }).first()
  const shown = Number(
    ((await link.textContent()) ?? '').replace(/\D*\(.*$/s, '').replaceAll(',', ''),
  )
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible()
  const listed = await page.getByRole('table').getByRole('row').count()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  return [shown, Math.max(0, listed - 1)]
}

test('an agent finds their own work, reads the numbers, and follows each to its list @no-js', async ({
  openAs,
  axe,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const team = await privateTeam(email)
  const numbers = await Promise.all([1, 2, 3, 4].map(() => ticket({ team })))
  await rowsOf(
    `update public.tickets set assignee_id = (select id from public.users where email = $2), status = 'open'
     where number = any ($1)`,
    [numbers, email],
  )
  await rowsOf(`update public.tickets set status = 'solved' where number = $1`, [numbers[0]])
  const word = oneOff('quick')
  await rowsOf(
    `insert into public.ratings (ticket_number, solved_at, score, comment)
     select number, solved_at, 4, $2 from public.tickets where number = $1`,
    [numbers[0], word],
  )
  await page.goto('/tickets')
  await page.getByRole('link', { name: 'Dashboard', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  const yours = page.getByRole('region', { name: 'Yours' }).getByRole('listitem')
  await expect(yours).toContainText([
    ...[/3\s*My queue/, /3\s*Waiting for me/, /0\s*Woken/, /0\s*Mentions/],
    ...[/1\s*Solved this week/, /4\.00\s*My ratings\s*average of 1/],
  ])
  await expect(page.getByRole('region', { name: 'Last comments' })).toContainText(word)

  const line = page.getByRole('row', { name: new RegExp(team) })
  await expect(line.getByRole('cell').nth(0)).toContainText('4')
  for (const [name, count] of [
    [`created, ${team}`, 4],
    [`solved, ${team}`, 1],
    [`unsolved, ${team}`, 3],
    [`rated, ${team}`, 1],
  ] as const) {
    expect(await follow(page, new RegExp(name))).toEqual([count, count])
  }

  await page.getByRole('combobox', { name: 'Range' }).selectOption('Last 7 days')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/days=7/)
  await page.getByRole('link', { name: 'Agent', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'By agent' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Range' })).toHaveValue('7')
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('table', { name: /over time/ }).getByRole('row')).toHaveCount(8)
  await axe(page)
})

test('a team that is private is in nobody else’s numbers, nor in their files', async ({
  openAs,
}) => {
  const [insider, outsider] = [await invitedAgent(), await invitedAgent()]
  const [inside, outside] = [await openAs(insider), await openAs(outsider)]
  const team = await privateTeam(insider)
  const word = oneOff('quick')
  await rowsOf(
    `with solved as (
       update public.tickets set status = 'solved' where number = $1 returning number, solved_at)
     insert into public.ratings (ticket_number, solved_at, score, comment) select number, solved_at, 1, $2 from solved`,
    [await ticket({ team }), word],
  )
  for (const [page, sees] of [
    [inside, true],
    [outside, false],
  ] as const) {
    await page.goto('/dashboard?by=team')
    await expect(page.getByRole('heading', { name: 'By team' })).toBeVisible()
    await expect(page.getByRole('row', { name: team })).toHaveCount(sees ? 1 : 0)
    await expect(page.getByText(word)).toHaveCount(sees ? 1 : 0)
    const started = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download CSV by team' }).click()
    const answer = await page.request.get((await started).url())
    expect(answer.headers()['content-type']).toContain('text/csv')
    const text = await answer.text()
    expect(text).toMatch(/^\ufeffteam,created,first_replies,/)
    expect(text.includes(team)).toBe(sees)
  }
})

test('a range without tickets says so, nonsense is the usual range @phone', async ({
  openAs,
  axe,
}) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/dashboard?from=1994-03-01&to=1994-02-01&by=tag')
  await expect(page.getByRole('heading', { name: '1 Feb to 1 Mar 1994' })).toBeVisible()
  await expect(page.getByText('No ticket was created, answered or solved')).toBeVisible()
  await axe(page)
  await page.goto('/dashboard?days=nonsense&from=2026-02-31&by=password')
  await expect(page.getByRole('combobox', { name: 'Range' })).toHaveValue('30')
  await expect(page.getByRole('heading', { name: 'By team' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await axe(page)
})

test('keys lead to it, and it draws what it says', async ({ openAs }) => {
  const page = await openAs(await invitedAgent())
  const word = oneOff('drawn')
  await ticket({ subject: word })
  await page.goto('/tickets')
  await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  const chart = page.getByRole('img', { name: /^Created and solved/ })
  await expect(chart).toHaveAccessibleName(/Created: at most [1-9]/)
})
