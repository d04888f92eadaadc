import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { expectUsable } from '@/tests/support/ticket-page'
import {
  conversation,
  newAddress,
  oneOff,
  rowsOf,
  sentForGood,
  ticket,
} from '@/tests/support/workspace'

async function linkTo(number: number): Promise<string> {
  const [made] = await rowsOf<{ link: string }>(
    'select private.create_requester_link(number, requester_id) as link from public.tickets where number = $1',
    [number],
  )
  return `/r/${made?.link}`
}

/** A ticket on which an agent has left a note and answered. */
async function answeredTicket(): Promise<{ number: number; subject: string; link: string }> {
  const subject = oneOff('The printer hums')
  const number = await ticket({ subject })
  await conversation(number, [
    { body: 'A secret of the house.', by: 'agent@example.com', kind: 'note' },
    { body: 'Try **another** cable. See #1.', by: 'agent@example.com' },
  ])
  await sentForGood(number)
  return { number, subject, link: await linkTo(number) }
}

const told = (page: Page) => page.getByRole('main').getByRole('status')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a requester reads, answers with a file, solves, rates and reopens @no-js @phone', async ({
  page,
  axe,
  openAs,
}) => {
  const { number, subject, link } = await answeredTicket()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByText('A secret of the house.')).toHaveCount(0)
  await expect(page.getByRole('link', { name: '#1' })).toHaveCount(0)
  await expectUsable(page, axe)

  await press(page, 'Send reply')
  await expect(refusal(page)).toContainText('Nothing was sent.')
  await page.getByLabel('Reply', { exact: true }).fill('No, it hums still.')
  await page.getByLabel('Files').setInputFiles({
    name: 'hum.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('hum'),
  })
  await press(page, 'Send reply')
  await expect(told(page)).toHaveText('Your reply was sent.')
  await expect(page.getByRole('article').last()).toContainText('hum.txt')

  await press(page, 'Mark as solved')
  await expect(told(page)).toHaveText('Your request is marked as solved.')
  await press(page, 'Send rating')
  await expect(refusal(page)).toContainText('Nothing was sent')
  await expectUsable(page, axe)
  await page.getByLabel('Anything to add?').fill('Quick.')
  await page.getByRole('radio', { name: /Good$/ }).check()
  await press(page, 'Send rating')
  await expect(page.getByText('You rated our help 4 of 5, good.')).toBeVisible()
  await press(page, 'Reopen')
  await expect(told(page)).toHaveText('Your request is open again.')

  const agent = await openAs('agent@example.com')
  await agent.goto(`/tickets/${number}`)
  const ratings = agent.getByRole('region', { name: 'Rating' })
  await expect(ratings).toContainText('4 of 5, good')
  await expect(ratings).toContainText('Quick.')
})

test('a score that is pressed in the mail is chosen, and sent by the button alone', async ({
  page,
}) => {
  const number = await ticket({ status: 'solved' })
  const link = await linkTo(number)
  await page.goto(`${link}?score=2`)
  await expect(page.getByRole('radio', { checked: true })).toHaveAttribute('value', '2')
  expect(await rowsOf('select from public.ratings where ticket_number = $1', [number])).toEqual([])
  await press(page, 'Send rating')
  await expect(told(page)).toHaveText('Thank you for your rating.')
  // The mail's link once more, from another page that was open.
  const again = await page.request.post(`/api/requests/${link.slice(3)}/rating`, {
    form: { score: '5' },
  })
  expect(await again.text()).toContain('You have rated this already.')
})

test('a link that ran out renews itself, and one that never was says the same @no-js @phone', async ({
  page,
  axe,
  mailbox,
}) => {
  const from = newAddress('requester')
  const number = await ticket({ from })
  const link = await linkTo(number)
  await rowsOf('update private.requester_links set expires_at = now() where ticket_number = $1', [
    number,
  ])
  const never = `/r/${(crypto.randomUUID() + crypto.randomUUID()).slice(0, 43)}`
  await page.goto(link)
  await expectUsable(page, axe)
  const words = await page.getByRole('main').textContent()
  const mail = await mailbox.causedBy(from, async () => {
    await press(page, 'Send a new link')
    await expect(told(page)).toContainText('a new one is on its way')
  })
  await page.goto(link)
  await press(page, 'Send a new link')
  await expect(refusal(page)).toContainText('Links were asked for a moment ago')
  await expect(told(page)).toHaveCount(0)
  expect(mail.text).toMatch(/\/r\/[\w-]{43}/)
  await page.goto(never)
  expect(await page.getByRole('main').textContent()).toBe(words)
  await press(page, 'Send a new link')
  await expect(told(page)).toContainText('a new one is on its way')
})

test('what was written when the link had ended comes back to be copied @no-js', async ({
  page,
  axe,
}) => {
  const { number, link } = await answeredTicket()
  await page.goto(link)
  await page.getByLabel('Reply', { exact: true }).fill('It took me an hour to write.')
  await rowsOf('update private.requester_links set expires_at = now() where ticket_number = $1', [
    number,
  ])
  await press(page, 'Send reply')
  await expect(refusal(page)).toHaveText('Nothing was sent: this link has ended.')
  const written = page.getByLabel('What you wrote')
  await expect(written).toHaveValue('It took me an hour to write.')
  await expectUsable(page, axe)
  await press(page, 'Send a new link')
  await expect(told(page)).toContainText('a new one is on its way')
  await expect(written).toHaveValue('It took me an hour to write.')
})

test('a reply with refused files says which, keeps its text and the others, and is sent once it has none @no-js @phone', async ({
  page,
  axe,
}) => {
  const { link } = await answeredTicket()
  await page.goto(link)
  const reply = page.getByLabel('Reply', { exact: true })
  await reply.fill('See the files.')
  const long = 'x'.repeat(150)
  await page.getByLabel('Files').setInputFiles(
    Array.from({ length: 10 }, (_, n) => ({
      name: `${long}${n}.exe`,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('hum'),
    })),
  )
  await press(page, 'Send reply')
  const words = refusal(page)
  await expect(words).toContainText('0.exe: This workspace takes no files of this type.')
  await expect(words).toContainText('And 7 more.')
  await expect(reply).toHaveValue('See the files.')

  // What came and may stay waits for the next try, though there was no text.
  const file = (name: string) => ({
    ...{ name, mimeType: 'text/plain', buffer: Buffer.from(name) },
  })
  await reply.fill('')
  await page
    .getByLabel('Files')
    .setInputFiles(['hum.txt', `${'buzz '.repeat(40)}.txt`, 'evil.exe'].map(file))
  await press(page, 'Send reply')
  await expect(refusal(page)).toContainText('evil.exe: This workspace takes no files')
  await expectUsable(page, axe)
  await page.getByRole('checkbox', { name: 'buzz' }).uncheck()
  await reply.fill('See the files.')
  const refused = page.url()
  await press(page, 'Send reply')
  await expect(told(page)).toHaveText('Your reply was sent.')
  const files = page.getByRole('article').last().getByRole('list', { name: 'Attachments' })
  await expect(files.getByRole('link')).toHaveCount(1)
  await expect(files).toContainText('hum.txt')

  // A browser's Back gives the form back with its key: what is written in it now is another reply.
  await page.goto(refused)
  // Its file is with the first one.
  await page.getByRole('checkbox', { name: 'hum.txt' }).uncheck()
  await reply.fill('And another thing.')
  await press(page, 'Send reply')
  await expect(page.getByRole('article')).toHaveCount(4)
  await expect(page.getByRole('article').last()).toContainText('And another thing.')
})

// A picture of one pixel.
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('a requester’s page and files are told to no cache, search or other site', async ({
  page,
}) => {
  const { link } = await answeredTicket()
  await page.goto(link)
  await page.getByLabel('Reply', { exact: true }).fill('See the picture.')
  await page
    .getByLabel('Files')
    .setInputFiles({ name: 'hum.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') })
  await press(page, 'Send reply')
  const picture = page.getByRole('article').last().locator('a img')
  await expect(async () => {
    await page.reload()
    await expect(picture).toHaveCount(1)
  }).toPass()
  const thumbnail = (await picture.getAttribute('src')) ?? ''
  const file = thumbnail.replace('/thumbnail', '')
  const cached: [string, string][] = [
    [link, 'no-store'],
    [`/api/requests/${link.slice(3)}/files/${crypto.randomUUID()}`, 'no-store'],
    // A browser asks each time whether it may show its copy, and the link may have ended.
    [file, 'private, no-cache'],
    [thumbnail, 'private, no-store'],
  ]
  for (const [path, control] of cached) {
    const answer = await page.request.get(path)
    expect(answer.headers(), path).toMatchObject({
      'cache-control': expect.stringContaining(control),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
  }
  expect((await page.request.get(thumbnail)).headers()['content-type']).toBe('image/webp')
  const html = await (await page.request.get(link)).text()
  expect(html).not.toContain('agent@example.com')
})
