import { globSync } from 'node:fs'
import { expect, test } from '@/tests/support/e2e'
import { observatoryScore } from '@/tests/support/observatory'
import { rowsOf, ticket } from '@/tests/support/workspace'

test.use({ as: 'admin@example.com' })

/** Every route there is, as an address: what is variable in it is a ticket, a link, or nobody's id. */
async function addresses(): Promise<string[]> {
  const number = await ticket()
  const [made] = await rowsOf<{ link: string }>(
    'select private.create_requester_link(number, requester_id) as link from public.tickets where number = $1',
    [number],
  )
  return globSync('app/**/{page.tsx,route.ts}')
    .map((file) =>
      file
        .replace(/^app/, '')
        .replace(/\/(page\.tsx|route\.ts)$/, '')
        .replace(/\/\([^)]+\)/g, '')
        .replace('[number]', String(number))
        .replace('[token]', made?.link ?? '')
        .replace(/\[\.\.\.[^\]]+\]/, 'nothing')
        .replace(/\[[^\]]+\]/g, '00000000-0000-4000-8000-000000000000'),
    )
    .map((path) => path || '/')
}

test('every route scores at least 100 of Mozilla’s Observatory', async ({ page, openAs }) => {
  const paths = [...(await addresses()), '/no/such/page', '/favicon.ico', '/icon.svg']
  expect(paths.length).toBeGreaterThan(60)
  const nobody = await openAs(undefined)
  for (const browser of [page, nobody]) {
    for (const path of paths) {
      const response = await browser.request.get(path, { maxRedirects: 0 })
      const headers = response.headers()
      const cookies = response
        .headersArray()
        .filter(({ name }) => name.toLowerCase() === 'set-cookie')
        .map(({ value }) => value)
      const html = headers['content-type']?.startsWith('text/html') ? await response.text() : ''
      expect(response.status(), path).toBeLessThan(500)
      const { score, parts } = observatoryScore({ headers, cookies, html })
      expect.soft(score, `${path}: ${JSON.stringify(parts)}`).toBeGreaterThanOrEqual(100)
      expect.soft(headers, path).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      })
    }
  }
})
