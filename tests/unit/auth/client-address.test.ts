import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

// The settings are read once a process: each test begins with a fresh copy of the module.
beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:54321')
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_x')
})
afterEach(() => vi.unstubAllEnvs())

async function addressBehind(hops: number, forwarded?: string): Promise<string | null> {
  vi.stubEnv('TRUSTED_PROXY_HOPS', String(hops))
  const { clientAddress } = await import('@/lib/auth/client-address')
  return clientAddress(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }))
}

describe('the address a request came from', () => {
  test.each([
    [0, '192.0.2.1', '192.0.2.1'],
    [0, '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    [1, '192.0.2.1', '192.0.2.1'],
    [1, '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    [2, '203.0.113.9, 192.0.2.1, 198.51.100.7', '192.0.2.1'],
    [3, '203.0.113.9, 192.0.2.1, 198.51.100.7', '203.0.113.9'],
    [1, ' 2001:db8::1 ', '2001:db8::1'],
    [1, '203.0.113.9,2001:db8::1', '2001:db8::1'],
  ])('behind %i proxies, of %j, is %s', async (hops, forwarded, address) => {
    expect(await addressBehind(hops, forwarded)).toBe(address)
  })

  test.each([
    ['there is none', 1, undefined],
    ['it is empty', 1, ''],
    ['it is no address', 1, 'unknown'],
    ['it has a port', 1, '192.0.2.1:80'],
    ['it is SQL', 1, "1'; drop table users"],
    ['there were fewer proxies than trusted', 2, '192.0.2.1'],
    ['its entry is empty', 1, '192.0.2.1,'],
  ])('is not known when %s', async (_, hops, forwarded) => {
    expect(await addressBehind(hops, forwarded)).toBeNull()
  })

  test.each([
    [1, '192.0.2.1'],
    [2, '192.0.2.1, 198.51.100.7'],
  ])(
    'behind %i proxies is never what a client wrote in front of their entries',
    async (hops, own) => {
      const forged = Array.from({ length: 50 }, (_, n) => `10.0.0.${n}`).join(', ')
      expect(await addressBehind(hops, `${forged}, ${own}`)).toBe('192.0.2.1')
    },
  )
})
