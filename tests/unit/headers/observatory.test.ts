import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '@/lib/auth/content-security-policy'
import { observatoryScore } from '@/tests/support/observatory'

const good = {
  'content-security-policy': contentSecurityPolicy({
    nonce: 'abc',
    siteUrl: 'https://desk.example',
  }),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const scoreOf = (changes: Record<string, string>, cookies: string[] = [], html = '') =>
  observatoryScore({ headers: { ...good, ...changes }, cookies, html }).score

test('a page of ours scores 125', () => {
  expect(scoreOf({})).toBe(125)
})

test('an answer without any of it scores 30', () => {
  expect(observatoryScore({ headers: {}, cookies: [], html: '' }).score).toBe(30)
})

test.each([
  [
    'scripts in the page',
    { 'content-security-policy': "script-src 'self' 'unsafe-inline'; object-src 'none'" },
  ],
  ['scripts from anywhere', { 'content-security-policy': "script-src https:; object-src 'none'" }],
  ['no policy', { 'content-security-policy': '' }],
  ['no transport security', { 'strict-transport-security': '' }],
  [
    'to be read by other origins as oneself',
    {
      'access-control-allow-origin': 'https://other.example',
      'access-control-allow-credentials': 'true',
    },
  ],
] as const)('%s brings it below 100', (_, changes) => {
  expect(scoreOf(changes)).toBeLessThan(100)
})

test('a cookie that scripts read brings it below 100', () => {
  expect(scoreOf({}, ['a=1; Secure; SameSite=Lax'])).toBeLessThan(100)
  expect(scoreOf({}, ['a=1; Secure; HttpOnly; SameSite=Lax'])).toBe(130)
})
