import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import {
  conversation,
  invitedAgent,
  newAddress,
  oneOff,
  privateTeam,
  rowsOf,
  ticket,
  worksAt,
} from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click()
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved.' })

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

test('a company and somebody there are written down, changed and found @no-js @phone', async ({
  page,
  axe,
}) => {
  const [corp, name] = [oneOff('Corp'), oneOff('Kim')]
  const domain = `${corp.toLowerCase()}.example`
  await page.goto('/companies')
  await page.getByRole('link', { name: 'New company' }).click()
  await box(page, 'Name').fill(corp)
  await box(page, 'Domains').fill('no domain')
  await page.getByRole('button', { name: 'Create company' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(box(page, 'Name')).toHaveValue(corp)
  await box(page, 'Domains').fill(`${domain}, other-${domain}`)
  await page.getByRole('button', { name: 'Create company' }).click()
  await expect(page.getByRole('heading', { level: 1, name: corp })).toBeVisible()
  await axe()
  await fits(page)

  await page.goto('/contacts/new')
  await axe()
  await box(page, 'Name').fill(name)
  await box(page, 'Email').fill(`kim@${domain}`)
  await box(page, 'Phone').fill('nobody')
  await page.getByRole('button', { name: 'Create contact' }).click()
  await expect(box(page, 'Phone')).toHaveAccessibleDescription(/looks like \+49/)
  await box(page, 'Phone').fill('+49 30 1234567')
  await page.getByRole('button', { name: 'Create contact' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  // By the domain of the address.
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue(corp)

  await box(page, 'Notes').fill('Rings on Mondays.\nNever on Tuesdays.')
  await save(page)
  await expect(saved(page)).toBeVisible()
  const second = `second@${domain}`
  await box(page, 'Another address').fill(`KIM@${domain}`)
  await page.getByRole('button', { name: 'Add address' }).click()
  await expect(refusal(page)).toBeVisible()
  await box(page, 'Another address').fill(second)
  await page.getByRole('button', { name: 'Add address' }).click()
  await page.getByRole('button', { name: `Make ${second} primary` }).click()
  await expect(page.getByRole('button', { name: `Make kim@${domain} primary` })).toBeVisible()
  await page.getByRole('button', { name: `Remove kim@${domain}` }).click()
  await expect(page.getByText(`kim@${domain}`)).toBeHidden()
  await axe()
  await fits(page)

  await page.goto('/contacts')
  await page.getByRole('combobox', { name: 'Search contacts' }).fill(`domain:${domain} has:phone`)
  await page.getByRole('combobox', { name: 'Search contacts' }).press('Enter')
  await expect(page).toHaveURL(/q=domain/)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText(corp)
  await axe()
  await fits(page)
  await page.goto(`/companies?q=${corp}`)
  await page.getByRole('link', { name: corp }).click()
  await page.getByRole('link', { name }).click()
  await expect(box(page, 'Notes')).toHaveValue('Rings on Mondays.\nNever on Tuesdays.')
})

test('lists say what they do not understand, are sorted by their headings, and paged', async ({
  page,
  axe,
}) => {
  await page.goto('/contacts?q=nmae:kim')
  await expect(refusal(page)).toContainText('Did you mean “name”?')
  await axe()
  await page.goto('/contacts?q=-has:nothing')
  await expect(refusal(page)).toContainText('Write tickets, unsolved')
  await page.goto(`/contacts?q=${oneOff('nobody')}`)
  await expect(page.getByText('No contacts match')).toBeVisible()
  await axe()
  const word = oneOff('Sorted')
  for (const first of ['Ada', 'Bo']) {
    await ticket({ from: `${first}.${word}@example.com` })
  }
  // Completed as the query of tickets is: properties, values, and names that the database knows.
  const field = page.getByRole('combobox', { name: 'Search contacts' })
  // The first letters may come before the page listens.
  await expect(async () => {
    await field.fill('')
    await field.pressSequentially('has', { delay: 20 })
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await field.press('Tab')
  await field.pressSequentially('pho', { delay: 20 })
  await expect(page.getByRole('option')).toHaveText(['phone'])
  await field.press('Tab')
  await expect(field).toHaveValue('has:phone')
  await field.pressSequentially(` email:bo.${word.slice(0, -2)}`, { delay: 20 })
  await expect(page.getByRole('option')).toContainText([`Bo.${word}@example.com`])
  await axe()
  await page.goto(`/contacts?q=${word}`)
  await page.getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(page.getByRole('row').nth(1)).toContainText(`Ada.${word}`)
  await page.getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page.getByRole('row').nth(1)).toContainText(`Bo.${word}`)
  await expect(field).toHaveValue(`sort:name-desc ${word}`)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `Bo.${word}` })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible()
})

test('a contact’s page tells of their tickets, but not of those of a private team', async ({
  page,
  openAs,
}) => {
  const from = newAddress('asks')
  const [open, hidden] = [oneOff('The door is stuck'), oneOff('A quiet matter')]
  const solved = await ticket({ from, subject: oneOff('The lamp flickers'), status: 'solved' })
  const number = await ticket({ from, subject: open })
  await conversation(number, [
    { body: 'It will not open.' },
    { body: 'Oil it.', kind: 'note', by: 'agent@example.com' },
  ])
  const member = await invitedAgent()
  const theirs = await openAs(member)
  await ticket({ from, subject: hidden, team: await privateTeam(member), body: 'Hush.' })

  await page.goto(`/tickets/${number}`)
  await page.getByRole('complementary').getByRole('link', { name: 'asks' }).first().click()
  await expect(page.getByRole('heading', { name: '2 tickets' })).toBeVisible()
  const lines = page.getByRole('main').getByRole('listitem')
  await expect(lines.first()).toContainText(open)
  await expect(page.getByRole('link', { name: `#${solved}` }).first()).toBeVisible()
  await expect(page.getByText('It will not open.')).toBeVisible()
  await expect(page.getByText(hidden)).toBeHidden()
  await expect(page.getByText('Hush.')).toBeHidden()

  await theirs.goto(page.url())
  await expect(theirs.getByRole('heading', { name: '3 tickets' })).toBeVisible()
  await expect(theirs.getByText('Hush.')).toBeVisible()
})

test('a company’s page brings together what its people asked, but not what is hidden', async ({
  page,
  axe,
  openAs,
}) => {
  const [firm, from, hidden] = [oneOff('Firm'), newAddress('asks'), oneOff('A quiet matter')]
  const number = await ticket({ from, subject: oneOff('The lamp flickers'), status: 'solved' })
  await worksAt(from, firm)
  await rowsOf(
    `with rated as (
       insert into public.ratings (ticket_number, solved_at, score, comment)
       select t.number, t.solved_at, 4, 'It shines again.' from public.tickets t where t.number = $1)
     insert into public.events (ticket_number, actor_kind, actor_name, field, new_value)
     values ($1, 'contact', 'asks', 'rating', '4')`,
    [number],
  )
  const other = newAddress('other')
  const open = oneOff('The door is stuck')
  await ticket({ from: other, subject: open })
  await worksAt(other, firm)
  await rowsOf(
    `insert into public.contacts (name, company_id)
     select 'Person ' || lpad(n::text, 2, '0'), o.id
     from generate_series(1, 10) n, public.companies o where o.name = $1`,
    [firm],
  )
  const member = await invitedAgent()
  const theirs = await openAs(member)
  await ticket({ from, subject: hidden, team: await privateTeam(member), body: 'Hush.' })

  await page.goto(`/companies?q=${firm}`)
  await page.getByRole('link', { name: firm }).click()
  await expect(page.getByRole('heading', { name: '2 tickets' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(open)
  await expect(page.getByText('rated the help on')).toBeVisible()
  await expect(page.getByText('4 of 5, good')).toBeVisible()
  await expect(page.getByText('It shines again.')).toBeVisible()
  await expect(page.getByText(hidden)).toBeHidden()
  await expect(page.getByText('Hush.')).toBeHidden()
  await axe()
  await expect(page.getByRole('heading', { name: '12 people' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Person 09' })).toBeHidden()
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Person 09' })).toBeVisible()
  await expect(page.getByText('It shines again.')).toBeVisible()

  await theirs.goto(page.url())
  await expect(theirs.getByRole('heading', { name: '3 tickets' })).toBeVisible()
  await expect(theirs.getByText('Hush.')).toBeVisible()
})

test('two who change one contact do not overwrite each other', async ({ page, openAs }) => {
  const from = newAddress('both')
  const number = await ticket({ from })
  await page.goto(`/tickets/${number}`)
  await page.getByRole('complementary').getByRole('link', { name: 'both' }).first().click()
  await expect(box(page, 'Name')).toBeVisible()
  const other = await openAs('sam@example.com')
  await other.goto(page.url())
  await box(other, 'Phone').fill('030 7654321')
  await box(other, 'Notes').fill('Theirs.')
  await save(other)
  await expect(saved(other)).toBeVisible()

  const name = oneOff('Both')
  await box(page, 'Name').fill(name)
  await box(page, 'Notes').fill('Mine.')
  await save(page)
  await expect(refusal(page)).toContainText('Somebody else saved changes')
  await expect(box(page, 'Phone')).toHaveValue('030 7654321')
  await expect(box(page, 'Name')).toHaveValue(name)
  await page.getByRole('radio', { name: 'Theirs.' }).check()
  await save(page)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(box(page, 'Notes')).toHaveValue('Theirs.')
  await expect(box(page, 'Name')).toHaveValue(name)
})

test('who asks is offered while one types, and anybody else can be typed all the same', async ({
  page,
  axe,
}) => {
  const from = newAddress('rings')
  await ticket({ from })
  await page.goto('/tickets/new')
  await box(page, 'Requester email').pressSequentially(from.slice(0, -4))
  const offer = page.getByRole('option', { name: from })
  await expect(offer).toBeVisible()
  await axe()
  // Nothing is taken that was not asked for.
  await page.keyboard.press('Tab')
  await expect(box(page, 'Requester email')).toHaveValue(from.slice(0, -4))
  await expect(offer).toHaveCount(0)
  await box(page, 'Requester email').pressSequentially('.')
  await expect(offer).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(box(page, 'Requester email')).toHaveValue(from)
  await expect(page).toHaveURL('/tickets/new')
})
