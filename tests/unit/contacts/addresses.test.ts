import { expect, test } from 'vitest'
import { addressesAfter } from '@/lib/contacts/addresses'
import { addressesSchema } from '@/lib/contacts/schema'

const many = Array.from({ length: 24 }, (_, at) => `kim${at}@example.com`)
const asked = (act: object) => {
  const form = { seen_at: '2026-11-29T12:00:00.123456+00:00', emails: many.join('\n'), ...act }
  return addressesAfter(addressesSchema.parse(form))
}

test('whoever has more addresses than can be added can lose them and put one first', () => {
  expect(asked({ remove: 'KIM3@example.com' })).toEqual(many.toSpliced(3, 1))
  expect(asked({ first: 'kim23@example.com' })).toEqual(['kim23@example.com', ...many.slice(0, 23)])
  expect(asked({ add: 'one@example.com' })).toBe('A contact has at most 20 addresses.')
})
