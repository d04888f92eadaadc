import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from '@/lib/audit/cursor'

const line = { at: '2026-11-22T15:37:43.123456+00:00', id: 42 }

test('a cursor is read as it was written, to the microsecond', () => {
  for (const direction of ['after', 'before'] as const) {
    expect(decodeCursor(encodeCursor(direction, line))).toEqual({ direction, ...line })
  }
})

test('what is no cursor is read as none, whatever it is', () => {
  const base64url = fc.string().map((text) => Buffer.from(text).toString('base64url'))
  fc.assert(
    fc.property(fc.oneof(fc.string(), base64url), (value) => {
      expect(decodeCursor(value)).toBeNull()
    }),
  )
  const injected = `after_${line.at},id.gt.0_1`
  expect(decodeCursor(Buffer.from(injected).toString('base64url'))).toBeNull()
})
