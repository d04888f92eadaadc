import { expect, test } from '@/tests/support/e2e'
import { oneOff, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('new activity is said without moving what is read, and shown when asked for @phone', async ({
  page,
  axe,
}) => {
  const name = oneOff('Heard')
  const [first, later, last] = [`${name} first`, `${name} later`, `${name} last`]
  await ticket({ subject: first })
  await page.goto(`/tickets?q=${name}`)
  const listed = page.locator('tbody').getByRole('link')
  const news = page.getByRole('main').getByRole('link', { name: /^\d+ new$/ })
  await expect(listed).toHaveText([first])
  await expect(news).toHaveCount(0)
  const place = await listed.first().boundingBox()

  await ticket({ subject: oneOff('Of another list') })
  await ticket({ subject: later })
  await expect(news).toHaveText('1 new')
  await expect(
    page.getByRole('status').filter({ hasText: 'There is new activity in this list.' }),
  ).toHaveCount(1)
  await expect(listed, 'until one asks for it').toHaveText([first])
  expect(await listed.first().boundingBox()).toEqual(place)
  await axe()
  await news.click()
  await expect(listed).toHaveText([later, first])
  await expect(news).toHaveCount(0)

  await ticket({ subject: last })
  await expect(news).toHaveText('1 new')
  await page.getByRole('main').focus()
  await page.keyboard.press('r')
  await expect(listed).toHaveText([last, later, first])
})

test('whoever is signed out elsewhere is asked no more', async ({
  page,
  context,
  browserErrors,
}) => {
  browserErrors.allow(/401.*api\/tickets\/news/)
  const asked: number[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/tickets/news')) asked.push(response.status())
  })
  await page.goto('/tickets')
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await context.clearCookies()
  await expect.poll(() => asked.at(-1)).toBe(401)
  const then = asked.length
  await page.waitForTimeout(6000)
  expect(asked).toHaveLength(then)
})
