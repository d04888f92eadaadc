import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { invitedAgent, rowsOf } from '@/tests/support/workspace'

// Eight pixels by eight of one colour each.
const RED =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4YaOBFTEMLQkAdntLAWbUZrkAAAAASUVORK5CYII='
const BLUE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPQCDiBFTEMLQkAGplQAbyoaQ8AAAAASUVORK5CYII='

const png = (content: string) => ({
  name: 'me.png',
  mimeType: 'image/png',
  buffer: Buffer.from(content, 'base64'),
})
type Chosen = { name: string; mimeType: string; buffer: Buffer }

async function upload(page: Page, file: Chosen) {
  await page.getByLabel('Picture file').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload picture' }).click()
}

const pictures = (page: Page) => page.locator('img[src^="/api/users/"]')

/** Where the picture in Settings comes from, once it and the one in the frame are drawn. */
async function shown(page: Page, but?: string): Promise<string> {
  await expect(pictures(page)).toHaveCount(2)
  const picture = page.getByRole('main').locator('img')
  if (but) await expect(picture).not.toHaveAttribute('src', but)
  const src = (await picture.getAttribute('src')) ?? ''
  const response = await page.request.get(src)
  expect(response.status()).toBe(200)
  const { width, height } = (await picture.boundingBox()) ?? {}
  expect([width, height]).toEqual([64, 64])
  return src
}

const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

test('agents show a picture, another one, and their initials again @no-js @phone', async ({
  openAs,
  axe,
}) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  await page.goto('/settings')
  await expect(pictures(page)).toHaveCount(0)
  await upload(page, png(RED))
  await expect(status(page, 'Picture saved.')).toBeVisible()
  const red = await shown(page)
  await axe(page)
  await upload(page, png(BLUE))
  const blue = await shown(page, red)
  expect((await page.request.get(red)).status()).toBe(404)

  const colleague = await openAs('admin@example.com')
  await colleague.goto(`/admin/users?q=${email}`)
  await expect(colleague.getByRole('main').locator('img')).toHaveAttribute('src', blue)
  await axe(colleague)
  const answer = await colleague.request.get(blue)
  expect(await answer.body()).toEqual(png(BLUE).buffer)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringMatching(/^private, max-age=\d+/),
  })
  const nobody = await openAs(undefined)
  expect((await nobody.request.get(blue)).status()).toBe(401)
  expect((await colleague.request.get(blue.replace(/\?.*/, ''))).status()).toBe(404)
  expect((await colleague.request.get(blue.replace(/.$/, ''))).status()).toBe(404)

  await page.getByRole('button', { name: 'Remove picture' }).click()
  await expect(status(page, 'Picture removed.')).toBeVisible()
  await expect(pictures(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove picture' })).toHaveCount(0)
  const left = await rowsOf(
    `select from storage.objects o join public.users u on o.name like u.id || '/%'
     where u.email = $1`,
    [email],
  )
  expect(left).toEqual([])
  await colleague.goto('/admin/audit')
  await expect(colleague.getByText(/removed the picture of the user/).first()).toBeVisible()
})

test('what is no picture, or too large a one, is refused beside its field @no-js', async ({
  openAs,
  axe,
}) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/settings')
  const field = page.getByLabel('Picture file')
  await upload(page, { ...png(''), buffer: Buffer.from('<svg onload="alert(1)"/>') })
  await expect(field).toHaveAccessibleDescription(/not a PNG, JPEG or WebP picture/)
  await axe(page)
  const large = Buffer.concat([png(RED).buffer, Buffer.alloc(524_288)])
  await upload(page, { ...png(''), buffer: large })
  await expect(field).toHaveAccessibleDescription(/larger than 512 KB/)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Upload picture' }).click()
  await expect(field).toHaveAccessibleDescription(/Choose a picture first/)
  await expect(pictures(page)).toHaveCount(0)
})

test('a picture that no action would take is refused before it is sent', async ({ openAs }) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/settings')
  await expect(async () => {
    await page.getByLabel('Picture file').setInputFiles([])
    await upload(page, { ...png(''), buffer: Buffer.alloc(3_000_000) })
    await expect(page.getByLabel('Picture file')).toHaveAccessibleDescription(/larger than 512 KB/)
  }).toPass()
  await upload(page, png(RED))
  await shown(page)
})
