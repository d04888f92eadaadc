import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spotAt, suggestionsFor } from '@/lib/search/completion'
import { TICKET_COMPLETION } from '@/lib/tickets/completion'
import { PROPERTY_NAMES } from '@/lib/tickets/search-properties'
import { parseSearch } from '@/lib/tickets/search-syntax'

/** What is offered where the bar stands, and what the query would be with the first of it. */
function offered(marked: string, known: { value: string; about: string }[] = []) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const spot = spotAt(text, caret, TICKET_COMPLETION)
  const suggestions = spot ? suggestionsFor(spot, known, TICKET_COMPLETION) : []
  const [first] = suggestions
  const taken = spot && first && text.slice(0, spot.start) + first.insert + text.slice(spot.end)
  return { labels: suggestions.map(({ label }) => label), taken }
}

test.each([
  ['sta|', 'status:'],
  ['refund -ta|', 'refund -tag:'],
  ['-|', '-status:'],
  ['PRIO|', 'priority:'],
  ['pend|', 'status:pending'],
  ['open|', 'status:open'],
  ['tag|', 'tag:'],
  ['status:|', 'status:new'],
  ['status:p|', 'status:pending'],
  ['status:P|', 'status:pending'],
  ['status:open,p|', 'status:open,pending'],
  ['status:open,|', 'status:open,new'],
  ['status:op|,new x', 'status:open,new x'],
  ['priority>=|', 'priority>=low'],
  ['priority>=h|', 'priority>=high'],
  ['created>y|', 'created>yesterday'],
  ['sort:pri|', 'sort:priority-desc'],
  ['assignee:|', 'assignee:me'],
  ['fie|', 'field.'],
])('%s becomes %s', (marked, taken) => {
  expect(offered(marked).taken).toBe(taken)
})

test('an empty field offers every property', () => {
  expect(offered('|').labels).toHaveLength(PROPERTY_NAMES.length)
  expect(offered('refund |').labels).toHaveLength(PROPERTY_NAMES.length)
})

describe('names that the database knows', () => {
  const teams = [
    { value: 'Front line', about: '' },
    { value: 'Payments', about: '' },
  ]

  test('are offered as they must be written', () => {
    expect(offered('team:fr|', teams)).toEqual({
      labels: ['Front line'],
      taken: 'team:"Front line"',
    })
    expect(offered('team:"Fro|', teams).taken).toBe('team:"Front line"')
    expect(offered('team:“pay|” x', teams).taken).toBe('team:Payments x')
  })

  test('are not offered twice, nor when they stand there', () => {
    expect(offered('team:"Front line",|', teams).labels).toEqual(['mine', 'none', 'Payments'])
    expect(offered('team:payments|', teams).labels).toEqual([])
  })

  test('are found by what is said about them', () => {
    const people = [{ value: 'desk@example.com', about: 'Hotel front desk' }]
    expect(offered('requester:hotel|', people).taken).toBe('requester:desk@example.com')
    expect(offered('field.or|', [{ value: 'order_id', about: 'Order' }]).taken).toBe(
      'field.order_id:',
    )
  })
})

test.each([
  '"card dec|',
  'ref|und',
  'foo:ba|',
  'sta|tus:open',
  'field.order_id:7|',
  'status:open|',
])('nothing is offered at %s', (marked) => {
  expect(offered(marked).labels).toEqual([])
})

test('wherever the caret is, what is taken leaves the rest of the query as it was', () => {
  const part = fc.constantFrom(
    'status:',
    'status:open,',
    '-ta',
    'pend',
    '"a b"',
    'team:"Fr',
    'refund',
    '👍🏽',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.nat(60), (parts, at) => {
      const text = parts.join(' ')
      const caret = Math.min(at, text.length)
      const spot = spotAt(text, caret, TICKET_COMPLETION)
      if (!spot) return
      expect(spot.start).toBeLessThanOrEqual(caret)
      expect(spot.end).toBeGreaterThanOrEqual(caret)
      for (const { insert } of suggestionsFor(
        spot,
        [{ value: 'Front line', about: '' }],
        TICKET_COMPLETION,
      )) {
        const taken = text.slice(0, spot.start) + insert + text.slice(spot.end)
        const outside = (query: string, end: number) =>
          parseSearch(query).clauses.filter((one) => one.end < spot.start || one.start > end)
        expect(outside(taken, spot.start + insert.length).length).toBe(
          outside(text, spot.end).length,
        )
      }
    }),
    { numRuns: 1000 },
  )
})
