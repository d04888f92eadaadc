import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Remembered } from '@/lib/messages/remembered'

const length = (text: string) => text.length

test('what is known is not made again', () => {
  const known = new Remembered<string>(100)
  known.get('a', () => 'made', length)
  expect(known.get('a', () => 'made again', length)).toBe('made')
})

test('what has not been asked for longest is forgotten first', () => {
  const known = new Remembered<string>(24)
  for (const key of ['a', 'b', 'c', 'd']) known.get(key, () => '12345', length)
  known.get('a', () => 'again', length)
  known.get('e', () => '12345', length)
  expect(known.get('a', () => 'again', length)).toBe('12345')
  expect(known.get('b', () => 'again', length)).toBe('again')
})

test('it never holds more than it may, however large one thing is', () => {
  const asked = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(60)))
  fc.assert(
    fc.property(asked, (all) => {
      const known = new Remembered<string>(100)
      for (const [key, size] of all) {
        known.get(`${key} ${size}`, () => 'x'.repeat(size), length)
        expect(known.held).toBeLessThanOrEqual(100)
      }
    }),
  )
})
