import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { formOf } from '@/tests/support/forms'
import { articles, box, expectUsable, press, said } from '@/tests/support/ticket-page'
import { ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

// Eight pixels by eight of one colour.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4YaOBFTEMLQkAdntLAWbUZrkAAAAASUVORK5CYII=',
  'base64',
)

const file = (name: string, content: string | Buffer = `It hums: ${name}`) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const reply = (page: Page) => formOf(page, 'Reply')
const toSend = (page: Page) => reply(page).getByRole('list', { name: 'Files to send' })
const attached = (page: Page) => articles(page).last().getByRole('list', { name: 'Attachments' })
const choose = (page: Page, files: ReturnType<typeof file>[]) =>
  reply(page).getByLabel('Attach files').setInputFiles(files)

async function downloaded(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    attached(page).getByRole('link', { name }).click(),
  ])
  const path = await download.path()
  return { name: download.suggestedFilename(), text: await readFile(path, 'utf8') }
}

/** What a page's script would make of files that somebody drags or pastes. */
async function handOver(page: Page, event: 'drop' | 'paste', given: ReturnType<typeof file>) {
  const data = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: 'image/png' }))
      return transfer
    },
    { name: given.name, base64: given.buffer.toString('base64') },
  )
  if (event === 'drop') await box(page).dispatchEvent('drop', { dataTransfer: data })
  else {
    await box(page).evaluate((element, clipboardData) => {
      const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      element.dispatchEvent(pasted)
    }, data)
  }
}

test('files are chosen, dropped and pasted, sent with a reply, and given back @phone', async ({
  page,
  axe,
}) => {
  await page.goto(`/tickets/${await ticket()}`)
  await choose(page, [file('請求書.txt'), file('second.txt')])
  await handOver(page, 'drop', file('dropped.png', PICTURE))
  await handOver(page, 'paste', file('image.png', Buffer.concat([PICTURE, PICTURE])))
  await expect(toSend(page).getByRole('listitem')).toHaveCount(4)
  await expect(toSend(page).getByText('Attached')).toHaveCount(4)
  await expect(toSend(page)).toContainText(/Screenshot \d{4}-.*\.png/)
  await expectUsable(page, axe)

  await toSend(page).getByRole('button', { name: 'Remove second.txt' }).click()
  await box(page).fill('See the files.')
  await press(reply(page), 'Send')
  await expect(said(page, 'Reply sent.')).toBeVisible()
  await expect(attached(page).getByRole('listitem')).toHaveCount(3)
  await expect(toSend(page)).toBeHidden()
  expect(await downloaded(page, '請求書.txt')).toEqual({
    name: '請求書.txt',
    text: 'It hums: 請求書.txt',
  })
  // The small picture is made by a job; it is ours, and the file itself is never shown.
  await expect(async () => {
    await page.reload()
    await expect(attached(page).locator('img')).toHaveCount(2, { timeout: 1000 })
  }).toPass()
  const shown = attached(page).locator('img').first()
  await expect(shown).toHaveJSProperty('complete', true)
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(8)
  await expectUsable(page, axe)
})

test('a file that fails keeps the text, says why, and is tried again', async ({
  page,
  browserErrors,
}) => {
  browserErrors.allow(/Failed to load resource/)
  await page.goto(`/tickets/${await ticket()}`)
  await box(page).fill('See the files.')
  await page.route('**/api/attachments?*', (route) => route.abort())
  await choose(page, [file('hums.txt')])
  await expect(toSend(page).getByRole('alert')).toHaveText('The connection broke off.')
  await page.unroute('**/api/attachments?*')
  await toSend(page).getByRole('button', { name: 'Try hums.txt again' }).click()
  await expect(toSend(page)).toContainText('Attached')
  await choose(page, [file('evil.exe')])
  await expect(toSend(page).getByRole('alert')).toHaveText(
    'This workspace takes no files of this type.',
  )
  await expect(box(page)).toHaveValue('See the files.')
})

test('Send waits for a file on its way; one that is cancelled leaves nothing', async ({ page }) => {
  await page.goto(`/tickets/${await ticket()}`)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/api/attachments?*', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await choose(page, [file('slow.txt'), file('unwanted.txt')])
  await toSend(page).getByRole('button', { name: 'Cancel unwanted.txt' }).click()
  await box(page).fill('See the file.')
  await press(reply(page), 'Send')
  await expect(reply(page).getByText('This is sent as soon as')).toBeVisible()
  letGo()
  await expect(said(page, 'Reply sent.')).toBeVisible()
  await expect(attached(page).getByRole('listitem')).toHaveText([/slow\.txt/])
})

test('what is attached and not sent is there again after a reload, and after taking back', async ({
  page,
}) => {
  await page.goto(`/tickets/${await ticket()}`)
  await choose(page, [file('hums.txt')])
  await expect(toSend(page)).toContainText('Attached')
  await page.reload()
  await expect(toSend(page)).toContainText('hums.txt')
  await box(page).fill('See the file.')
  await press(reply(page), 'Send')
  await expect(attached(page)).toContainText('hums.txt')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(toSend(page)).toContainText('hums.txt')
  await expect(box(page)).toHaveValue('See the file.')
})
