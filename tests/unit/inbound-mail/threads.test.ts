import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsIn, numbersIn, threadOf, tokensIn } from '@/lib/inbound-mail/threads'
import type { MailParts } from '@/lib/inbound-mail/types'

const mail = (headers: Record<string, string | string[]>): MailParts => ({
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
  from: null,
  cc: [],
  subject: '',
  text: '',
  html: '',
  files: [],
})

const word = fc.stringMatching(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,40}$/)
const id = fc.tuple(word, word).map(([left, right]) => `${left}@${right}`)
const hex = fc.stringMatching(/^[0-9a-f]{32}$/)
const gap = fc.constantFrom(' ', '\t', '  ', '', ', ', ' (was: nothing) ')

test('ids are found in any spelling of a header, nearest first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 12 }), gap, id, (ids, between, parent) => {
      const references = ids.map((one) => `<${one}>`).join(between)
      const expected = [parent, ...ids.toReversed()].map((one) => one.toLowerCase())
      expect(threadOf(mail({ 'in-reply-to': `<${parent}>`, references })).references).toEqual([
        ...new Set(expected),
      ])
    }),
  )
})

test('ids are the same in any case, broken by a fold, and without their brackets', () => {
  fc.assert(
    fc.property(id, fc.nat(), (one, at) => {
      const cut = at % one.length
      const folded = `<${one.slice(0, cut)}\t${one.slice(cut)}>`
      for (const spelled of [
        `<${one.toUpperCase()}>`,
        folded,
        ` ${one} `,
        `Mail of Ada <${one}>`,
      ]) {
        expect(idsIn(spelled)).toEqual([one.toLowerCase()])
      }
    }),
  )
})

test('a token is found in whichever header names its address', () => {
  const header = fc.constantFrom(
    'to',
    'cc',
    'delivered-to',
    'x-original-to',
    'envelope-to',
    'received',
  )
  const around = fc.constantFrom(
    (address: string) => address,
    (address: string) => `"Support, Team" <${address}>, other+tag@example.org`,
    (address: string) => `by mx.example.com for <${address.toUpperCase()}>; today`,
  )
  fc.assert(
    fc.property(hex, header, around, (token, name, put) => {
      const value = put(`support+${token}@example.com`)
      expect(threadOf(mail({ [name]: ['nothing', value] })).tokens).toEqual([token])
    }),
  )
})

test('no text, however odd, makes more of itself than ids, tokens and numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (odd) => {
      for (const one of idsIn(odd)) expect(one).toMatch(/^[^@\0]+@[^@\0]+$/)
      for (const token of tokensIn(odd)) expect(token).toMatch(/^[0-9a-f]{32}$/)
      for (const number of numbersIn(odd)) expect(Number.isSafeInteger(number)).toBe(true)
    }),
  )
})

test('headers of megabytes are read to a bound', () => {
  const references = '<'.repeat(1_000_000) + '<a@b>'.repeat(200_000)
  const to = 'x+0123456789abcdef'.repeat(100_000)
  const thread = threadOf(mail({ references, to }))
  expect(thread).toEqual({ references: ['a@b'], tokens: [] })
})

test('a number is read where our own mails write it', () => {
  expect(numbersIn('Re: [#12] It hums [#7]')).toEqual([12, 7])
  expect(numbersIn('Re: #12, [12], [#x], [#1234567890123456]')).toEqual([])
})
