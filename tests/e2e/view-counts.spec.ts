import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { invitedAgent, oneOff, privateTeam, rowsOf, ticketsOfTeam } from '@/tests/support/workspace'

/**
 * Gives somebody who has signed in three tickets in a private team of their own, and a view: what
 * was counted while they signed in is of other queries then, and is not remembered for these.
 */
async function giveTickets(email: string): Promise<string> {
  const name = oneOff('Counted')
  await ticketsOfTeam(await privateTeam(email), 3, name)
  await rowsOf(
    `insert into public.views (owner_id, name, query)
     select id, $2, 'tag:none' from public.users where email = $1`,
    [email, name],
  )
  return name
}

test('beside each view stands how many there are, and what one does oneself shows at once', async ({
  openAs,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const name = await giveTickets(email)
  await page.goto('/tickets')
  await expect(view(page, 'My teams')).toHaveText('My teams3')
  await expect(view(page, 'Mine')).toHaveText('Mine0')

  // Known by now: it comes with the page.
  await page.route('**/api/views/counts', (route) => route.abort())
  await page.reload()
  await expect(view(page, 'My teams')).toHaveText('My teams3')
  await page.unroute('**/api/views/counts')

  await page.getByRole('link', { name: `${name} 1`, exact: true }).click()
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Solved')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(view(page, 'My teams')).toHaveText('My teams2')
})

test('the list never waits for the counts', async ({ openAs }) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const name = await giveTickets(email)
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/views/counts', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/tickets', { waitUntil: 'load' })
  await expect(page.getByRole('link', { name: `${name} 1`, exact: true })).toBeVisible()
  await expect(view(page, 'My teams')).toHaveText('My teams')
  answer()
  await expect(view(page, 'My teams')).toHaveText('My teams3')
})

test('while somebody looks it is counted again after half a minute, not sooner', async ({
  openAs,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  await giveTickets(email)
  await page.clock.install()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/views/counts')) asked += 1
  })
  await page.goto('/tickets')
  await expect(view(page, 'Mine')).toHaveText('Mine0')
  expect(asked).toBe(1)
  await page.clock.runFor(29_000)
  expect(asked).toBe(1)
  await page.clock.runFor(1_500)
  await expect.poll(() => asked).toBe(2)
})

test('without scripts each view leads to its query, and shows when it is the present one @no-js', async ({
  openAs,
}) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/tickets?q=is:unsolved')
  await expect(view(page, 'All open')).toHaveAttribute('aria-current', 'page')
  await view(page, 'Unassigned').click()
  await expect(page).toHaveURL(/q=assignee%3Anone/)
  await expect(view(page, 'Unassigned')).toHaveAttribute('aria-current', 'page')
  await expect(view(page, 'All open')).not.toHaveAttribute('aria-current')
})

test('nobody is told without signing in', async ({ request }) => {
  const answer = await request.get('/api/views/counts')
  expect(answer.status()).toBe(401)
  expect(answer.headers()['cache-control']).toBe('no-store')
})

function view(page: Page, name: string) {
  const nav = page.getByRole('navigation', { name: 'Main' })
  return nav.getByRole('link', { name: new RegExp(`^${name}( ?[\\d,+]+)?$`) })
}
