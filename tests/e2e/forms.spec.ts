import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { formOf, refusal, write } from '@/tests/support/forms'
import { newAddress, oneOff, ticket } from '@/tests/support/workspace'

const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>'
const rightToLeft = 'الطابعة لا تعمل'
const emoji = '👩🏽‍💻🖨️'

test('the login form gives back what is no address @no-js', async ({ page }) => {
  await page.goto('/login')
  for (const [typed, words] of [
    ['', 'The e-mail address is missing.'],
    ['nobody at example', 'it should look like name@example.com'],
    [`${'a'.repeat(250)}@example.com`, 'it should look like name@example.com'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Email' }).fill(typed)
    await page.getByRole('button', { name: 'Send sign-in link' }).click()
    await expectRefused(page.getByRole('textbox', { name: 'Email' }), words, typed)
    await expect(refusal(page)).toHaveText(/Please look at the marked fields/)
  }
})

test.describe('signed in', () => {
  test.use({ as: 'agent@example.com' })

  test('a refused new ticket comes back whole and can be put right @no-js @phone', async ({
    page,
  }) => {
    const description = `  Two blanks before, an empty line below.\n\n${rightToLeft} ${emoji} ${hostile}`
    await page.goto('/tickets/new')
    await page.getByRole('textbox', { name: 'Requester email' }).fill('nobody')
    await page.getByRole('textbox', { name: 'Requester name' }).fill('x'.repeat(201))
    await page.getByRole('textbox', { name: 'Description' }).fill(description)
    await page.getByRole('combobox', { name: 'Priority' }).selectOption('urgent')
    await page.getByRole('combobox', { name: 'Team' }).selectOption('Billing')
    await page.getByRole('combobox', { name: 'Assignee' }).selectOption('Sam')
    await page.getByRole('textbox', { name: 'Tags' }).fill(`login, ${'t'.repeat(51)}`)
    await page.getByRole('button', { name: 'Create ticket' }).press('Enter')

    await expect(refusal(page)).toHaveText(/Nothing was saved/)
    for (const [name, value] of [
      ['Requester email', 'nobody'],
      ['Requester name', 'x'.repeat(201)],
      ['Subject', ''],
      ['Tags', `login, ${'t'.repeat(51)}`],
    ] as const) {
      await expect(page.getByRole('textbox', { name })).toHaveValue(value)
    }
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(description)
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('urgent', {
      timeout: 2000,
    })
    await expect(chosen(page, 'Team')).toHaveText('Billing')
    await expect(chosen(page, 'Assignee')).toHaveText('Sam')

    // Put right, it goes through as it stands.
    const requester = newAddress('requester')
    await page.getByRole('textbox', { name: 'Requester email' }).fill(requester)
    await page.getByRole('textbox', { name: 'Requester name' }).fill(rightToLeft)
    await page.getByRole('textbox', { name: 'Subject' }).fill(oneOff('Put right'))
    await page.getByRole('textbox', { name: 'Tags' }).fill('login')
    await page.getByRole('button', { name: 'Create ticket' }).click()
    await expect(page).toHaveURL(/\/tickets\/\d+$/)
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('urgent')
    await expect(chosen(page, 'Team')).toHaveText('Billing')
    await expect(chosen(page, 'Assignee')).toHaveText('Sam')
    await expect(page.getByRole('article')).toContainText(`${rightToLeft} ${emoji} ${hostile}`)
  })

  test('a refused new ticket says beside each field what is wrong with it @no-js', async ({
    page,
    javaScriptEnabled,
  }) => {
    const refused = [
      ['Requester email', 'nobody', 'The requester’s e-mail address is not valid'],
      ['Requester name', 'x'.repeat(201), 'The requester’s name is longer than 200 characters.'],
      ['Subject', '', 'The subject is missing.'],
      ['Tags', 't'.repeat(51), 'A tag is longer than 50 characters.'],
    ] as const
    await page.goto('/tickets/new')
    for (const [name, typed] of refused) await page.getByRole('textbox', { name }).fill(typed)
    await page.getByRole('button', { name: 'Create ticket' }).press('Enter')
    await expect(refusal(page)).toHaveText(/Nothing was saved/)
    for (const [name, typed, words] of refused) {
      await expectRefused(page.getByRole('textbox', { name }), words, typed)
    }
    if (javaScriptEnabled !== false) {
      await expect(page.getByRole('textbox', { name: 'Requester email' })).toBeFocused()
    }
  })

  test('the first press of the button counts though a field is found wrong by it', async ({
    page,
  }) => {
    await page.goto('/tickets/new')
    await page.getByRole('textbox', { name: 'Tags' }).fill('t'.repeat(51))
    await page.getByRole('button', { name: 'Create ticket' }).click()
    await expect(refusal(page)).toBeVisible({ timeout: 3000 })
  })

  test('what anyone writes is shown as text and runs nowhere @no-js', async ({ page }) => {
    const subject = oneOff(`${hostile} ${rightToLeft} ${emoji}`)
    const number = await ticket({ subject, body: `${hostile}\n${rightToLeft} ${emoji}` })
    await page.goto('/tickets')
    await page.getByRole('link', { name: subject, exact: true }).click()
    await expect(page).toHaveURL(`/tickets/${number}?q=`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
    await write(page, 'Internal note', `${hostile}\n\njavascript:alert(1) ${emoji}`)
    const articles = page.getByRole('article')
    await expect(articles).toHaveCount(2)
    const seen = { useInnerText: true }
    await expect(articles.first()).toContainText(`${hostile}\n${rightToLeft} ${emoji}`, seen)
    await expect(articles.last()).toContainText(`${hostile}\n\njavascript:alert(1) ${emoji}`, seen)
    await expect(articles.last().getByRole('link')).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue(subject)
  })

  test('a subject of 300 characters fits, one more comes back @no-js @phone', async ({ page }) => {
    const longest = '🎫'.repeat(280) + oneOff('y'.repeat(9))
    expect([...longest]).toHaveLength(300)
    const number = await ticket()
    await page.goto(`/tickets/${number}`)
    await page.getByRole('combobox', { name: 'Priority' }).selectOption('low')
    await page.getByRole('textbox', { name: 'Tags' }).fill('endless')
    await save(page, `${longest}!`)
    const subject = page.getByRole('textbox', { name: 'Subject' })
    await expectRefused(subject, 'The subject is longer than 300 characters.', `${longest}!`)
    await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('low')
    await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('endless')

    await save(page, longest)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(longest)
    await page.goto('/tickets')
    await expect(page.getByRole('link', { name: longest })).toBeVisible()
    expect(await overflow(page), 'pixels that have to be scrolled sideways').toBe(0)
    await page.goto(`/tickets/${number}`)
    expect(await overflow(page), 'pixels that have to be scrolled sideways').toBe(0)
  })

  test('an empty reply and an empty note are refused where they stand @no-js', async ({ page }) => {
    const number = await ticket()
    for (const kind of ['Reply', 'Internal note'] as const) {
      await page.goto(`/tickets/${number}`)
      await write(page, kind, ' \n ')
      const box = page.getByRole('textbox', { name: kind, exact: true })
      await expectRefused(box, 'The message is missing.', ' \n ')
      await expect(formOf(page, kind).getByRole('alert')).toBeVisible()
      await expect(refusal(page)).toHaveCount(1)
    }
    await expect(page.getByRole('article')).toHaveCount(1)
  })

  test('an empty first line is kept by a refused form @no-js', async ({ page }) => {
    await page.goto('/tickets/new')
    await page.getByRole('textbox', { name: 'Description' }).fill('\nBelow an empty line.')
    await page.getByRole('button', { name: 'Create ticket' }).click()
    await expect(refusal(page)).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(
      '\nBelow an empty line.',
      { timeout: 1000 },
    )
  })

  test('a reload after a reply does not send it again @no-js', async ({ page }) => {
    await page.goto(`/tickets/${await ticket()}`)
    await write(page, 'Reply', 'Once is enough.')
    await expect(page.getByRole('article')).toHaveCount(2)
    await page.reload()
    await expect(page.getByRole('article')).toHaveCount(2, { timeout: 1000 })
  })

  test('a line that is down costs nothing that was typed', async ({ page, browserErrors }) => {
    browserErrors.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    await page.goto(`/tickets/${await ticket()}`)
    await page.getByRole('textbox', { name: 'Reply' }).fill('A long answer')
    await page.context().setOffline(true)
    await formOf(page, 'Reply').getByRole('button', { name: 'Send' }).click()
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible({ timeout: 3000 })
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('A long answer')
  })

  test('a button pressed twice sends once', async ({ page }) => {
    await page.goto(`/tickets/${await ticket()}`)
    await page.getByRole('textbox', { name: 'Reply' }).fill('Once is enough.')
    await formOf(page, 'Reply').getByRole('button', { name: 'Send' }).dblclick()
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
    await expect(page.getByRole('status').filter({ hasText: 'Reply sent.' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('article')).toHaveCount(2)
  })

  test('a reply to a ticket closed meanwhile begins a follow-up and is not lost @no-js', async ({
    page,
    openAs,
  }) => {
    const subject = oneOff('Closed while an answer is typed')
    const number = await ticket({ subject })
    await page.goto(`/tickets/${number}`)
    const other = await openAs('sam@example.com')
    await other.goto(`/tickets/${number}`)
    await other.getByRole('combobox', { name: 'Status' }).selectOption('closed')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(other.getByText('This ticket is closed and stays as it is.')).toBeVisible()

    await write(page, 'Reply', 'A long answer that nobody wants to type again')
    const articles = page.getByRole('article')
    await expect(articles).toHaveText([/A long answer that nobody wants to type again/])
    await expect(page).not.toHaveURL(`/tickets/${number}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
    await page.goto(`/tickets/${number}`)
    await expect(articles).toHaveCount(1)
  })
})

async function save(page: Page, subject: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Subject' }).fill(subject)
  await page.getByRole('button', { name: 'Save changes' }).click()
}

async function expectRefused(control: Locator, words: string, typed: string): Promise<void> {
  await expect(control).toHaveAccessibleDescription(new RegExp(words), { timeout: 3000 })
  await expect(control).toHaveAttribute('aria-invalid', 'true')
  await expect(control).toHaveValue(typed)
}

/** What a select shows as chosen. */
function chosen(page: Page, name: string): Locator {
  return page.getByRole('combobox', { name, exact: true }).locator('option:checked')
}

async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}
