import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { invitedAgent, oneOff, rowsOf } from '@/tests/support/workspace'

test('an agent saves what they look for, changes it, puts it in order and deletes it @no-js @phone', async ({
  openAs,
  axe,
}) => {
  const page = await openAs(await invitedAgent())
  await page.goto('/tickets?q=tag:api')
  await page.getByRole('button', { name: 'Save view' }).click()
  await save(page, 'Save view')
  await expect(refusal(page)).toBeVisible()
  await expect(nameField(page)).toHaveAccessibleDescription(/The name is missing/)
  await nameField(page).fill('Interfaces')
  await save(page, 'Save view')
  await expectCurrent(page, 'Interfaces')
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0)
  await axe(page)

  // Another query, from that view: into it, or as a second one.
  await page.goto(withQuery(page, 'tag:api is:unsolved'))
  await page.getByRole('button', { name: 'Save view' }).click()
  await save(page, 'Save changes')
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0)
  await expectCurrent(page, 'Interfaces')
  await page.goto(withQuery(page, 'tag:bug'))
  await page.getByRole('button', { name: 'Save view' }).click()
  await nameField(page).fill('Bugs')
  await save(page, 'Save as a new view')
  await expectCurrent(page, 'Bugs')

  await page.goto('/tickets/views')
  await expect(listed(page, 'Personal')).toHaveText([/Interfacestag:api is:unsolved/, /Bugs/])
  await page.getByRole('button', { name: 'Move Bugs up' }).click()
  await expect(listed(page, 'Personal')).toHaveText([/Bugs/, /Interfaces/])
  await axe(page)

  await page.getByRole('link', { name: 'Edit Bugs' }).click()
  const query = page.getByRole('textbox', { name: 'Query' })
  await query.fill('tag:bug status:opne')
  await page.getByRole('textbox', { name: 'Name' }).fill('Broken things')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(query).toHaveAccessibleDescription(/Did you mean “open”\? \(At character 16\.\)/)
  await expect(query).toHaveValue('tag:bug status:opne')
  await axe(page)
  await query.fill('tag:bug status:open')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Broken things' })).toBeVisible()

  await page.getByText('Delete…').click()
  await expect(page.getByText('“Broken things” is deleted')).toContainText('tag:bug status:open')
  await page.getByRole('button', { name: 'Delete view' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Deleted.' })).toBeVisible()
  await expect(listed(page, 'Personal')).toHaveText([/Interfaces/])
})

test('what was changed meanwhile is shown, and not overwritten @no-js', async ({ openAs }) => {
  const email = await invitedAgent()
  const page = await openAs(email)
  const [view] = await rowsOf<{ id: string }>(
    `insert into public.views (owner_id, name, query) select id, 'Ours', 'tag:a'
     from public.users where email = $1 returning id`,
    [email],
  )
  await page.goto(`/tickets/views/${view?.id}`)
  await rowsOf(`update public.views set query = 'tag:theirs' where id = $1`, [view?.id])
  const query = page.getByRole('textbox', { name: 'Query' })
  await query.fill('tag:mine')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(refusal(page)).toContainText('Nothing was overwritten')
  await expect(query).toHaveAccessibleDescription(/Changed meanwhile to “tag:theirs”/)
  await expect(query).toHaveValue('tag:mine')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
})

test.describe('as an admin', () => {
  test.use({ as: 'admin@example.com' })

  test('a view is shared with a team, whose members see it and nobody else @no-js', async ({
    page,
    openAs,
    axe,
    browserErrors,
  }) => {
    const name = oneOff('Refunds')
    await page.goto(`/tickets?q=${encodeURIComponent(`"${name}"`)}`)
    await page.getByRole('button', { name: 'Save view' }).click()
    await nameField(page).fill(name)
    await page.getByRole('combobox', { name: 'For' }).selectOption('Team Billing')
    await save(page, 'Save view')
    await expect(page).toHaveURL(/view=/)
    await page.goto('/tickets/views')
    await axe()
    const edit = page.getByRole('link', { name: `Edit ${name}` })
    const address = (await edit.getAttribute('href')) ?? ''

    const member = await openAs('sam@example.com')
    await member.goto('/tickets/views')
    await expect(listed(member, 'Billing').filter({ hasText: name })).toBeVisible()
    await expect(member.getByRole('link', { name: `Edit ${name}` })).toHaveCount(0)
    await member.goto(address)
    await expect(member.getByText('Seen by the team Billing. Admins change it.')).toBeVisible()
    await expect(member.getByRole('main').getByRole('textbox')).toHaveCount(0)
    await expect(member.getByRole('main').getByRole('button')).toHaveCount(0)

    const other = await openAs('agent@example.com')
    await other.goto('/tickets/views')
    await expect(other.getByText(name)).toHaveCount(0)
    browserErrors.allow(/status of 404/)
    expect((await other.goto(address))?.status()).toBe(404)
  })
})

function nameField(page: Page) {
  return page.getByRole('textbox', { name: /^Name/ })
}

async function save(page: Page, name: string) {
  await page.locator('#save-view').getByRole('button', { name, exact: true }).click()
}

function listed(page: Page, title: string) {
  return page.getByRole('main').getByRole('list', { name: title }).getByRole('listitem')
}

/** The address of the list with another query, from the same view. */
function withQuery(page: Page, q: string): string {
  const url = new URL(page.url())
  url.searchParams.set('q', q)
  return url.href
}

/** In the navigation the view of this name, and nothing else, is the present page. */
async function expectCurrent(page: Page, name: string) {
  const current = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]')
  await page.waitForURL(/view=/)
  const menu = page.getByRole('button', { name: 'Menu' })
  if (await menu.isVisible()) await menu.click()
  await expect(current).toHaveCount(1)
  await expect(current).toContainText(name)
  if (await menu.isVisible()) await page.keyboard.press('Escape')
}
