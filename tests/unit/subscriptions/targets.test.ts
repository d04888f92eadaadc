import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedAddresses } from '@/lib/subscriptions/lookup'
import { isPublic, mayReach, readAllowed, urlRefusal } from '@/lib/subscriptions/targets'

const nothing = readAllowed('')
const loopback = readAllowed('127.0.0.1, ::1, 10.1.0.0/16, Hooks.Intranet')

// Refused as they stand, without asking for any name.
const HOSTILE = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://127.255.255.254:8080/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.01/',
  'http://127.0x0.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://%31%32%37.0.0.1/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://100.100.100.200/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9.0xfe.0xa9.0xfe/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.7/',
  'http://203.0.113.7/',
  'http://224.0.0.1/',
  'http://239.255.255.250:1900/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:0:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::169.254.169.254]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:a9fe:a9fe::1]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:db8::1]/',
  'http://[2001:470:1:2:0:5efe:7f00:1]/',
  'http://[2001:470:1:2:200:5efe:10.0.0.1]/',
  'http://[100::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://user@example.com/',
  'http://user:secret@example.com/',
  'http://example.com@127.0.0.1/',
  'http://127.0.0.1#@example.com/',
  'http://127.0.0.1?@example.com/',
  'http:127.0.0.1/',
  'http:/127.0.0.1/',
  'https://example.com:22/',
  'https://example.com:25/',
  'https://example.com:443443/',
  'https://example.com:0/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  '//example.com/',
  'http://',
  'http://[fe80::1%25eth0]/',
  'http://exa mple.com/',
]

test.each(HOSTILE)('nothing is sent to %s', (url) => {
  expect(urlRefusal(url, nothing)).not.toBeNull()
})

test('there are many of them, and none twice', () => {
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length)
  expect(HOSTILE.length).toBeGreaterThan(60)
})

test.each([
  'https://example.com/webhooks',
  'https://hooks.example.com:8443/a?b=c#d',
  'http://example.com./',
  'https://bücher.example/',
  'https://93.184.216.34/',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
])('by itself there is nothing against %s', (url) => {
  expect(urlRefusal(url, nothing)).toBeNull()
})

describe('what a name leads to', () => {
  const leadsTo =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

  test.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:10.0.0.1']],
    [['64:ff9b::a00:1']],
    [['169.254.169.254']],
    [['93.184.216.34', '192.168.0.1']],
    [['2606:2800:220:1::1', 'fe80::1']],
    [['no address']],
    [[]],
  ])('is refused when it is %j', async (addresses) => {
    const asked = allowedAddresses('example.com', nothing, leadsTo(...addresses))
    await expect(asked).rejects.toThrow(/example\.com/)
  })

  test('is refused when the lookup fails', async () => {
    const fails = () => Promise.reject(new Error('SERVFAIL'))
    await expect(allowedAddresses('example.com', nothing, fails)).rejects.toThrow('looked up')
  })

  test('is taken when all of it is public, or excepted by name', async () => {
    const both = ['93.184.216.34', '2606:2800:220:1::1']
    expect(await allowedAddresses('example.com', nothing, leadsTo(...both))).toHaveLength(2)
    const inside = leadsTo('192.168.7.7')
    expect(await allowedAddresses('hooks.intranet', loopback, inside)).toHaveLength(1)
    await expect(allowedAddresses('other.intranet', loopback, inside)).rejects.toThrow()
  })
})

test('exceptions hold for what they name, and for nothing beside it', () => {
  for (const url of ['http://127.0.0.1:9/', 'http://[::1]:3000/', 'http://10.1.255.255/']) {
    expect(urlRefusal(url, loopback)).toBeNull()
  }
  expect(urlRefusal('http://hooks.intranet:22/', loopback)).toBeNull()
  for (const url of ['http://127.0.0.2/', 'http://10.2.0.0/', 'http://[::2]/']) {
    expect(urlRefusal(url, loopback)).not.toBeNull()
  }
  // A socket that speaks both kinds names IPv4 peers so.
  expect(mayReach('::ffff:127.0.0.1', 'x', loopback)).toBe(true)
  expect(mayReach('::ffff:127.0.0.2', 'x', loopback)).toBe(false)
  expect(mayReach('', 'x', loopback)).toBe(false)
})

test.each(['10.0.0.0/33', 'http://x', 'a b', '127.0.0.1:80', '-'])(
  '%s is no exception',
  (entry) => {
    expect(() => readAllowed(entry)).toThrow(/no name, address or CIDR range/)
  },
)

test('of every IPv4 address written in IPv6 none is public, and none of a private net is', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(byte, byte, byte, byte, (a, b, c, d) => {
      const v4 = `${a}.${b}.${c}.${d}`
      for (const prefix of ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', 'fe80::']) {
        expect(isPublic(`${prefix}${v4}`)).toBe(false)
      }
      for (const inside of [`10.${b}.${c}.${d}`, `127.${b}.${c}.${d}`, `192.168.${c}.${d}`]) {
        expect(isPublic(inside)).toBe(false)
      }
    }),
  )
})
