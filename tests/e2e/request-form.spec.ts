import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { expectUsable } from '@/tests/support/ticket-page'
import { newAddress, oneOff, rowsOf } from '@/tests/support/workspace'

const file = (name: string, content = `It hums: ${name}`) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

type Filled = { email: string; subject: string; body?: string }

async function fill(page: Page, { email, subject, body = 'It hums since this morning.' }: Filled) {
  await page.getByLabel('Your email', { exact: true }).fill(email)
  await page.getByLabel('Your name', { exact: true }).fill('Robin Visitor')
  await page.getByLabel('Subject', { exact: true }).fill(subject)
  await page.getByLabel('How can we help?', { exact: true }).fill(body)
}
const send = (page: Page) => page.getByRole('button', { name: 'Send request' }).click()

test('somebody sends a request with files, and finds it by the link in their mail @no-js', async ({
  page,
  mailbox,
  axe,
}) => {
  const [email, subject] = [newAddress('visitor'), oneOff('The printer hums')]
  await page.goto('/request')
  await fill(page, { email, subject })
  await page.getByLabel('Files').setInputFiles([file('first.txt'), file('evil.exe')])
  const mail = await mailbox.causedBy(email, async () => {
    await send(page)
    await expect(page.getByRole('heading', { name: 'We have your request' })).toBeVisible()
  })
  await expect(refusal(page)).toContainText('evil.exe: This workspace takes no files of this type.')
  await expectUsable(page, axe)

  const link = /https?:\S+\/r\/[\w-]{43}/.exec(mail.text)?.[0] ?? 'no link'
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
  const message = page.getByRole('article')
  await expect(message).toContainText('It hums since this morning.')
  await expect(message).toContainText('Robin Visitor')
  const files = message.getByRole('list', { name: 'Attachments' }).getByRole('link')
  await expect(files).toHaveCount(1)
  const got = await page.request.get((await files.getAttribute('href')) ?? '')
  expect(await got.text()).toBe('It hums: first.txt')
  expect(got.headers()['content-disposition']).toMatch(/^attachment/)
})

test('articles that may help are offered while the subject is typed', async ({ page, axe }) => {
  await page.goto('/request')
  await page.getByLabel('Subject', { exact: true }).pressSequentially('invoices name')
  const offered = page.getByRole('status').getByRole('link').first()
  await expect(offered).toHaveText('Change the name on your invoices')
  await expect(offered).toHaveAttribute('href', /^\/help\//)
  await expectUsable(page, axe)
})

test('a refused form keeps what was typed, and says what is wrong @no-js @phone', async ({
  page,
  axe,
}) => {
  const subject = oneOff('The printer hums')
  await page.goto('/request')
  await expectUsable(page, axe)
  await fill(page, { email: 'robin at example', subject, body: '\nIt "hums" <b>\n' })
  await send(page)
  await expect(refusal(page)).toContainText('Nothing was sent')
  await expect(page.getByText('it should look like name@example.com')).toBeVisible()
  await expect(page.getByLabel('Your email', { exact: true })).toHaveValue('robin at example')
  await expect(page.getByLabel('Subject', { exact: true })).toHaveValue(subject)
  await expect(page.getByLabel('How can we help?')).toHaveValue('\nIt "hums" <b>\n')
  await expectUsable(page, axe)
  await page.getByLabel('Your email', { exact: true }).fill(newAddress('visitor'))
  await send(page)
  await expect(page.getByRole('heading', { name: 'We have your request' })).toBeVisible()
})

test('a text that is too long to be kept is refused in words, and an address puts none of its own there', async ({
  page,
}) => {
  await page.goto('/request')
  const stamp = await page.locator('input[name=stamp]').inputValue()
  const form = { stamp, email: newAddress('visitor'), subject: 'A log', body: 'x'.repeat(400_000) }
  const answer = await page.request.post('/api/requests', { multipart: form, maxRedirects: 0 })
  expect(answer.headers().location).toBe('/request?refused=too_long')
  await page.goto('/request?refused=too_long')
  await expect(refusal(page)).toContainText('longer than we can take')
  // What is kept with its text says so beside the field.
  const kept = await page.request.post('/api/requests', {
    multipart: { ...form, body: 'x'.repeat(160_000) },
  })
  expect(await kept.text()).toContain('Your question is longer than 100,000 characters.')
  for (const path of ['/request', '/request/sent', `/r/${'x'.repeat(43)}`]) {
    await page.goto(`${path}?refused=Call+900&missing=Call+900&done=constructor&wait=Call`)
    await expect(page.getByRole('main')).not.toContainText('Call')
    await expect(refusal(page)).toHaveCount(0)
  }
})

test('who fills in what no person sees, or posts what is no form, opens no ticket', async ({
  page,
}) => {
  const email = newAddress('robot')
  await page.goto('/request')
  const stamp = await page.locator('input[name=stamp]').inputValue()
  const form = { stamp, email, subject: 'Buy', body: 'Buy.', website: 'https://spam.example' }
  const answer = await page.request.post('/api/requests', { multipart: form, maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([303, '/request/sent'])
  for (const data of ['{}', 'nonsense']) {
    const headers = { 'content-type': data === '{}' ? 'application/json' : 'multipart/form-data' }
    const refused = await page.request.post('/api/requests', { data, headers })
    expect(refused.status()).toBe(400)
  }
  // What no text of the database holds is refused in words, and nothing breaks.
  const odd = { stamp, email, subject: 'a\0b', body: '\0', ['x'.repeat(500)]: 'y' }
  const shown = await page.request.post('/api/requests', { multipart: odd })
  expect(shown.status()).toBe(200)
  expect(await shown.text()).toMatch(/a character that cannot be stored.*Your question is missing/)
  expect(await rowsOf('select from public.contact_emails where email = $1', [email])).toHaveLength(
    0,
  )
})

test('links to one’s requests are sent to the address alone @no-js @phone', async ({
  page,
  axe,
}) => {
  await page.goto('/request/links')
  await page.getByLabel('Your email', { exact: true }).fill('nobody')
  await page.getByRole('button', { name: 'Send my links' }).click()
  await expect(refusal(page)).toContainText('Nothing was sent.')
  await expectUsable(page, axe)
  await page.getByLabel('Your email', { exact: true }).fill(newAddress('unknown'))
  await page.getByRole('button', { name: 'Send my links' }).click()
  await expect(page.getByRole('status')).toContainText('If there are requests of this address')
})
