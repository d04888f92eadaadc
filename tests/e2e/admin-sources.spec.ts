import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/e2e'
import { refusal } from '@/tests/support/forms'
import { newAddress, oneOff, rowsOf } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Posts an alert as the other side does, signed in the header that the source was told of. */
async function post(url: string, secret: string, alert: object): Promise<number> {
  const body = JSON.stringify(alert)
  const hex = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-alert-signature': `sha256=${hex}` }
  return (await fetch(url, { method: 'POST', headers, body })).status
}

async function ended(slug: string, status: string, count: number): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await rowsOf(
        `select from public.webhook_events e join public.webhook_sources s on s.id = e.source_id
         where s.slug = $1 and e.status = $2`,
        [slug, status],
      )
      return rows.length
    })
    .toBe(count)
}

test('an admin makes a generic source, maps what came in, replays it, and sees the ticket @no-js @phone', async ({
  page,
  axe,
}) => {
  const slug = oneOff('alerts')
  const subject = oneOff('Disk is full')
  const alert = {
    alert: { title: subject, text: 'Only 2 % left.', id: slug },
    from: newAddress('ops'),
  }

  await page.goto('/admin/sources')
  await page.getByRole('link', { name: 'New source' }).click()
  await page.getByRole('combobox', { name: 'Provider' }).selectOption('generic')
  await text(page, 'Address').fill('github')
  await text(page, 'Signature header').fill('X-Alert-Signature')
  await text(page, 'Prefix').fill('sha256=')
  await page.getByRole('button', { name: 'Create source' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(text(page, 'Address')).toHaveAccessibleDescription(
    /a source at this address already/,
  )
  await expect(text(page, 'Prefix')).toHaveValue('sha256=')
  await text(page, 'Address').fill(slug)
  await page.getByRole('button', { name: 'Create source' }).click()
  const shown = (name: string) =>
    page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd')
  await expect(page.getByText('It is not shown again.')).toBeVisible()
  const secret = (await shown('Secret').textContent()) ?? ''
  const url = (await shown('Address').textContent()) ?? ''
  await axe()
  expect(await post(url, 'not the secret', alert)).toBe(401)
  expect(await post(url, secret, alert)).toBe(202)
  await ended(slug, 'ignored', 1)

  await page.getByRole('link', { name: 'Open the source' }).click()
  await expect(page.getByRole('heading', { level: 1, name: slug })).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: 'nobody has said yet' })).toBeVisible()
  await axe()
  await page.getByRole('link', { name: 'Make a mapping' }).click()

  await expect(page.getByRole('region', { name: 'The event' })).toContainText('Only 2 % left.')
  const preview = page.getByRole('region', { name: 'Preview' })
  await text(page, 'Subject').fill('$.alert.[')
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(text(page, 'Subject')).toHaveAccessibleDescription(/is no JSON path/)
  await text(page, 'Subject').fill('$.alert.title')
  await text(page, 'Message').fill('$.alert.text')
  await text(page, 'Requester email').fill('$.sender')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(preview).toContainText('there is nothing at $.sender in this event')
  await expect(text(page, 'Message')).toHaveValue('$.alert.text')
  await text(page, 'Requester email').fill('$.from')
  await text(page, 'Key').fill('$.alert.id')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(preview).toContainText(subject)
  await expect(preview).toContainText(alert.from)
  await axe()
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()

  await page.getByRole('link', { name: slug }).click()
  await page.getByRole('checkbox', { name: /^Select Event/ }).check()
  await page.getByRole('button', { name: 'Replay selected' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 event is replayed.' })).toBeVisible()
  await ended(slug, 'done', 1)
  await page.goto(page.url())
  await page.getByRole('link', { name: 'Event', exact: true }).click()
  await expect(page.getByRole('region', { name: 'The body as it came' })).toContainText(
    'Only 2 % left.',
  )
  await expect(page.getByText('x-alert-signature')).toBeVisible()
  await axe()
  await page.getByRole('link', { name: /^#\d+$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()

  // One more about the same thing is a message on its ticket.
  const more = { ...alert, alert: { ...alert.alert, text: 'Only 1 % left.' } }
  expect(await post(url, secret, more)).toBe(202)
  await ended(slug, 'done', 2)
  await page.goto(page.url())
  await expect(page.getByRole('article').last()).toContainText('Only 1 % left.')
})

test('an admin rotates a secret, shuts a source and opens it again @no-js', async ({
  page,
  axe,
}) => {
  const slug = oneOff('rotated')
  const [made] = await rowsOf<{ id: string; secret: string }>(
    "select id, secret from private.create_webhook_source($1, 'github', null)",
    [slug],
  )
  await page.goto(`/admin/sources/${made?.id}`)
  await expect(page.getByText('Nothing came in yet')).toBeVisible()
  await page.getByText('Rotate the secret…').click()
  await text(page, 'New secret').fill('short')
  await page.getByRole('button', { name: 'Rotate secret' }).click()
  await expect(text(page, 'New secret')).toHaveAccessibleDescription(/8 to 500 characters/)
  await text(page, 'New secret').fill('a secret of the other side')
  await page.getByRole('button', { name: 'Rotate secret' }).click()
  await expect(page.getByText('Both secrets are taken for now.')).toBeVisible()
  await expect(page.getByText('a secret of the other side')).toBeVisible()
  const living = page.getByRole('list', { name: 'Living secrets' }).getByRole('listitem')
  await expect(living).toHaveCount(2)
  await axe()

  const statusNow = async () => {
    const body = JSON.stringify({ n: oneOff('n') })
    const hex = createHmac('sha256', made?.secret ?? '')
      .update(body)
      .digest('hex')
    const headers = { 'x-github-event': 'ping', 'x-hub-signature-256': `sha256=${hex}` }
    const url = new URL(`/api/webhooks/${slug}`, page.url())
    return (await fetch(url, { method: 'POST', headers, body })).status
  }
  expect(await statusNow()).toBe(202)
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible()
  expect(await statusNow()).toBe(404)
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible()
  expect(await statusNow()).toBe(202)

  await page.goto('/admin/sources')
  await expect(page.getByRole('row').filter({ hasText: slug })).toBeVisible()
  await axe()
  await page.goto('/admin/audit?kind=webhook_sources')
  for (const act of ['rotated the secret of', 'disabled', 'enabled']) {
    await expect(
      page.getByRole('listitem').filter({ hasText: act }).filter({ hasText: slug }),
    ).toBeVisible()
  }
})

test('the mapping shows what comes of it while it is typed', async ({ page }) => {
  const [made] = await rowsOf<{ id: string }>(
    "select id from private.create_webhook_source($1, 'generic', null)",
    [oneOff('typed')],
  )
  await rowsOf(
    `insert into public.webhook_events (source_id, dedupe_key, headers, body, status, reason, processed_at)
     values ($1, 'one', '{}', $2, 'ignored', 'x', now())`,
    [made?.id, Buffer.from('{"subject": "It hums", "message": "Much", "email": "a@example.com"}')],
  )
  await page.goto(`/admin/sources/${made?.id}/mapping`)
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('It hums')
  await text(page, 'Tags').fill('one, two')
  await expect(preview).toContainText('one, two')
  await text(page, 'Subject').fill('$.nothing')
  await expect(preview).toContainText('there is nothing at $.nothing')
})

test('what is not there is not found, and agents are shown out', async ({
  page,
  openAs,
  browserErrors,
}) => {
  browserErrors.allow(/status of 40[34]/)
  for (const path of ['x', crypto.randomUUID(), `${crypto.randomUUID()}/mapping`]) {
    await page.goto(`/admin/sources/${path}`)
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
  const agent = await openAs('agent@example.com')
  expect((await agent.goto('/admin/sources'))?.status()).toBe(403)
})
