import { globSync } from 'node:fs'
import { expect, test } from '@/tests/support/e2e'
import { publishedArticle } from '@/tests/support/help'
import { observatoryScore } from '@/tests/support/observatory'
import { rowsOf, ticket } from '@/tests/support/workspace'

const scriptsOf = (policy: string) => /\b(?:script|default)-src[^;]*/g.exec(policy)?.[0] ?? ''

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
  const { slug } = await publishedArticle('Scored')
  const paths = [
    ...(await addresses()),
    ...['/no/such/page', '/favicon.ico', '/icon.svg', '/sitemap.xml', '/robots.txt'],
    ...[`/help/${slug}`, `/help/${slug}/thanks`, `/help/${slug}?q=1`, '/help?q=hums'],
    ...['/help/no/such/page', '/help/in', '/help/in/no/such', '/help/suggestions.js'],
  ]
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
      // As anybody's scanner reads it: whatever else is sent, these words are not in it.
      for (const { name, value } of response.headersArray()) {
        if (name.toLowerCase() !== 'content-security-policy') continue
        expect.soft(scriptsOf(value), path).not.toMatch(/unsafe-|\*|https?:/)
      }
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
