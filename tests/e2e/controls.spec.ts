import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { ticket } from '@/tests/support/workspace'

// The names that stay put: people and programs outside find our controls by them.

type Role = 'textbox' | 'combobox' | 'button' | 'link'
type Controls = readonly (readonly [role: Role, name: string, times?: number])[]

const login: Controls = [
  ['textbox', 'Email'],
  ['button', 'Send sign-in link'],
]
const confirmLink: Controls = [['button', 'Sign in']]
const confirmCode: Controls = [
  ['textbox', 'Email'],
  ['textbox', 'Code'],
  ['button', 'Sign in'],
]
const newTicket: Controls = [
  ['textbox', 'Subject'],
  ['textbox', 'Description'],
  ['textbox', 'Requester email'],
  ['textbox', 'Requester name'],
  ['combobox', 'Priority'],
  ['combobox', 'Team'],
  ['combobox', 'Assignee'],
  ['textbox', 'Tags'],
  ['button', 'Create ticket'],
]
const properties: Controls = [
  ['combobox', 'Status'],
  ['combobox', 'Priority'],
  ['combobox', 'Assignee'],
  ['combobox', 'Team'],
  ['textbox', 'Tags'],
  ['button', 'Save changes'],
]
const openTicket: Controls = [
  ...properties,
  ['textbox', 'Reply'],
  ['textbox', 'Internal note'],
  ['button', 'Send', 2],
]

test('the controls of signing in bear their names, refused or not @no-js @phone', async ({
  page,
}) => {
  await page.goto('/login')
  await expectControls(page, login)
  await refusedBy(page, 'Send sign-in link')
  await expectControls(page, login)

  await page.goto('/auth/confirm?token_hash=0&type=magiclink&next=/tickets')
  await expectControls(page, confirmLink)
  await refusedBy(page, 'Sign in')
  await expectControls(page, confirmLink)

  await page.goto('/auth/confirm')
  await expectControls(page, confirmCode)
  await refusedBy(page, 'Sign in')
  await expectControls(page, confirmCode)
})

test.describe('signed in', () => {
  test.use({ as: 'agent@example.com' })

  test('the controls of a new ticket bear their names, refused or not @no-js @phone', async ({
    page,
  }) => {
    await page.goto('/tickets/new')
    await expectControls(page, newTicket)
    await expectValues(page, 'Priority', ['low', 'normal', 'high', 'urgent'])
    await refusedBy(page, 'Create ticket')
    await expectControls(page, newTicket)
  })

  test('the controls of a ticket bear their names, refused, closed or not @no-js @phone', async ({
    page,
  }) => {
    await page.goto(`/tickets/${await ticket()}`)
    await expectControls(page, openTicket)
    const later = ['open', 'pending', 'on_hold', 'solved', 'closed']
    await expectValues(page, 'Status', ['new', ...later])
    await expectValues(page, 'Priority', ['low', 'normal', 'high', 'urgent'])
    await page.getByRole('textbox', { name: 'Tags' }).fill('t'.repeat(51))
    await refusedBy(page, 'Save changes')
    await expectControls(page, openTicket)

    await page.goto(`/tickets/${await ticket({ status: 'open' })}`)
    await expectValues(page, 'Status', later)

    await page.goto(`/tickets/${await ticket({ status: 'closed' })}`)
    await expectControls(page, properties)
    for (const [role, name] of properties) {
      await expect(page.getByRole(role, { name, exact: true })).toBeDisabled()
    }
    await expectControls(page, [
      ['textbox', 'Reply'],
      ['textbox', 'Internal note', 0],
      ['button', 'Send'],
    ])
  })

  test('the list is a table with its columns named @no-js', async ({ page }) => {
    await page.goto('/tickets')
    const headings = page.getByRole('table', { name: 'Tickets' }).getByRole('columnheader')
    const names = 'Select Number Subject Requester Status Priority Assignee Waiting Updated'.split(
      ' ',
    )
    await expect(headings).toHaveText(names)
    await expectControls(page, [['link', 'New ticket']])
  })
})

async function expectControls(page: Page, controls: Controls): Promise<void> {
  for (const [role, name, times = 1] of controls) {
    const control = page.getByRole(role, { name, exact: true })
    await expect(control, `${role} "${name}"`).toHaveCount(times)
    if (times > 0) await expect(control.first()).toBeVisible()
  }
}

async function expectValues(page: Page, name: string, values: string[]): Promise<void> {
  const options = page.getByRole('combobox', { name, exact: true }).getByRole('option')
  const found = await options.evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  expect(found, name).toEqual(values)
}

async function refusedBy(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(refusal(page)).toBeVisible()
}
