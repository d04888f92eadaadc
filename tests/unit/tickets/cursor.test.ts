import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from '@/lib/tickets/cursor'

const row = fc.record({
  updatedAt: fc
    .tuple(
      fc.date({
        min: new Date('1970-01-01'),
        max: new Date('2100-01-01'),
        noInvalidDate: true,
      }),
      fc.nat(999),
    )
    .map(([date, micros]) => {
      return `${date.toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}+00:00`
    }),
  number: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
})
const direction = fc.constantFrom('after' as const, 'before' as const)

test('a cursor is read as it was written, to the microsecond', () => {
  fc.assert(
    fc.property(direction, row, (direction, row) => {
      expect(decodeCursor(encodeCursor(direction, row))).toEqual({ direction, ...row })
    }),
  )
})

test('a cursor stands in an address as it is', () => {
  fc.assert(
    fc.property(direction, row, (direction, row) => {
      expect(encodeCursor(direction, row)).toMatch(/^[A-Za-z0-9_-]{1,200}$/)
    }),
  )
})

test('what is no cursor is read as none, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (value) => {
      expect(decodeCursor(value)).toBeNull()
    }),
    { numRuns: 1000 },
  )
})

test('no value that a filter would read as more than a time or a number gets through', () => {
  const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
      const cursor = decodeCursor(packed([a, b, c]))
      if (cursor === null) return
      expect(cursor.updatedAt).toMatch(/^[-0-9T:.+Z]{1,40}$/)
      expect(Number.isSafeInteger(cursor.number)).toBe(true)
    }),
  )
  const time = '2026-01-01T00:00:00+00:00'
  for (const value of [
    ['after', `${time}",number.gt.0`, 1],
    ['after', `${time}\n`, 1],
    ['after', time, '1'],
    ['after', time, 1.5],
    ['after', time, 0],
    ['after', time, 2 ** 53],
    ['after', time, 1, 1],
    ['AFTER', time, 1],
    { 0: 'after', 1: time, 2: 1 },
  ]) {
    expect(decodeCursor(packed(value))).toBeNull()
  }
  expect(decodeCursor(packed(['after', time, 1]))).not.toBeNull()
})

test.each([undefined, '', 'x'.repeat(201)])('%j is no cursor', (value) => {
  expect(decodeCursor(value)).toBeNull()
})
