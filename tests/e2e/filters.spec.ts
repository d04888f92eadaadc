import { expect, test } from '@/tests/support/e2e'
import { invitedAgent, oneOff, rowsOf, ticket } from '@/tests/support/workspace'

test('the list is narrowed by a form, said by chips, and widened again @no-js @phone', async ({
  openAs,
  axe,
}) => {
  const name = oneOff('Sieved')
  const key = `plan_${name.slice(-10)}`
  const wanted = await ticket({ subject: `${name} wanted`, status: 'open' })
  const other = await ticket({ subject: `${name} other`, status: 'open' })
  await rowsOf(
    `with field as (
       insert into public.custom_fields (key, label, type, choices)
       values ($1, 'Plan', 'choice', '{Free,On trial}') returning id)
     insert into public.ticket_custom_values select n, id, v
     from field, unnest($2::bigint[], '{On trial,Free}'::text[]) as x (n, v)`,
    [key, [wanted, other]],
  )
  const page = await openAs(await invitedAgent())
  await page.goto(`/tickets?q=${name}&view=mine`)
  const listed = page.locator('tbody').getByRole('link')
  await expect(listed).toHaveCount(2)

  const open = () => page.getByText('Filter', { exact: true }).click()
  const form = page.getByRole('form', { name: 'Filter' })
  await expect(form).toBeHidden()
  await open()
  await axe(page)
  await form.getByRole('combobox', { name: 'Status' }).selectOption('Open')
  await form.locator(`select:has([value^="field.${key}:"])`).selectOption('On trial')
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(listed).toHaveText([`${name} wanted`])
  const asked = new URL(page.url()).searchParams
  expect([asked.get('q'), asked.get('view')]).toEqual([
    `field.${key}:"On trial" status:open ${name}`,
    'mine',
  ])

  // One of a kind: another choice takes its place.
  await open()
  await form.getByRole('combobox', { name: 'Status' }).selectOption('Pending')
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('No tickets match')).toBeVisible()
  await axe(page)
  await page.getByRole('link', { name: /Remove.*Status.*Pending/ }).click()
  await expect(listed).toHaveText([`${name} wanted`])
  await page.getByRole('link', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/tickets')
  await rowsOf('delete from public.custom_fields where key = $1', [key])
})
