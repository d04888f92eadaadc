import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'
import { SORT_KEYS, type SortKey } from '@/lib/tickets/ticket-filter'

const time = fc
  .tuple(
    fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([date, micros]) => {
    return `${date.toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}+00:00`
  })
const whole = fc.nat().map(String)
const line = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text))
const keys: Record<SortKey, fc.Arbitrary<string>> = {
  updated: time,
  created: time,
  waiting: fc.oneof(time, fc.constant('infinity')),
  number: whole,
  priority: whole,
  status: whole,
  subject: line,
  relevance: fc.float({ min: 0, max: 10, noNaN: true }).map((rank) => String(Math.abs(rank))),
}

const cursorOf = (key: SortKey) =>
  fc.record({
    direction: fc.constantFrom('after' as const, 'before' as const),
    key: keys[key],
    number: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  })
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe.each(SORT_KEYS)('of a list sorted by %s', (sort) => {
  test('a cursor is read as it was written, and stands in an address as it is', () => {
    fc.assert(
      fc.property(cursorOf(sort), (cursor) => {
        const text = encodeCursor(sort, cursor)
        expect(text).toMatch(/^[A-Za-z0-9_-]{1,800}$/)
        expect(decodeCursor(sort, text)).toEqual(cursor)
      }),
    )
  })

  test('a cursor counts as none in a list of another order', () => {
    fc.assert(
      fc.property(cursorOf(sort), fc.constantFrom(...SORT_KEYS), (cursor, other) => {
        fc.pre(other !== sort)
        expect(decodeCursor(other, encodeCursor(sort, cursor))).toBeNull()
      }),
    )
  })

  test('what is no cursor is read as none, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (value) => {
        expect(decodeCursor(sort, value)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

test('no key gets through that the database could not read', () => {
  const time = '2026-01-01T00:00:00+00:00'
  for (const value of [
    ['after', 'updated', `${time}",number.gt.0`, 1],
    ['after', 'updated', `${time}\n`, 1],
    ['after', 'updated', 'infinity', 1],
    ['after', 'updated', time, '1'],
    ['after', 'updated', time, 1.5],
    ['after', 'updated', time, 0],
    ['after', 'updated', time, 2 ** 53],
    ['after', 'updated', time, 1, 1],
    ['after', 'updated', 1, 1],
    ['AFTER', 'updated', time, 1],
    ['after', time, 1],
    { 0: 'after', 1: 'updated', 2: time, 3: 1 },
  ]) {
    expect(decodeCursor('updated', packed(value))).toBeNull()
  }
  expect(decodeCursor('updated', packed(['after', 'updated', time, 1]))).not.toBeNull()
  expect(decodeCursor('priority', packed(['after', 'priority', '9'.repeat(16), 1]))).toBeNull()
  expect(decodeCursor('subject', packed(['after', 'subject', 'a\u0000b', 1]))).toBeNull()
  expect(decodeCursor('subject', packed(['after', 'subject', '\ud800', 1]))).toBeNull()
  expect(decodeCursor('relevance', packed(['after', 'relevance', 'NaN', 1]))).toBeNull()
})

test.each([undefined, '', 'x'.repeat(801)])('%j is no cursor', (value) => {
  expect(decodeCursor('updated', value)).toBeNull()
})
