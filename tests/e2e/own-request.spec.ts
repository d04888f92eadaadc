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
  await expect(refusal(page)).toHaveText('Nothing was sent.')
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
  await expect(refusal(page)).toContainText('Nothing was saved')
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
  const never = `/r/${'x'.repeat(43)}`
  await page.goto(link)
  await expectUsable(page, axe)
  const words = await page.getByRole('main').textContent()
  const mail = await mailbox.causedBy(from, async () => {
    await press(page, 'Send a new link')
    await expect(told(page)).toContainText('a new one is on its way')
  })
  expect(mail.text).toMatch(/\/r\/[\w-]{43}/)
  await page.goto(never)
  expect(await page.getByRole('main').textContent()).toBe(words)
  await press(page, 'Send a new link')
  await expect(told(page)).toContainText('a new one is on its way')
})

test('a requester’s page and files are told to no cache, search or other site', async ({
  page,
}) => {
  const { link } = await answeredTicket()
  for (const path of [link, `/api/requests/${link.slice(3)}/files/${crypto.randomUUID()}`]) {
    const headers = (await page.request.get(path)).headers()
    expect(headers, path).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
  }
  const html = await (await page.request.get(link)).text()
  expect(html).not.toContain('agent@example.com')
})
