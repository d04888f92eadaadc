import { expect, test } from 'vitest'
import { inviteSchema } from '@/lib/invitations/schema'

const parse = (emails: string) => inviteSchema.safeParse({ emails, role: 'agent' })

test('addresses are told apart however they are pasted', () => {
  const pasted =
    'a@example.com, b@example.com;c@example.com\r\n\r\n\td@example.com  <e@example.com>'
  expect(parse(pasted).data?.emails).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((local) => `${local}@example.com`),
  )
})

test('an address that is given twice is invited once, as it was first written', () => {
  expect(parse('Ann@example.com ann@EXAMPLE.com').data?.emails).toEqual(['Ann@example.com'])
})

test('what is no address is left to the database, which answers for each line', () => {
  expect(parse('nonsense').data?.emails).toEqual(['nonsense'])
})

test.each([
  ['nothing', ' \n ,; '],
  ['more than 200', Array.from({ length: 201 }, (_, n) => `a${n}@example.com`).join('\n')],
  ['what cannot be stored', 'a\0@example.com'],
  ['a word without end', 'a'.repeat(401)],
])('%s is refused beside the field', (_, emails) => {
  const parsed = parse(emails)
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues[0]?.path[0]).toBe('emails')
})
