import { createChunks, stringToBase64URL } from '@supabase/ssr'
import { expect, test } from 'vitest'
import { lastingToken } from '@/lib/supabase/session-token'

const site = 'http://127.0.0.1:3000'
const name = 'cfoil-session-3000'
const now = Date.UTC(2026, 10, 22)

// As the library itself writes them.
function cookies(session: object, key = name) {
  return createChunks(key, `base64-${stringToBase64URL(JSON.stringify(session))}`)
}

const session = (seconds: number, more = {}) => ({
  access_token: 'a.b.c',
  expires_at: now / 1000 + seconds,
  ...more,
})

test('a token that lasts is read from the cookie that the library wrote', () => {
  expect(lastingToken(cookies(session(3600)), site, now)).toBe('a.b.c')
})

test('a session too long for one cookie is put together again', () => {
  const pieces = cookies(session(3600, { user: { name: 'ä'.repeat(10_000) } }))
  expect(pieces.length).toBeGreaterThan(2)
  expect(lastingToken(pieces.toReversed(), site, now)).toBe('a.b.c')
  expect(lastingToken(pieces.slice(0, -1), site, now)).toBeNull()
})

test('a token near its end, or past it, is left to Auth', () => {
  expect(lastingToken(cookies(session(121)), site, now)).toBe('a.b.c')
  expect(lastingToken(cookies(session(120)), site, now)).toBeNull()
  expect(lastingToken(cookies(session(-1)), site, now)).toBeNull()
})

test.each([
  ['no cookie', []],
  ['the cookie of another instance', cookies(session(3600), 'cfoil-session-4000')],
  ['no base64', [{ name, value: 'a.b.c' }]],
  ['no JSON', [{ name, value: `base64-${stringToBase64URL('{')}` }]],
  ['no token in it', cookies({ expires_at: now })],
  ['an empty token', cookies(session(3600, { access_token: '' }))],
  ['no end', cookies({ access_token: 'a.b.c' })],
])('where there is %s there is no token', (_, jar) => {
  expect(lastingToken(jar, site, now)).toBeNull()
})
