import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { formOf } from '@/tests/support/forms'
import { articles, box, expectUsable, press } from '@/tests/support/ticket-page'
import { ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const file = (name: string, content = `It hums: ${name}`) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const reply = (page: Page) => formOf(page, 'Reply')
const attached = (page: Page) => articles(page).last().getByRole('list', { name: 'Attachments' })

test('without scripts files are attached on a page of their own, and the text waits', async ({
  page,
  axe,
}) => {
  const number = await ticket()
  await page.goto(`/tickets/${number}`)
  await box(page).fill('See the files.')
  await press(reply(page), 'Attach files')
  await page
    .getByLabel('Files', { exact: true })
    .setInputFiles([file('first.txt'), file('empty.txt', ''), file('evil.exe'), file('second.txt')])
  await page.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText([
    'empty.txt: The file is empty.',
    'evil.exe: This workspace takes no files of this type.',
  ])
  await expect(page.getByRole('listitem').filter({ hasText: '.txt' })).toHaveCount(2)
  await expectUsable(page, axe)
  await page.getByRole('button', { name: 'Remove second.txt' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '.txt' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Back to your reply' }).click()
  await expect(box(page)).toHaveValue('See the files.')
  await press(reply(page), 'Send')
  await expect(attached(page).getByRole('listitem')).toHaveText([/first\.txt/])
})
