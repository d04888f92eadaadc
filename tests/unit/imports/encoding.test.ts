import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EncodingGuess } from '@/lib/imports/encoding'

function guessOf(bytes: Uint8Array, size = bytes.length || 1) {
  const guess = new EncodingGuess()
  for (let at = 0; at < bytes.length; at += size) guess.push(bytes.subarray(at, at + size))
  return guess.result()
}

const utf16 = (text: string, swapped = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return swapped ? bytes.swap16() : bytes
}

test('what is UTF-8 all the way is UTF-8, wherever it is cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0')),
      fc.integer({ min: 1, max: 9 }),
      (text, size) => {
        const bytes = Buffer.from(`Name,${text}`)
        expect(guessOf(bytes, size)).toBe('utf-8')
      },
    ),
    { numRuns: 50 },
  )
})

test('UTF-16 is known by its mark, and without one by its zeros', () => {
  const text = 'Name;Email\r\nJürgen;j@example.com\r\n'
  expect(guessOf(utf16(`\ufeff${text}`))).toBe('utf-16le')
  expect(guessOf(utf16(`\ufeff${text}`, true))).toBe('utf-16be')
  expect(guessOf(utf16(text))).toBe('utf-16le')
  expect(guessOf(utf16(text, true))).toBe('utf-16be')
})

test.each([
  ['a letter of Windows-1252', 'Name\nJ\u00fcrgen\n', 'windows-1252'],
  ['one at the very end', 'Name\n\u00fc', 'windows-1252'],
  ['zeros', 'PK\u0003\u0004\u0000\u0000\u0000x', null],
  ['nothing', '', 'utf-8'],
])('of %s', (_, text, encoding) => {
  expect(guessOf(Buffer.from(text, 'latin1'))).toBe(encoding)
})
