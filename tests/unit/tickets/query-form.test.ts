import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryAfterForm } from '@/lib/tickets/query-form'
import { parseSearch } from '@/lib/tickets/search-syntax'

describe('the query after the filter form', () => {
  test('is not touched by an address that no form made', () => {
    expect(queryAfterForm({ q: 'status:open', cursor: 'x' })).toBeNull()
  })

  test('takes what was chosen, and replaces its like', () => {
    const sent = { q: 'status:open refund', add: ['', 'status:solved', 'team:none'], tag: '' }
    expect(queryAfterForm(sent)).toBe('team:none status:solved refund')
  })

  test('quotes what was typed', () => {
    const query = queryAfterForm({ q: '', requester: ' Front desk ', company: 'a "b"', tag: 'vip' })
    const values = parseSearch(query ?? '').clauses.map((clause) =>
      clause.property === 'words' ? clause.text : [clause.property, ...clause.values],
    )
    expect(values).toEqual([
      ['company', 'a "b"'],
      ['requester', 'Front desk'],
      ['tag', 'vip'],
    ])
  })

  test('takes days, one end or both', () => {
    expect(queryAfterForm({ from: '2026-01-01', to: '2026-02-01' })).toBe(
      'created:2026-01-01..2026-02-01',
    )
    expect(queryAfterForm({ from: '2026-01-01', to: '' })).toBe('created:2026-01-01..')
    expect(queryAfterForm({ from: 'yesterday', to: '' })).toBe('')
  })

  test('is readable whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const query = queryAfterForm({ q: 'status:open', requester: typed }) ?? ''
        const { clauses } = parseSearch(query)
        expect(clauses.some((clause) => clause.property === 'status')).toBe(true)
      }),
    )
  })
})
