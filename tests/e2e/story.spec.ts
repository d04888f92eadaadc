import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { write } from '@/tests/support/forms'
import { deliverFromGithub, githubExample } from '@/tests/support/github'
import { linkIn } from '@/tests/support/mailbox'
import { signIn } from '@/tests/support/sign-in'
import {
  invitedAgent,
  newAddress,
  oneOff,
  sentForGood,
  webhookSource,
} from '@/tests/support/workspace'

test('an invited agent is led by the mail to the page they asked for @no-js @phone', async ({
  page,
  mailbox,
}) => {
  const email = await invitedAgent()
  await page.goto('/tickets/new?from=bookmark&again=1')
  await expect(page).toHaveURL(/\/login\?next=/)

  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  const mail = await mailbox.causedBy(email, () =>
    page.getByRole('button', { name: 'Send sign-in link' }).click(),
  )
  await expect(page.getByRole('status')).toContainText(email)

  await page.goto(linkIn(mail, '/auth/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/tickets/new?from=bookmark&again=1')
  await expect(page.getByRole('button', { name: 'Create ticket' })).toBeVisible()
})

test.describe('at work', () => {
  test.use({ as: 'agent@example.com' })

  test('an issue on GitHub becomes a ticket, and its comments become messages @no-js', async ({
    page,
  }) => {
    const source = await webhookSource('github')
    const subject = oneOff('Spelling error in the README')
    const opened = githubExample('issues', 'opened')
    Object.assign(opened.issue, { title: subject, id: Date.now() })
    const author = opened.issue.user.login

    const first = await deliverFromGithub(source, 'issues', opened)
    expect(first.status).toBe(202)
    const again = await deliverFromGithub(source, 'issues', opened)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(await first.json())

    const row = page.getByRole('row', { name: subject })
    await reloadUntil(page, '/tickets', () => expect(row).toBeVisible({ timeout: 100 }))
    await expect(row).toHaveCount(1)
    await expect(row.getByRole('cell', { name: author, exact: true })).toBeVisible()
    await row.getByRole('link', { name: subject }).click()
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    await expect(messages(page)).toHaveCount(1)
    await expect(messages(page)).toContainText(author)
    await expect(messages(page)).toContainText(opened.issue.body ?? 'no body')

    const commented = githubExample('issue_comment', 'created')
    const remark = oneOff('You are totally right')
    commented.issue.id = opened.issue.id
    commented.comment.body = remark
    expect((await deliverFromGithub(source, 'issue_comment', commented)).status).toBe(202)
    await reloadUntil(page, page.url(), () =>
      expect(messages(page)).toHaveCount(2, { timeout: 100 }),
    )
    await expect(messages(page).last()).toContainText(remark)
    await expect(messages(page).last()).toContainText(commented.comment.user.login)
  })

  test('a ticket is written down, answered, worked and solved @no-js', async ({
    page,
    mailbox,
  }) => {
    const requester = newAddress('requester')
    const subject = oneOff('The app signs me out')

    await test.step('written down', async () => {
      await page.goto('/tickets')
      await page.getByRole('link', { name: 'New ticket' }).click()
      await page.getByRole('textbox', { name: 'Requester email' }).fill(requester)
      await page.getByRole('textbox', { name: 'Requester name' }).fill('Requester of this test')
      await page.getByRole('textbox', { name: 'Subject' }).fill(subject)
      await page
        .getByRole('textbox', { name: 'Description' })
        .fill('Every morning.\n\nOn a tablet.')
      await page.getByRole('combobox', { name: 'Priority' }).selectOption('high')
      await page.getByRole('combobox', { name: 'Team' }).selectOption('Support')
      await page.getByRole('textbox', { name: 'Tags' }).fill('login, Tablet')
      await page.getByRole('button', { name: 'Create ticket' }).click()

      await expect(page).toHaveURL(/\/tickets\/\d+$/)
      await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
      await expect(messages(page)).toContainText('Every morning.')
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('new')
      await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('high')
      await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('login, tablet')
    })
    const number = new URL(page.url()).pathname.replace('/tickets/', '')

    await test.step('answered: the note stays in the house, the reply goes out', async () => {
      await write(page, 'Internal note', 'Reproduced on the tablet at the counter.')
      await expect(messages(page)).toHaveCount(2)
      await expect(messages(page).last()).toContainText('Internal note')
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('new')

      const mail = await mailbox.causedBy(requester, async () => {
        await write(page, 'Reply', 'It is mended.\nPlease try again: https://example.com/login')
        await sentForGood(Number(number))
      })
      expect(mail.subject).toBe(`Re: ${subject} [#${number}]`)
      expect(mail.text).toContain('It is mended.\nPlease try again: https://example.com/login')
      await expect(messages(page)).toHaveCount(3)
      await expect(page.getByRole('link', { name: 'https://example.com/login' })).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('open')
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
    })

    await test.step('worked and solved, each change in its history', async () => {
      await page.getByRole('combobox', { name: 'Status' }).selectOption('solved')
      await page.getByRole('combobox', { name: 'Priority' }).selectOption('urgent')
      await page.getByRole('combobox', { name: 'Assignee' }).selectOption('Sam')
      await page.getByRole('combobox', { name: 'Team' }).selectOption('Billing')
      await page.getByRole('textbox', { name: 'Tags' }).fill('login refund')
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

      await page.goto(page.url())
      await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('solved')
      await expect(page.getByRole('combobox', { name: 'Assignee' })).toHaveText(/Sam/)
      await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('login, refund')
      await page.getByText('6 changes').click()
      for (const change of [
        'created the ticket',
        'changed the status from New to Open',
        'changed the status from Open to Solved',
        'changed the priority from High to Urgent',
        'assigned the ticket to Sam',
        'changed the team from Support to Billing',
        'removed the tag tablet',
        'added the tag refund',
      ]) {
        await expect(
          page.getByRole('listitem').filter({ hasText: `Agent ${change}` }),
        ).toBeVisible()
      }
    })

    await test.step('and nothing else went out', async () => {
      expect(await mailbox.list(requester)).toHaveLength(1)
    })
  })
})

test('who signs out is outside at once @no-js', async ({ page, context }) => {
  const email = await invitedAgent()
  await signIn(page, email)
  const session = await context.cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await page.goto('/tickets')
  await expect(page).toHaveURL('/login')
  expect(await context.cookies()).toEqual([])
  expect(session.map(({ name }) => name)).toEqual([expect.stringMatching(/^cfoil-session/)])
})

function messages(page: Page) {
  return page.getByRole('region', { name: 'Conversation' }).getByRole('article')
}

// The worker acts on a delivery after it was answered: a person would reload, too.
async function reloadUntil(page: Page, url: string, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(url)
    await seen()
  }).toPass({ timeout: 15_000 })
}
