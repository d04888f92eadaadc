import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withClause, withoutClause, withToggledSort } from '@/lib/tickets/query-edits'
import { parseSearch, printSearch } from '@/lib/tickets/search-syntax'

test.each([
  ['', 'status:open', 'status:open'],
  ['refund', 'status:open', 'status:open refund'],
  ['status:new refund', 'status:open', 'status:open refund'],
  ['refund status:new tag:a  -status:closed', 'status:open', 'refund status:open tag:a'],
  ['field.a:1 field.b:2', 'field.b:3', 'field.a:1 field.b:3'],
  ['refund', '"card declined"', '"card declined" refund'],
  ['card "declined', 'status:open', 'status:open card "declined'],
  ['sort:number status:open', 'sort:priority', 'sort:priority status:open'],
])('%j with %j is %j', (text, clause, expected) => {
  expect(withClause(text, clause)).toBe(expected)
})

test.each([
  ['status:open refund tag:a', 0, 'refund tag:a'],
  ['status:open refund tag:a', 1, 'status:open tag:a'],
  ['status:open refund tag:a', 2, 'status:open refund'],
  ['status:open foo:bar refund', 1, 'status:open foo:bar'],
  ['status:open', 7, 'status:open'],
])('%j without clause %i is %j', (text, index, expected) => {
  expect(withoutClause(text, index)).toBe(expected)
})

test('sorting by the same again turns the list round', () => {
  expect(withToggledSort('refund', 'priority')).toBe('sort:priority refund')
  expect(withToggledSort('sort:priority refund', 'priority')).toBe('sort:priority-asc refund')
  expect(withToggledSort('sort:priority-asc refund', 'priority')).toBe('sort:priority-desc refund')
  expect(withToggledSort('', 'updated')).toBe('sort:updated-asc')
  expect(withToggledSort('sort:waiting', 'waiting')).toBe('sort:waiting-desc')
})

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('status:open', 'status:opne', '-tag:a', 'tag:"b c"', '"', '“', ' ', '-', ','),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(' '))

const printed = (text: string) => parseSearch(text).clauses.map((clause) => printSearch([clause]))

test('whatever the query, a clause that is put in is asked for, alone about its property', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom('status:new', '-tag:c', 'sort:number-asc'),
      (text, clause) => {
        const [property = ''] = clause.split(':')
        const after = printed(withClause(text, clause))
        const others = (all: string[]) =>
          all.filter((one) => !one.replace('-', '').startsWith(property.replace('-', '')))
        expect(after.filter((one) => others([one]).length === 0)).toEqual([clause])
        expect(others(after)).toEqual(others(printed(text)))
      },
    ),
    { numRuns: 1000 },
  )
})

test('whatever the query, what is taken out is gone and the rest stays', () => {
  fc.assert(
    fc.property(anyText, fc.nat(10), (text, index) => {
      expect(printed(withoutClause(text, index))).toEqual(printed(text).toSpliced(index, 1))
    }),
    { numRuns: 1000 },
  )
})
