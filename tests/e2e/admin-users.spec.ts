import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { invitedAgent, newAddress, rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

test('an admin invites a list of people, and is told what became of each line @no-js @phone', async ({
  page,
  mailbox,
}) => {
  const [first, second] = [newAddress('first'), newAddress('second')]
  await page.goto('/admin/users')
  await page.getByRole('link', { name: 'Invite people' }).click()
  const emails = page.getByRole('textbox', { name: 'Email addresses' })

  await page.getByRole('button', { name: 'Send invitations' }).click()
  await expect(emails).toHaveAccessibleDescription(/are missing/)

  await emails.fill(`${first}, nonsense\n${second}\nadmin@example.com`)
  await page.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  const mail = await mailbox.causedBy(first, () =>
    page.getByRole('button', { name: 'Send invitations' }).click(),
  )
  expect(mail.text).toContain('/login')
  await expect(refusal(page)).toContainText('2 invitations sent.')
  await expect(emails).toHaveValue('nonsense\nadmin@example.com')
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('admin')
  for (const [email, outcome] of [
    [first, 'Invited'],
    [second, 'Invited'],
    ['nonsense', 'Not an e-mail address'],
    ['admin@example.com', 'Is a user already'],
  ]) {
    const line = page.getByRole('list', { name: 'Results' }).getByRole('listitem')
    await expect(line.filter({ hasText: email })).toContainText(outcome ?? '')
  }

  await emails.fill(second)
  await page.getByRole('button', { name: 'Send invitations' }).click()
  await expect(said(page, '1 invitation sent.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Results' })).toContainText('Invited again')
  await expect(emails).toHaveValue('')
})

test('an open invitation is sent again, and taken back @no-js @phone', async ({
  page,
  mailbox,
}) => {
  const email = await invitedAgent()
  await page.goto('/admin/users')
  const row = page.getByRole('row', { name: email })
  const mail = await mailbox.causedBy(email, () =>
    row.getByRole('button', { name: 'Resend' }).click(),
  )
  expect(mail.subject).toContain('invites you')
  await expect(said(page, `The invitation to ${email} was sent again.`)).toBeVisible()

  await row.getByRole('button', { name: 'Revoke' }).click()
  await expect(said(page, `The invitation to ${email} was revoked.`)).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.goto('/admin/audit?kind=invitations')
  for (const act of ['renewed the invitation of', 'revoked the invitation of']) {
    await expect(page.getByRole('listitem').filter({ hasText: `${act} ${email}` })).toBeVisible()
  }
})

test('a user is found, and made an admin @no-js @phone', async ({ page, openAs }) => {
  const email = await newUser(openAs)
  await page.goto('/admin/users')
  await page.getByRole('searchbox', { name: 'Search users' }).fill(email.toUpperCase())
  await page.getByRole('combobox', { name: 'Role' }).selectOption('agent')
  await page.getByRole('combobox', { name: 'Status' }).selectOption('active')
  await page.getByRole('button', { name: 'Apply' }).click()
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await rows.getByRole('link').click()
  await expect(page).toHaveURL(/\/admin\/users\/[0-9a-f-]{36}$/)

  await page.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await page.getByRole('button', { name: 'Change role' }).click()
  await expect(said(page, 'The role is Admin now.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('admin')
  const change = page.getByRole('listitem').filter({ hasText: 'changed the user' })
  await expect(change).toContainText(/Role: Agent → to Admin|Role: Agent.*Admin/)
  await page.getByRole('combobox', { name: 'Role' }).selectOption('agent')
  await page.getByRole('button', { name: 'Change role' }).click()
  await expect(said(page, 'The role is Agent now.')).toBeVisible()
})

test('who is deactivated is outside at once, and a colleague has the tickets @no-js @phone', async ({
  page,
  openAs,
}) => {
  const email = await invitedAgent()
  const other = await openAs(email)
  await other.goto('/tickets')
  const number = await ticket()
  await rowsOf(
    `update public.tickets set assignee_id = (select id from public.users where email = $2), status = 'open'
     where number = $1`,
    [number, email],
  )
  await openUser(page, email)
  await page.getByText('Deactivate…').click()
  await expect(page.getByText('They have 1 open ticket.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Who takes the open tickets?' }).selectOption('Sam')
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click()
  await expect(said(page, '1 open ticket handed over.')).toBeVisible()

  await other.goto('/tickets')
  await expect(other).toHaveURL(/\/login/)
  await page.goto(`/tickets/${number}`)
  await expect(
    page.getByRole('combobox', { name: 'Assignee' }).locator('option:checked'),
  ).toHaveText('Sam')

  await page.goto(`/admin/users?status=deactivated&q=${email}`)
  const row = page.getByRole('table', { name: 'Users' }).getByRole('row').last()
  await expect(row).toContainText('Deactivated')
  await row.getByRole('link').click()
  await page.getByRole('button', { name: 'Reactivate' }).click()
  await expect(said(page, 'They can sign in again.')).toBeVisible()
  await expect(page.getByText('Deactivate…')).toBeVisible()
})

test('an admin ends all sessions of a user @no-js', async ({ page, openAs }) => {
  const email = await invitedAgent()
  const other = await openAs(email)
  await other.goto('/tickets')
  await openUser(page, email)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(said(page, 'Signed out everywhere.')).toBeVisible()
  await expect(page.getByText('ended all sessions of')).toBeVisible()
  await other.goto('/tickets')
  await expect(other).toHaveURL(/\/login/)
})

test('nobody is offered to change their own role', async ({ page }) => {
  await openUser(page, 'admin@example.com')
  await expect(page.getByText('Nobody changes their own role.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change role' })).toHaveCount(0)
})

test('the panel can be used by everyone, in light and dark @phone', async ({ page, axe }) => {
  await invitedAgent()
  const paths = [
    '/admin/users',
    '/admin/users?q=nobody',
    '/admin/users/invite',
    await pathOf('sam'),
  ]
  for (const path of paths) {
    await page.goto(path)
    await axe()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})

test.describe('an agent', () => {
  test.use({ as: 'agent@example.com' })

  test('is told that the panel is for admins, and finds no way there @no-js', async ({
    page,
    browserErrors,
    javaScriptEnabled,
  }) => {
    browserErrors.allow(/status of 403|favicon/)
    for (const path of ['/admin', '/admin/users', '/admin/teams/new', '/admin/audit']) {
      expect((await page.goto(path))?.status(), path).toBe(403)
      // As notFound() does, forbidden() in a page comes without HTML of its own.
      const heading = page.getByRole('heading', { name: 'This is for admins' })
      if (javaScriptEnabled !== false) await expect(heading).toBeVisible()
      await expect(page.getByText('admin@example.com')).toHaveCount(0)
    }
    expect((await page.request.get('/admin/audit/csv')).status()).toBe(403)
    await page.goto('/tickets')
    await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Admin' })).toHaveCount(0)
  })
})

function said(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text })
}

async function newUser(openAs: (email: string) => Promise<Page>): Promise<string> {
  const email = await invitedAgent()
  await openAs(email)
  return email
}

async function pathOf(local: string): Promise<string> {
  const [user] = await rowsOf<{ id: string }>('select id from public.users where email = $1', [
    local.includes('@') ? local : `${local}@example.com`,
  ])
  return `/admin/users/${user?.id}`
}

async function openUser(page: Page, email: string): Promise<void> {
  await page.goto(await pathOf(email))
}
