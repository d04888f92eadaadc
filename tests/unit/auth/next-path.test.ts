import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOME_PATH, loginPath, packNext, safeNext } from '@/lib/auth/next-path'

const SITE = 'https://support.example'
const packed = (value: string) => `/auth/confirm/${Buffer.from(value).toString('base64url')}`

/** Where a browser on this site goes when it is sent there. */
const destination = (path: string) => new URL(path, `${SITE}/auth/confirm?x=1`)

const hostile = [
  '//evil.example',
  '///evil.example',
  '////evil.example/%2f..',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/a/../..//evil.example',
  '/%2e%2e//evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '.evil.example',
  `${SITE}.evil.example/tickets`,
  'http://counterfoil.invalid/x',
  '/\u0000/evil.example',
  '/tickets\u0085',
  '/tickets\r\nset-cookie: a=b',
  '/\ufeff//evil.example\n',
]

describe('where to go after signing in', () => {
  test.each(hostile)('%j leads nowhere but to this site', (value) => {
    for (const next of [value, packed(value), `https://evil.example${packed(value)}`]) {
      const path = safeNext(next)
      expect(path).toMatch(/^\/[^/\\\s]/)
      expect(destination(path).origin).toBe(SITE)
    }
  })

  test.each([
    ...['//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example'],
    ...['https://evil.example', 'javascript:alert(1)', 'tickets/5'],
  ])('%j leads home', (value) => {
    expect(safeNext(value)).toBe(HOME_PATH)
    expect(safeNext(packed(value))).toBe(HOME_PATH)
  })

  test.each([
    ...['/tickets/5', '/tickets?q=a%20b&after=x', '/contacts/1#notes', '/help/ä'],
    ...['/%2F%2Fevil.example', '/tickets?next=//evil.example', '/tickets?u=https://evil.example'],
  ])('%j is a path of ours and stays', (value) => {
    expect(safeNext(value)).toBe(new URL(value, SITE).href.slice(SITE.length))
  })

  test.each(['', '/', '/login', '/login?next=/tickets', null, undefined])(
    '%j leads home',
    (value) => {
      expect(safeNext(value)).toBe(HOME_PATH)
    },
  )

  test('nothing that could be given leads off the site or breaks a header', () => {
    const piece = fc.oneof(
      fc.constantFrom('/', '//', '\\', '.', '..', ':', '@', '\t', '\n', '%2f', '%5c', '?', '#'),
      fc.constantFrom(
        'http:',
        'https://evil.example',
        'javascript:',
        'evil.example',
        '/auth/confirm/',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    const value = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(value, fc.boolean(), (given, pack) => {
        const path = safeNext(pack ? packed(given) : given)
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(destination(path).origin).toBe(SITE)
      }),
      { numRuns: 2000 },
    )
  })

  test('what it answers it takes again, and answers the same', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const once = safeNext(`${path}?${query}`)
        expect(safeNext(once)).toBe(once)
      }),
    )
  })
})

test('a path that is packed for a mail comes out as it went in, escaped by Auth or not', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters({ size: 'small' }), (path, query) => {
      const next = safeNext(`${path}?${query}`)
      const address = packNext(SITE, next)
      expect(safeNext(address)).toBe(next)
      expect(safeNext(decodeURIComponent(encodeURIComponent(address)))).toBe(next)
      expect(encodeURI(address)).toBe(address)
    }),
  )
})

test('the way to sign in carries where one was, and nothing for the start page', () => {
  expect(loginPath('/tickets/5?a=b&c=d')).toBe('/login?next=%2Ftickets%2F5%3Fa%3Db%26c%3Dd')
  expect(loginPath('//evil.example')).toBe('/login')
  expect(loginPath('/')).toBe('/login')
})
