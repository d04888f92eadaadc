import { expect, test } from '@/tests/support/e2e'
import {
  invitedAgent,
  newAddress,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  ticketsOfTeam,
  worksAt,
} from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('who asks stands beside it, with what else they and their company have asked @no-js', async ({
  page,
}) => {
  const [email, colleague, company] = [
    newAddress('asker'),
    newAddress('colleague'),
    oneOff('Works'),
  ]
  const number = await ticket({ from: email })
  const open = oneOff('Still open')
  const solved = oneOff('Done with')
  await ticket({ from: email, subject: open })
  await ticket({ from: email, subject: solved, status: 'solved' })
  for (let n = 0; n < 4; n++) await ticket({ from: email, status: 'closed' })
  const theirs = oneOff('Asked by a colleague')
  await ticket({ from: colleague, subject: theirs })
  await worksAt(email, company)
  await worksAt(colleague, company)

  await page.goto(`/tickets/${number}`)
  const aside = page.getByRole('complementary', { name: 'Properties' })
  await expect(aside).toContainText(email)
  await expect(aside.getByRole('listitem').first()).toContainText(open)
  await expect(aside.getByRole('link', { name: 'All of them' })).toHaveAttribute(
    'href',
    `/tickets?q=${encodeURIComponent(`requester:${email}`)}`,
  )
  await expect(aside).toContainText(`Open at ${company}`)
  await aside.getByRole('link', { name: theirs }).click()
  await expect(page.getByRole('heading', { level: 1, name: theirs })).toBeVisible()
})

test('from a list one goes on to the next ticket of it, and back to it @no-js', async ({
  openAs,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const team = await privateTeam(email)
  const name = oneOff('In a row')
  await ticketsOfTeam(team, 3, name)
  const q = `team:${team} sort:number-asc`
  await page.goto(`/tickets?q=${encodeURIComponent(q)}`)
  await page.getByRole('link', { name: `${name} 2` }).click()
  const bar = page.getByRole('navigation', { name: 'Ticket', exact: true })
  await bar.getByRole('link', { name: 'Next ticket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${name} 3` })).toBeVisible()
  await expect(bar.getByRole('link', { name: 'Next ticket' })).toHaveCount(0)
  // What is done on the way does not make it forget where it came from.
  await page.getByRole('combobox', { name: 'Priority' }).selectOption('high')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(bar.getByRole('link', { name: /(Next|Previous) ticket/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Follow this ticket' }).click()
  await expect(
    page.getByRole('button', { name: 'Following this ticket: press to stop' }),
  ).toBeVisible()
  expect(new URL(page.url()).searchParams.get('q')).toBe(q)
  await bar.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(
    ({ pathname, searchParams }) => pathname === '/tickets' && searchParams.get('q') === q,
  )
})

test('the number of a merged ticket leads to the other one, in the same list @no-js', async ({
  page,
}) => {
  const from = newAddress('merged')
  const [source, survivor] = [await ticket({ from }), await ticket({ from })]
  await page.goto(`/tickets/${source}/merge?into=${survivor}`)
  await page.getByRole('button', { name: `Merge #${source} into #${survivor}` }).click()
  await expect(page.getByRole('status').filter({ hasText: 'was merged' })).toBeVisible()
  await page.goto(`/tickets/${source}?q=${encodeURIComponent('is:unsolved sort:number')}&view=mine`)
  await expect(page).toHaveURL(`/tickets/${survivor}?view=mine&q=is%3Aunsolved%20sort%3Anumber`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
})

test('a ticket that is opened is read, one that is fetched beforehand is not @no-js', async ({
  openAs,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const number = await ticket()
  const reads = () =>
    rowsOf(
      'select from public.ticket_reads r join public.users u on u.id = r.user_id where r.ticket_number = $1 and u.email = $2',
      [number, email],
    )
  const beforehand: Record<string, string>[] = [
    { 'sec-purpose': 'prefetch;prerender' },
    { rsc: '1', 'next-router-prefetch': '1' },
  ]
  for (const headers of beforehand) {
    const answer = await page.request.get(`/tickets/${number}`, { headers })
    expect(answer.status()).toBe(200)
    await answer.body()
  }
  await page.goto('/tickets')
  expect(await reads()).toHaveLength(0)
  await page.goto(`/tickets/${number}`)
  await expect.poll(async () => (await reads()).length).toBe(1)
})
