import { afterEach, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy'

afterEach(() => vi.unstubAllEnvs())

function policy(
  siteUrl = 'https://support.example',
  images?: 'ours' | 'all',
): Record<string, string[]> {
  const directives = contentSecurityPolicy({
    nonce: 'n0nce',
    siteUrl,
    ...(images && { images }),
  }).split('; ')
  return Object.fromEntries(directives.map((one) => [one.split(' ')[0], one.split(' ').slice(1)]))
}

test('scripts run by the nonce alone, and are never evaluated or written inline', () => {
  const { 'script-src': scripts = [] } = policy()
  expect(scripts).toContain("'nonce-n0nce'")
  expect(scripts).toContain("'strict-dynamic'")
  expect(JSON.stringify(policy())).not.toContain('unsafe')
})

test('nothing comes from or goes to another origin, and nobody frames the page', () => {
  const { 'script-src': _, 'style-src': __, ...others } = policy()
  expect(others).toEqual({
    'default-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': [],
  })
})

test('images of others come where they were asked for, encrypted, and nothing else does', () => {
  const { 'img-src': images, ...others } = policy('https://support.example', 'all')
  expect(images).toEqual(["'self'", 'data:', 'blob:', 'https:'])
  const { 'img-src': _, ...usual } = policy()
  expect(others).toEqual(usual)
})

test('without TLS nothing is upgraded: forms on this machine would be sent nowhere', () => {
  expect(policy('http://127.0.0.1:3000')).not.toHaveProperty('upgrade-insecure-requests')
})

test('only development lets code be evaluated', () => {
  vi.stubEnv('NODE_ENV', 'development')
  expect(policy()['script-src']).toContain("'unsafe-eval'")
})
