import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { ATTACKS } from '@/tests/support/hostile-texts'
import { conversation, newAddress, ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const talk = (page: Page) => page.getByRole('region', { name: 'Conversation' })
const articles = (page: Page) => talk(page).getByRole('article')

/** Everything that the page asks of anybody but us, and every dialog that opens. */
function watch(page: Page): string[] {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.hostname !== '127.0.0.1' && url.protocol !== 'data:') seen.push(request.url())
  })
  return seen
}

test('a hostile message runs nothing and loads nothing @no-js', async ({ page }) => {
  const number = await ticket({ body: 'It begins harmlessly.' })
  // Written by an agent and by a requester: the one is read as Markdown, the other as it stands.
  const stored = ATTACKS.filter((attack) => !attack.includes('\0'))
  await conversation(number, [
    { body: stored.join('\n\n') },
    { body: stored.join('\n\n'), by: 'agent@example.com' },
    { body: stored.join(' '), by: 'agent@example.com', kind: 'note' },
  ])
  const seen = watch(page)
  await page.goto(`/tickets/${number}`)
  await expect(articles(page)).toHaveCount(4)
  for (const article of await articles(page).all()) {
    for (const link of await article.getByRole('link').all()) {
      await link.hover({ trial: true })
    }
  }
  expect(seen).toEqual([])
  const unsafe = 'script, iframe, object, embed, style, form, input, img:not([src^="/"]), [onerror]'
  await expect(talk(page).locator(unsafe)).toHaveCount(0)
})

test('replies and notes are told apart by more than their colour @no-js', async ({ page }) => {
  const number = await ticket({ from: newAddress('desk') })
  await conversation(number, [
    { body: 'We look at it.', by: 'agent@example.com' },
    { body: 'Nobody outside reads this.', by: 'agent@example.com', kind: 'note' },
  ])
  await page.goto(`/tickets/${number}`)
  await expect(articles(page).nth(0).getByRole('heading')).toContainText('Requester')
  await expect(articles(page).nth(1).getByRole('heading')).toContainText('Reply')
  await expect(page.getByRole('article', { name: 'Agent Internal note' })).toContainText('outside')
})

test('quoted text and signatures are folded, and open by a press @no-js', async ({ page }) => {
  const number = await ticket({
    body: 'It works now.\n\nOn 3 Nov 2026 at 10:15, Help <help@example.com> wrote:\n> Please try again.\n\n-- \nBakery office, +1 555 0100',
  })
  await page.goto(`/tickets/${number}`)
  await expect(talk(page).getByText('It works now.')).toBeVisible()
  for (const [fold, text] of [
    ['Quoted text', 'Please try again.'],
    ['Signature', 'Bakery office'],
  ] as const) {
    await expect(talk(page).getByText(text)).toBeHidden()
    await talk(page).getByText(fold, { exact: true }).click()
    await expect(talk(page).getByText(text)).toBeVisible()
  }
})

test('images from outside are loaded when somebody asks for them, and no sooner @no-js', async ({
  page,
}) => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const asked: string[] = []
  await page.route('https://img.example.com/**', async (route) => {
    asked.push(`${new URL(route.request().url()).pathname} ${route.request().headers().referer}`)
    await route.fulfill({ contentType: 'image/png', body: picture })
  })
  const number = await ticket()
  const [first] = await conversation(number, [
    { body: 'See ![the hum](https://img.example.com/a.png)', by: 'agent@example.com' },
    { body: 'Or ![another](https://img.example.com/b.png)', by: 'agent@example.com' },
  ])
  await page.goto(`/tickets/${number}`)
  const message = page.locator(`#m${first}`)
  await expect(
    message.getByRole('link', { name: 'Image from img.example.com: the hum' }),
  ).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
  await expect(message).toContainText('Images from img.example.com are not loaded.')
  expect(asked).toEqual([])

  await message.getByRole('link', { name: 'Show images' }).click()
  await expect(page).toHaveURL(`/tickets/${number}?images=${first}#m${first}`)
  await expect(message.getByRole('img', { name: 'the hum' })).toBeVisible()
  // Of this message, and of no other.
  await expect(talk(page).getByRole('link', { name: 'Show images' })).toHaveCount(1)
  expect(asked).toEqual(['/a.png undefined'])
})

test.describe('a conversation of 60', () => {
  let number: number
  let ids: number[]
  test.beforeEach(async () => {
    number = await ticket({ body: 'How it began' })
    ids = await conversation(
      number,
      Array.from({ length: 59 }, (_, index) => ({ body: `Word ${index + 2}.` })),
    )
  })

  test('shows how it began and how it stands, and the rest on request @no-js', async ({ page }) => {
    await page.goto(`/tickets/${number}`)
    await expect(articles(page)).toHaveCount(21)
    await expect(articles(page).first()).toContainText('How it began')
    await expect(articles(page).last()).toContainText('Word 60.')
    await page.getByRole('link', { name: '39 earlier messages' }).click()
    await expect(articles(page)).toHaveCount(40)
    await expect(articles(page).last()).toContainText('Word 40.')
    await page.getByRole('link', { name: '20 later messages' }).click()
    await expect(articles(page).last()).toContainText('Word 60.')
    await page.goBack()
    await page.getByRole('link', { name: 'Newest' }).click()
    await expect(page).toHaveURL(`/tickets/${number}`)
  })

  test('leads to any message by its address @no-js', async ({ page }) => {
    const id = ids[28]
    await page.goto(`/tickets/${number}?message=${id}#m${id}`)
    const message = page.locator(`#m${id}`)
    await expect(message).toContainText('Word 30.')
    await expect(message).toBeInViewport()
    await expect(page.locator(':target')).toHaveAttribute('id', `m${id}`)
    await expect(page.getByRole('link', { name: '19 earlier messages' })).toBeVisible()
    await expect(page.getByRole('link', { name: '20 later messages' })).toBeVisible()
  })

  test('leads to a message by its anchor alone, where scripts run', async ({ page }) => {
    const id = ids[28]
    await page.goto(`/tickets/${number}#m${id}`)
    await expect(page).toHaveURL(`/tickets/${number}?message=${id}#m${id}`)
    await expect(page.locator(`#m${id}`)).toBeInViewport()
  })

  test('gives each message a link that is copied by a press', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`/tickets/${number}`)
    await articles(page)
      .last()
      .getByRole('button', { name: /^More about the message/ })
      .click()
    await page.getByRole('link', { name: 'Link to this message' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Link copied.' })).toBeAttached()
    const address = `/tickets/${number}?message=${ids.at(-1)}#m${ids.at(-1)}`
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(new URL(address, page.url()).href)
    await expect(page).toHaveURL(`/tickets/${number}`)
    await page.goto(copied)
    await expect(articles(page)).toHaveCount(21)
  })

  test('can be read by everyone, in light and dark @phone', async ({ page, axe }) => {
    await page.goto(`/tickets/${number}?before=${ids[39]}`)
    await axe()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})

test('everything that can stand in a message can be read by everyone, also twice as large @no-js @phone', async ({
  page,
  axe,
}) => {
  const number = await ticket({ body: 'Start\n\n> quoted\n\n-- \nDesk' })
  await conversation(number, [
    {
      by: 'agent@example.com',
      body: `# Heading\n\n**Bold** and \`code\` at https://example.com/${'long/'.repeat(40)}\n\n\`\`\`sh\n${'wide '.repeat(80)}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${'c'.repeat(200)} | [d](https://example.org) |\n\n1. one\n2. two\n\n![x](https://img.example.com/a.png)\n\n---\n\n${'W'.repeat(300)}`,
    },
    { by: 'agent@example.com', kind: 'note', body: '- a\n- b [link](https://example.org) `code`' },
    { body: 'أهلاً، شكراً على الرد.\n\nバーコードの設定はどこにありますか。' },
  ])
  await page.goto(`/tickets/${number}`)
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  for (const zoom of [1, 2]) {
    // What zoom does to a page: half as many of its pixels fit.
    await page.setViewportSize({ width: Math.max(320, size.width / zoom), height: size.height })
    await axe()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }
})
