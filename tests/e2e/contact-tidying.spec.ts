import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, oneOff, rowsOf, ticket, worksAt } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

async function contactOf(email: string, name: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    `update public.contacts set name = $2
     where id = private.find_or_create_contact($1, null) returning id`,
    [email, name],
  )
  return row?.id ?? ''
}

test('two contacts who are one are suggested, merged, and taken apart again @no-js', async ({
  page,
  axe,
}) => {
  const name = oneOff('Kim')
  const [one, other] = [newAddress('kim'), newAddress('kim')]
  await ticket({ from: one })
  await ticket({ from: other })
  const id = await contactOf(one, name)
  await contactOf(other, name)
  await page.goto(`/contacts/${id}`)
  await expect(page.getByText('The same name')).toBeVisible()
  await axe()
  await page.getByRole('link', { name: `Merge with ${name}` }).click()
  await expect(page.getByText('For thirty days it can be undone.')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: `Keep ${name}, whom you came from` }).click()
  await expect(page.getByRole('heading', { name: '2 tickets' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Remove ${other}` })).toBeVisible()
  await page.getByRole('button', { name: `Undo the merge of ${name}` }).click()
  await expect(page.getByRole('heading', { name: '1 ticket', exact: true })).toBeVisible()
  await expect(page.getByText(other).first()).toBeVisible()

  await page.goto(`/contacts/${id}/merge`)
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(other)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('link', { name: `${name} ${other}` })).toBeVisible()
})

test('an admin deletes a contact, told what goes, and a company, whose people stay @no-js', async ({
  page,
  axe,
  openAs,
  browserErrors,
}) => {
  const [name, from] = [oneOff('Gone'), newAddress('gone')]
  await ticket({ from })
  const id = await contactOf(from, name)
  await page.goto(`/contacts/${id}/delete`)
  await expect(page.getByText('1 ticket, with 1 message and 0 files')).toBeVisible()
  await axe()
  await page.getByRole('textbox', { name: 'Type the name to go on' }).fill('Somebody else')
  await page.getByRole('button', { name: 'Delete contact and 1 ticket' }).click()
  await expect(refusal(page)).toBeVisible()
  await page.getByRole('textbox', { name: 'Type the name to go on' }).fill(name)
  await page.getByRole('button', { name: 'Delete contact and 1 ticket' }).click()
  await expect(page).toHaveURL(/\/contacts$/)
  await page.goto(`/contacts?q=${name}`)
  await expect(page.getByText('No contacts match')).toBeVisible()
  await page.goto('/admin/audit?kind=contacts')
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()

  const corp = oneOff('Corp')
  await worksAt(newAddress('stays'), corp)
  await page.goto(`/companies?q=${corp}`)
  await page.getByRole('link', { name: corp }).click()
  await page.getByRole('button', { name: 'More acts' }).click()
  await page.getByRole('link', { name: 'Delete…' }).click()
  await page.getByRole('textbox', { name: 'Type the name to go on' }).fill(corp)
  await page.getByRole('button', { name: 'Delete company' }).click()
  await expect(page).toHaveURL(/\/companies$/)

  browserErrors.allow(/403 \(Forbidden\)/)
  const agent = await openAs('agent@example.com')
  const answer = await agent.goto(`/contacts/${id}/delete`)
  expect(answer?.status()).toBe(403)
})
