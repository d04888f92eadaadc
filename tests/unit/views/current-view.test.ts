import { expect, test } from 'vitest'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { BUILT_IN } from '@/lib/views/built-in'
import { currentView, viewHref, viewLeft } from '@/lib/views/current-view'

const VIEWS = [
  { id: 'a', query: 'tag:refund' },
  { id: 'b', query: 'is:unsolved  team:billing' },
  { id: 'c', query: 'tag:refund' },
  { id: 'empty', query: '' },
]
const at = (q?: string, view?: string) => ({ q, view })

test('the view is the one whose query is the present one, however it is spaced', () => {
  expect(currentView(VIEWS, at('tag:refund'))?.id).toBe('a')
  expect(currentView(VIEWS, at(' is:unsolved team:billing '))?.id).toBe('b')
  expect(currentView(VIEWS, at('team:billing'))).toBeUndefined()
})

test('of several with one query it is the one that was come from', () => {
  expect(currentView(VIEWS, at('tag:refund', 'c'))?.id).toBe('c')
  expect(currentView(VIEWS, at('tag:refund', 'b'))?.id).toBe('a')
})

test('the list without a query is a view’s only for whoever came from that', () => {
  expect(currentView(VIEWS, at())).toBeUndefined()
  expect(currentView(VIEWS, at('', 'empty'))?.id).toBe('empty')
})

test('a view was left when its query is another by now', () => {
  expect(viewLeft(VIEWS, at('tag:refund is:unsolved', 'a'))?.id).toBe('a')
  expect(viewLeft(VIEWS, at(undefined, 'a'))?.id).toBe('a')
  expect(viewLeft(VIEWS, at(' tag:refund', 'a'))).toBeUndefined()
  expect(viewLeft(VIEWS, at('tag:refund', 'gone'))).toBeUndefined()
})

test('an address carries query and view, and nothing that is empty', () => {
  expect(viewHref({ id: 'a', query: 'tag:a&b "c"' })).toBe('/tickets?q=tag%3Aa%26b+%22c%22&view=a')
  expect(viewHref({ query: 'is:unsolved' })).toBe('/tickets?q=is%3Aunsolved')
  expect(viewHref({ id: 'a', query: '' })).toBe('/tickets?view=a')
})

test.each(BUILT_IN)('the built-in view $name is understood', ({ query }) => {
  const { clauses, errors } = parseSearch(query)
  expect(errors).toEqual([])
  expect(clauses.length).toBeGreaterThan(0)
})
