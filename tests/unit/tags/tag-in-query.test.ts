import { expect, test } from 'vitest'
import { asksForTag, queryChanges, withTagRenamed } from '@/lib/tags/tag-in-query'

test.each([
  ['tag:refund', 'tag:money'],
  ['-tag:refund status:open', '-tag:money status:open'],
  ['the  printer tag:vip,refund "hums"', 'the  printer tag:vip,money "hums"'],
  ['tag:"refund" tag:refund', 'tag:money tag:money'],
  ['TAG:Refund', 'tag:money'],
  ['tag:money,refund', 'tag:money'],
])('in %s a tag has its new name, and all else stays', (query, expected) => {
  expect(asksForTag(query, 'refund')).toBe(true)
  expect(withTagRenamed(query, 'refund', 'money')).toBe(expected)
})

test.each(['refund', 'tag:refunds', '"tag:refund"', 'subject:tag:refund', ''])(
  '%s asks for no such tag',
  (query) => {
    expect(asksForTag(query, 'refund')).toBe(false)
    expect(withTagRenamed(query, 'refund', 'money')).toBe(query)
  },
)

test('a query that would grow too long stays as it is', () => {
  const long = `${'x'.repeat(1990)} tag:a`
  const views = [
    { id: '1', name: 'Short', query: 'tag:a' },
    { id: '2', name: 'Long', query: long },
  ]
  expect(queryChanges(views, 'a', 'much-longer')).toEqual({
    '1': { from: 'tag:a', to: 'tag:much-longer' },
  })
})
