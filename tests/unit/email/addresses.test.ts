import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressIn, bracketed, replyAddress } from '@/lib/email/addresses'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'

test.each([
  ['Support <help@desk.example>', 'help@desk.example'],
  ['"Us, and <you>" <help@desk.example> ', 'help@desk.example'],
  [' help@desk.example', 'help@desk.example'],
])('the address in «%s» is %s', (sender, address) => {
  expect(addressIn(sender)).toBe(address)
})

test('a token goes before the last at sign, and what bears it is our own address still', () => {
  expect(replyAddress('help@desk.example', 'abc')).toBe('help+abc@desk.example')
  expect(replyAddress('help+desk@desk.example', 'abc')).toBe('help+desk+abc@desk.example')
  fc.assert(
    fc.property(fc.emailAddress(), fc.stringMatching(/^[0-9a-f]{32}$/), (address, token) =>
      ownAddresses(address)(replyAddress(address, token).toUpperCase()),
    ),
  )
})

test('another address is not ours, nor is it for having our name in its tag', () => {
  expect(ownAddresses('help@desk.example')('ann@desk.example')).toBe(false)
  expect(ownAddresses('help@desk.example', '')('ann+help@desk.example')).toBe(false)
})

test('no id breaks out of its header, whatever somebody calls their mail', () => {
  expect(bracketed(['a@b', 'c d@e', 'f@g>\r\nBcc: <x@y', '', 'ü@b', '<a@b>'])).toEqual(['<a@b>'])
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (ids) =>
      bracketed(ids).every((one) => /^<[\x21-\x7e]+>$/.test(one)),
    ),
  )
})
