import { expect, test } from '@/tests/support/e2e'
import { ticket } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

type Kind = { path: string; status: number; signedIn: boolean }

const pages: Kind[] = [
  { path: '/login', status: 200, signedIn: false },
  { path: '/auth/confirm', status: 200, signedIn: false },
  { path: '/auth/confirm?token_hash=0', status: 200, signedIn: false },
  { path: '/tickets', status: 200, signedIn: true },
  { path: '/tickets/new', status: 200, signedIn: true },
  { path: '/tickets/999999999', status: 404, signedIn: true },
]
const missing: Kind = { path: '/no/such/page', status: 404, signedIn: true }

test('every page runs scripts by a nonce alone, fresh each time', async ({ openAs, page }) => {
  const nobody = await openAs(undefined)
  const seen = new Set<string>()
  const ticketPage = { path: `/tickets/${await ticket()}`, status: 200, signedIn: true }
  for (const { path, status, signedIn } of [...pages, ticketPage, ...pages]) {
    const response = await (signedIn ? page : nobody).request.get(path)
    expect(response.status(), path).toBe(status)
    const policy = response.headers()['content-security-policy'] ?? ''
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(/\s+/)
        return [name, values] as const
      }),
    )
    const scripts = directives.get('script-src') ?? []
    expect(scripts.join(' '), path).not.toMatch(/unsafe-(inline|eval|hashes)|\*|https?:/)
    expect(directives.get('default-src'), path).toEqual(["'self'"])
    expect(directives.get('object-src'), path).toEqual(["'none'"])
    expect(directives.get('base-uri'), path).toEqual(["'none'"])
    expect(directives.get('frame-ancestors'), path).toEqual(["'none'"])
    expect(directives.get('form-action'), path).toEqual(["'self'"])

    const nonce = /'nonce-([\w+/=-]{20,})'/.exec(scripts.join(' '))?.[1] ?? 'no nonce'
    expect(seen, `the nonce of ${path}`).not.toContain(nonce)
    seen.add(nonce)
    const tags = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(tags.length, path).toBeGreaterThan(0)
    for (const tag of tags) expect(tag, path).toContain(`nonce="${nonce}"`)
  }
})

test('a page that is missing has the policy of all others', async ({ page }) => {
  for (const path of ['/api/nothing', '/_next/nothing', '/favicon.ico', missing.path]) {
    const response = await page.request.get(path)
    const policy = response.headers()['content-security-policy']
    expect.soft(policy, path).toBeDefined()
    // What is no page of ours runs nothing at all.
    if (policy?.includes("default-src 'none'")) continue
    for (const tag of (await response.text()).match(/<script\b[^>]*>/g) ?? []) {
      expect.soft(tag, path).toContain('nonce=')
    }
  }
})

test('the way from the root to the start page is not kept by a cache', async ({ request }) => {
  const response = await request.get('/', { maxRedirects: 0 })
  expect(response.headers()['cache-control']).toContain('no-store')
})

test('every answer bears the headers that keep a browser on guard', async ({ page, openAs }) => {
  const nobody = await openAs(undefined)
  const others: Kind[] = [
    { path: '/api/health', status: 200, signedIn: false },
    { path: '/api/ready', status: 200, signedIn: false },
    { path: '/icon.svg', status: 200, signedIn: false },
    { path: '/tickets', status: 307, signedIn: false },
  ]
  for (const { path, status, signedIn } of [...pages, missing, ...others]) {
    const response = await (signedIn ? page : nobody).request.get(path, { maxRedirects: 0 })
    expect(response.status(), path).toBe(status)
    const headers = response.headers()
    expect(headers, path).toMatchObject({
      'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    expect(headers, path).not.toHaveProperty('x-powered-by')
  }
})

test('no page of a session is kept by a cache on the way', async ({ page, openAs }) => {
  const nobody = await openAs(undefined)
  for (const { path, signedIn } of [
    ...pages,
    { path: `/tickets/${await ticket()}`, signedIn: true },
  ]) {
    const response = await (signedIn ? page : nobody).request.get(path)
    const kept = response.headers()['cache-control'] ?? ''
    expect(kept, path).toContain('no-store')
    expect(kept, path).toContain('private')
  }
})

test('a link in a mail does not tell other sites its secret', async ({ page, context }) => {
  await page.goto('/auth/confirm?token_hash=0&type=magiclink')
  const policy = page.locator('meta[name=referrer]')
  await expect(policy).toHaveAttribute('content', 'same-origin')
  expect(await context.cookies()).not.toEqual([])
})
