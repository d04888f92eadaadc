import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { formOf, refusal } from '@/tests/support/forms'
import { linkIn, type Mail } from '@/tests/support/mailbox'
import { signIn } from '@/tests/support/sign-in'
import { deactivate, invitedAgent, newAddress, rowsOf, ticket } from '@/tests/support/workspace'

const elsewhere = [
  '//evil.example',
  'https://evil.example/tickets',
  '/\\evil.example',
  '/\t/evil.example',
]

test('a link signs in once @no-js', async ({ page, openAs, mailbox }) => {
  const link = await linkFor(page, await invitedAgent(), mailbox.causedBy)
  await press(page, link)
  await expect(page).toHaveURL('/tickets')

  const thief = await openAs(undefined)
  await press(thief, link)
  await expect(refusal(thief)).toContainText('This link was used already')
  await thief.goto('/tickets')
  await expect(thief).toHaveURL('/login')
})

test('a mail scanner that follows the link does not burn it', async ({
  page,
  request,
  mailbox,
}) => {
  const link = await linkFor(page, await invitedAgent(), mailbox.causedBy)
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await request.fetch(link, { method })).status()).toBe(200)
  }
  await press(page, link)
  await expect(page).toHaveURL('/tickets')
})

test('the six digits sign in where the mail cannot be opened @no-js @phone', async ({
  page,
  mailbox,
  javaScriptEnabled,
}) => {
  const email = await invitedAgent()
  const code = digitsIn(await mailbox.causedBy(email, () => ask(page, email, '/tickets/new')))
  await page.getByRole('link', { name: 'Enter the six-digit code' }).click()

  const address = page.getByRole('textbox', { name: 'Email' })
  // Without a script the page cannot know whom the mail went to.
  if (javaScriptEnabled !== false) await expect(address).toHaveValue(email)
  await address.fill(email)
  await page.getByRole('textbox', { name: 'Code' }).fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/tickets/new')
})

test('a wrong code is refused beside its field, with what was typed @no-js', async ({
  page,
  mailbox,
}) => {
  const email = await invitedAgent()
  const right = digitsIn(await mailbox.causedBy(email, () => ask(page, email)))
  const code = page.getByRole('textbox', { name: 'Code' })
  const refusals = [
    [right === '123456' ? '654321' : '123456', 'This code is wrong, used or too old.'],
    ['12345', 'The code has six digits.'],
    ['', 'The code has six digits.'],
  ] as const
  for (const [typed, words] of refusals) {
    await page.goto('/auth/confirm')
    await page.getByRole('textbox', { name: 'Email' }).fill(email)
    await code.fill(typed)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(code).toHaveAccessibleDescription(new RegExp(words))
    await expect(code).toHaveValue(typed)
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(email)
    await expect(refusal(page)).toBeVisible()
  }
  await code.fill(right)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/tickets')
})

test('after five wrong codes even the right one has to wait', async ({ page, mailbox }) => {
  const email = await invitedAgent()
  const right = digitsIn(await mailbox.causedBy(email, () => ask(page, email)))
  await page.goto('/auth/confirm')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  const code = page.getByRole('textbox', { name: 'Code' })
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    await code.fill(String((Number(right) + wrong) % 1_000_000).padStart(6, '0'))
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Sign in' }).click(),
    ])
    await expect(refusal(page)).toHaveText('Nobody was signed in.')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  }
  await code.fill(right)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(refusal(page)).toContainText('Too many codes were tried.')
  await expect(code).toHaveValue(right)
})

test('known and unknown addresses are answered with the same words @no-js', async ({
  page,
  mailbox,
}) => {
  const unknown = newAddress('stranger')
  await ask(page, unknown)
  const toUnknown = (await page.getByRole('main').textContent()) ?? ''

  const known = await invitedAgent()
  await mailbox.causedBy(known, () => ask(page, known))
  const toKnown = (await page.getByRole('main').textContent()) ?? ''

  expect(toUnknown.replaceAll(unknown, 'ADDRESS')).toBe(toKnown.replaceAll(known, 'ADDRESS'))
  // The stranger asked first: by now a mail of theirs would be here.
  expect(await mailbox.list(unknown)).toEqual([])
})

test('a second mail within a minute is refused kindly, to strangers too @no-js', async ({
  page,
}) => {
  const refusals: string[] = []
  for (const email of [await invitedAgent(), newAddress('stranger')]) {
    await ask(page, email)
    await page.goto('/login?next=/tickets/new')
    await page.getByRole('textbox', { name: 'Email' }).fill(email)
    await page.getByRole('button', { name: 'Send sign-in link' }).click()
    const alert = refusal(page)
    await expect(alert).toContainText(/try again in \d+ seconds/)
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(email)
    refusals.push(((await alert.textContent()) ?? '').replace(/\d+/, 'N'))
  }
  expect(refusals[0]).toBe(refusals[1])
})

test('a link never leads off the site', async ({ openAs, mailbox }) => {
  const email = await invitedAgent()
  const nobody = await openAs(undefined)
  const link = new URL(await linkFor(nobody, email, mailbox.causedBy))
  for (const next of elsewhere) {
    // Nobody's link is spent here: the form shows where it would lead.
    link.searchParams.set('next', next)
    await nobody.goto(link.href)
    await expect(nobody.locator('input[name=next]')).toHaveValue('/tickets')
  }
  await nobody.locator('input[name=next]').evaluate((input) => {
    input.setAttribute('value', '//evil.example')
  })
  await nobody.getByRole('button', { name: 'Sign in' }).click()
  await expect(nobody).toHaveURL('/tickets')

  for (const next of elsewhere) {
    await nobody.goto(`/login?next=${encodeURIComponent(next)}`)
    await expect(nobody).toHaveURL('/tickets')
  }
})

test('the session is out of reach for scripts and other sites', async ({ page, context }) => {
  await signIn(page, await invitedAgent())
  const cookies = await context.cookies()
  expect(cookies).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^cfoil-session/),
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      domain: '127.0.0.1',
    }),
  ])
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('a deactivated user is out on the next click, and their typing changes nothing @no-js', async ({
  page,
  context,
  browserErrors,
}) => {
  // What was typed cannot be kept as a draft any more, and nobody is told who is here.
  browserErrors.allow(/40[14].*\/(draft|presence)/)
  const email = await invitedAgent()
  const number = await ticket({ subject: 'Nothing is written here any more' })
  await signIn(page, email)
  await page.goto(`/tickets/${number}`)
  await page.getByRole('textbox', { name: 'Internal note' }).fill('Too late')
  const second = await context.newPage()
  await second.goto('/tickets')
  await deactivate(email)

  await second.getByRole('link', { name: 'New ticket' }).click()
  await expect(second).toHaveURL(/\/login/)
  await expect(second.getByRole('textbox', { name: 'Email' })).toBeVisible()
  await formOf(page, 'Internal note').getByRole('button', { name: 'Send' }).click()
  await expect(page).toHaveURL(/\/login/)
  expect(
    await rowsOf('select from public.messages where ticket_number = $1', [number]),
  ).toHaveLength(1)
})

async function ask(page: Page, email: string, next = '/tickets'): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(next)}`)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('button', { name: 'Send sign-in link' }).click()
  await expect(page.getByRole('status')).toContainText(email)
}

type CausedBy = (to: string, act: () => Promise<unknown>) => Promise<Mail>

async function linkFor(page: Page, email: string, causedBy: CausedBy): Promise<string> {
  return linkIn(await causedBy(email, () => ask(page, email)), '/auth/confirm')
}

async function press(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

function digitsIn(mail: Mail): string {
  const [code] = mail.text.match(/\b\d{6}\b/) ?? []
  if (!code) throw new Error(`No code in the mail:\n${mail.text}`)
  return code
}
