import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

/** The smallest PNG there is: one pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

// All tests here change the one row of settings.
test.describe.configure({ mode: 'serial' })

// Beside one another the projects change one setting each: else they would meet in a conflict.
const SETTING = {
  chromium: { name: 'Refused domains', start: '', column: 'refused_domains', wrong: /no domain/ },
  'no-js': {
    name: 'Support addresses',
    start: 'a@',
    column: 'support_addresses',
    wrong: /not valid/,
  },
} as const

test('an admin settles what is refused and kept, and loses nothing typed @no-js', async ({
  page,
  axe,
}) => {
  const project = test.info().project.name as keyof typeof SETTING
  const { name, start, column, wrong } = SETTING[project]
  const domain = `${start}${oneOff('spam')}.example`
  try {
    await page.goto('/admin/workspace')
    const domains = page.getByRole('textbox', { name })
    const before = await domains.inputValue()
    await domains.fill(`${before}\n${domain}\nno domain`)
    const days = page.getByRole('textbox', { name: 'Keep deliveries, in days' })
    await days.fill('0')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(refusal(page)).toBeVisible()
    await expect(days).toHaveAccessibleDescription(/a whole number from 1/)
    await expect(domains).toHaveAccessibleDescription(wrong)
    await expect(domains).toHaveValue(`${before}\n${domain}\nno domain`)
    await domains.fill(`${before}\n${domain.toUpperCase()}`)
    await days.fill('30')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    await expect(domains).toHaveValue(`${before}\n${domain}`.trim())
    await axe()
    await page.goto('/admin/audit?kind=settings')
    await expect(page.getByText(domain).first()).toBeVisible()
  } finally {
    await rowsOf(`update public.settings set ${column} = array_remove(${column}, $1)`, [domain])
  }
})

test('of two at once, both keep what they changed, or choose', async ({ page, openAs }) => {
  const [mine, theirs] = [`${oneOff('a')}.example`, `${oneOff('b')}.example`]
  try {
    await page.goto('/admin/workspace')
    const other = await openAs('admin@example.com')
    await other.goto('/admin/workspace')
    const domains = other.getByRole('textbox', { name: 'Refused domains' })
    await domains.fill(`${await domains.inputValue()}\n${theirs}`)
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

    await page.getByRole('textbox', { name: 'Refused domains' }).fill(mine)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(refusal(page)).toContainText('changed the settings while you were editing')
    const choice = page.getByRole('radiogroup', { name: 'Refused domains' })
    await expect(choice.getByRole('radio')).toHaveCount(2)
    await choice.getByRole('radio').last().check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Refused domains' })).toHaveValue(
      new RegExp(theirs),
    )
  } finally {
    await rowsOf(
      `update public.settings set refused_domains = array_remove(array_remove(refused_domains, $1), $2)`,
      [mine, theirs],
    )
  }
})

test('a logo is taken by its bytes, shown to everybody, and removed', async ({ page, request }) => {
  await page.goto('/admin/workspace')
  const file = page.getByLabel('Logo file')
  const upload = page.getByRole('button', { name: 'Upload logo' })
  await file.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await upload.click()
  await expect(page.getByText('This is not a PNG, JPEG or WebP picture.')).toBeVisible()
  await file.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: dot })
  await upload.click()
  await expect(page.getByRole('status').filter({ hasText: 'Logo saved.' })).toBeVisible()
  const shown = page.getByRole('img', { name: 'The logo' })
  const address = (await shown.getAttribute('src')) ?? ''
  const answer = await request.get(address, { headers: { cookie: '' } })
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  // Who is not signed in sees it on every page that is for them, with or without a cache before it.
  for (const path of [
    '/login',
    '/help',
    '/request',
    '/request/links',
    '/request/sent',
    '/r/none',
  ]) {
    const html = await (await request.get(path, { headers: { cookie: '' } })).text()
    expect(html, path).toContain(`src="${address}"`)
  }
  await page.getByRole('button', { name: 'Remove logo' }).click()
  await expect(shown).toHaveCount(0)
  expect((await request.get('/api/logo?v=nonsense')).status()).toBe(404)
})
