import { expect, test } from 'vitest'
import { parseForm } from '@/lib/forms/parse-form'
import { countText } from '@/lib/views/count-text'
import { createViewSchema, moveViewSchema, updateViewSchema } from '@/lib/views/schema'

const errorsOf = (schema: Parameters<typeof parseForm>[0], values: Record<string, string>) => {
  const parsed = parseForm(schema, values)
  return parsed.ok || parsed.state.ok ? {} : parsed.state.fieldErrors
}
const view = { name: 'Refunds', query: 'tag:refund' }

test('a view has a name, a query and somebody it is for', () => {
  expect(createViewSchema.parse({ ...view, audience: 'all' })).toEqual({ ...view, audience: 'all' })
  expect(createViewSchema.parse({ name: ' Refunds ' })).toEqual({
    ...{ name: 'Refunds', query: '', audience: 'me' },
  })
  expect(errorsOf(createViewSchema, { ...view, name: ' ' })).toEqual({
    name: ['The name is missing.'],
  })
  expect(errorsOf(createViewSchema, { ...view, audience: 'us' })).toHaveProperty('audience')
})

test('a query that is not understood is refused with its place', () => {
  expect(errorsOf(createViewSchema, { ...view, query: 'tag:refund status:opne' })).toEqual({
    query: ['There is no status “opne”. Did you mean “open”? (At character 19.)'],
  })
  expect(errorsOf(updateViewSchema, { version: '1', query: 'x'.repeat(2001) })).toEqual({
    query: ['The query is longer than 2000 characters.'],
  })
})

test('a change names the version that it was made from, and may leave the name as it is', () => {
  expect(updateViewSchema.parse({ version: '3', query: '' })).toEqual({ version: 3, query: '' })
  expect(errorsOf(updateViewSchema, { query: '' })).toEqual({
    version: ['The version is missing.'],
  })
  expect(errorsOf(updateViewSchema, { version: '1', name: '', query: '' })).toHaveProperty('name')
})

test('a move is a view and a direction', () => {
  const id = crypto.randomUUID()
  expect(moveViewSchema.parse({ move: `${id} up` })).toEqual({ move: [id, 'up'] })
  for (const move of [id, `${id} sideways`, 'x down', `${id} up up`]) {
    expect(errorsOf(moveViewSchema, { move })).toHaveProperty('move')
  }
})

test.each([
  [0, '0'],
  [9_876, '9,876'],
  [10_000, '10,000'],
  [10_001, '10,000+'],
])('%i tickets are told as %s', (count, text) => {
  expect(countText(count)).toBe(text)
})
