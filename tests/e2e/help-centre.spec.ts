import sharp from 'sharp'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { articleApart, publishedArticle } from '@/tests/support/help'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test('a reader finds an article, mistyped, reads it and says that it helped @no-js @phone', async ({
  page,
  axe,
  javaScriptEnabled,
}) => {
  const { slug, id } = await publishedArticle('The printer hums')
  await page.goto('/help')
  await expect(page.getByRole('heading', { level: 1, name: 'How can we help?' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Invoices and payment' })).toBeVisible()
  await axe()

  const search = page.getByRole('searchbox', { name: 'Search the help centre' })
  await search.fill('invoces')
  if (javaScriptEnabled) {
    const suggested = page.getByRole('list', { name: 'Suggested articles' })
    await expect(
      suggested.getByRole('link', { name: /Change the name on your invoices/ }),
    ).toBeVisible()
    await axe()
  }
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL(/\/help\?q=invoces/)
  await page.getByRole('link', { name: 'Change the name on your invoices' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Change the name on your invoices' }),
  ).toBeVisible()
  const parts = page.getByRole('navigation', { name: 'On this page' })
  await expect(parts.getByRole('link', { name: 'An invoice as a file' })).toBeVisible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBe(0)
  await axe()

  await page.goto(`/help/${slug}`)
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you for telling us' })).toBeVisible()
  const votes = await rowsOf('select helpful_votes from public.help_articles where id = $1', [id])
  expect(votes).toEqual([{ helpful_votes: 1 }])
  await axe()
})

test('an agent writes, previews and publishes an article; an edit shows at once, and makes nothing else anew @no-js', async ({
  openAs,
  axe,
  page,
}) => {
  const agent = await openAs('agent@example.com')
  const title = oneOff('Why it hums')
  const slug = title.toLowerCase().replaceAll(' ', '-')
  const other = await articleApart('Another one')
  const made = async (path: string) => (await page.request.get(path)).headers()['x-nextjs-cache']

  expect((await page.request.get(`/help/${slug}`)).status()).toBe(404)
  await agent.goto('/articles')
  await agent.getByRole('link', { name: 'New article' }).click()
  await agent.getByRole('textbox', { name: 'Title' }).fill(title)
  await agent.getByRole('button', { name: 'Publish' }).click()
  await expect(refusal(agent)).toBeVisible()
  await expect(agent.getByRole('textbox', { name: 'Text' })).toHaveAccessibleDescription(
    /nothing to read yet/,
  )
  await agent.getByRole('textbox', { name: 'Text' }).fill('## First\n\nIt is **new**.')
  await agent.getByRole('button', { name: 'Preview' }).click()
  const preview = agent.getByRole('region', { name: /Preview/ })
  await expect(preview.getByRole('heading', { name: 'First' })).toBeVisible()
  await axe(agent)
  await agent.getByRole('button', { name: 'Publish' }).click()
  await expect(agent.getByRole('link', { name: `/help/${slug}` })).toBeVisible()
  await expect(agent.getByRole('status').filter({ hasText: 'Published.' })).toBeVisible()
  await axe(agent)

  await page.goto(`/help/${slug}`)
  await expect(page.getByText('It is new.')).toBeVisible()

  // Again where the workspace gets another name meanwhile, which concerns all pages.
  let years = 0
  await expect(async () => {
    await expect.poll(() => made(`/help/${other.slug}`)).toBe('HIT')
    years += 1
    const text = `It is ${years} years old.`
    await agent.getByRole('textbox', { name: 'Text' }).fill(text)
    await agent.getByRole('button', { name: 'Save changes' }).click()
    await expect(agent.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    expect(await (await page.request.get(`/help/${slug}`)).text()).toContain(text)
    expect(await made(`/help/${other.slug}`)).toBe('HIT')
  }).toPass()

  await agent.getByRole('button', { name: 'Unpublish' }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Taken back' })).toBeVisible()
  expect((await page.request.get(`/help/${slug}`)).status()).toBe(404)
})

test('an article is told to search engines and other sites, and its policy holds', async ({
  page,
  request,
}) => {
  const { slug } = await publishedArticle('Told to others')
  const response = await page.goto(`/help/${slug}`)
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content')
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
  expect(canonical).toMatch(new RegExp(`^http://[^/]+/help/${slug}$`))
  expect(await meta('og:title')).toBe('Told to others')
  expect(await meta('twitter:card')).toBe('summary_large_image')
  expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1)
  const policies = (await response?.headerValues('content-security-policy')) ?? []
  expect(policies).toHaveLength(1)
  expect(policies[0]).toContain("script-src 'self';")
  expect(policies[0]).not.toMatch(/unsafe|nonce|\*/)

  const card = await request.get(new URL((await meta('og:image')) ?? '').pathname)
  expect(card.headers()['content-type']).toBe('image/png')
  expect((await card.body()).length).toBeLessThan(200_000)
  expect(await (await request.get('/sitemap.xml')).text()).toContain(canonical)
  expect(await (await request.get('/robots.txt')).text()).toContain('Sitemap: http')
})

test('a former address leads on, and one that never was says so @no-js', async ({
  page,
  request,
  browserErrors,
}) => {
  browserErrors.allow(/status of 404/)
  const { id, slug } = await publishedArticle('It moves')
  await rowsOf('update public.help_articles set slug = $2 where id = $1', [id, `${slug}-on`])
  const moved = await request.get(`/help/${slug}`, { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers().location).toContain(`/help/${slug}-on`)
  const nothing = await page.goto('/help/there-never-was-one')
  expect(nothing?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is no such article' })).toBeVisible()
})

test('two who write at once both see what the other made of it', async ({ openAs }) => {
  const { id } = await publishedArticle('Two at once')
  const [one, two] = [await openAs('agent@example.com'), await openAs('sam@example.com')]
  for (const writer of [one, two]) await writer.goto(`/articles/${id}`)
  await one.getByRole('textbox', { name: 'Text' }).fill('What one made of it.')
  await one.getByRole('button', { name: 'Save changes' }).click()
  await expect(one.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await two.getByRole('textbox', { name: 'Text' }).fill('What two made of it.')
  await two.getByRole('button', { name: 'Save changes' }).click()
  await expect(refusal(two)).toContainText('Nothing was overwritten')
  await expect(two.getByText('What one made of it.')).toBeVisible()
  await expect(two.getByRole('textbox', { name: 'Text' })).toHaveValue('What two made of it.')
  await two.getByRole('button', { name: 'Save changes' }).click()
  await expect(two.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
})

test('a picture is drawn anew, shown to everybody, and taken from them @no-js', async ({
  openAs,
  page,
}) => {
  const { id, slug } = await publishedArticle('With a picture')
  const agent = await openAs('agent@example.com')
  await agent.goto(`/articles/${id}`)
  const red = { create: { width: 2, height: 2, channels: 3, background: 'red' } } as const
  const buffer = await sharp(red).png().toBuffer()
  const file = agent.getByLabel('Picture file')
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no') })
  await agent.getByRole('button', { name: 'Upload picture' }).click()
  await expect(refusal(agent)).toContainText('no picture that we can read')
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer })
  await agent.getByRole('button', { name: 'Upload picture' }).click()
  const markdown = agent.getByRole('textbox', { name: 'Markdown of this picture' })
  await expect(markdown).toHaveValue(/-2x2\.webp\)$/)
  await agent.getByRole('textbox', { name: 'Text' }).fill(await markdown.inputValue())
  await agent.getByRole('button', { name: 'Save changes' }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

  await page.goto(`/help/${slug}`)
  const picture = page.getByRole('article').getByRole('img')
  await expect(picture).toHaveJSProperty('naturalWidth', 2)
  const address = (await picture.getAttribute('src')) ?? ''
  const shown = await page.request.get(address)
  expect(shown.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
  await agent.getByText('Remove…').click()
  await agent.getByRole('button', { name: 'Remove picture' }).click()
  await expect(markdown).toHaveCount(0)
  expect((await page.request.get(address)).status()).toBe(404)
  await agent.getByText('Delete…').click()
  await agent.getByRole('button', { name: 'Delete article' }).click()
  await agent.getByRole('button', { name: 'Take back as a draft' }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Taken back' })).toBeVisible()
  expect((await page.request.get(`/help/${slug}`)).status()).toBe(404)
})

test('categories are made, renamed and deleted when empty @no-js @phone', async ({
  openAs,
  axe,
}) => {
  const agent = await openAs('agent@example.com')
  const name = oneOff('Noises')
  await agent.goto('/articles/categories')
  const fresh = agent.locator('section', {
    has: agent.getByRole('heading', { name: 'New category' }),
  })
  await fresh.getByRole('textbox', { name: 'Name' }).fill('INVOICES and payment')
  await fresh.getByRole('button', { name: 'Create category' }).click()
  await expect(refusal(agent)).toBeVisible()
  await fresh.getByRole('textbox', { name: 'Name' }).fill(name)
  await fresh.getByRole('button', { name: 'Create category' }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Created.' })).toBeVisible()
  await axe(agent)
  // The address of a category stays, whatever it is called.
  const own = agent.locator('section', { has: agent.getByRole('heading', { name }) })
  await own.getByRole('textbox', { name: 'Description' }).fill('What hums, and why.')
  await own.getByRole('button', { name: 'Save changes' }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await agent.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(agent.getByRole('status').filter({ hasText: 'Deleted.' })).toBeVisible()
  await expect(agent.getByRole('heading', { name })).toHaveCount(0)
})
