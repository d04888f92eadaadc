import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'

const BERLIN = { timeZone: 'Europe/Berlin', now: Date.parse('2026-11-22T15:30:00Z') }

const compiled = (text: string, clock = BERLIN) => {
  const { clauses, errors } = parseSearch(text)
  expect(errors).toEqual([])
  return compileSearch(clauses, clock)
}
const filter = (text: string, clock = BERLIN) => compiled(text, clock).filter

describe('what becomes a condition as it stands', () => {
  test.each([
    ['status:open,pending', { property: 'status', values: ['open', 'pending'] }],
    ['-tag:spam', { property: 'tag', values: ['spam'], not: true }],
    ['assignee:me,none', { property: 'assignee', values: ['me', 'none'] }],
    ['team:mine', { property: 'team', values: ['mine'] }],
    ['in:trash', { property: 'in', values: ['trash'] }],
    ['is:unread,waiting', { property: 'is', values: ['unread', 'waiting'] }],
    ['is:unassigned', { property: 'assignee', values: ['none'] }],
    ['-is:unassigned', { property: 'assignee', values: ['none'], not: true }],
    ['field.colour:Red', { property: 'field', key: 'colour', values: ['red'] }],
    ['field.order_id:77', { property: 'field', key: 'order_id', values: ['77'] }],
    ['refund', { property: 'words', text: 'refund' }],
    ['-refun*', { property: 'words', text: 'refun', prefix: true, not: true }],
    ['"card declined"', { property: 'words', text: 'card declined', phrase: true }],
  ])('%s', (text, condition) => {
    expect(filter(text)).toStrictEqual([condition])
  })

  test('nothing is added to what was asked', () => {
    expect(filter('')).toEqual([])
    expect(filter('sort:priority')).toEqual([])
  })
})

describe('what is compared', () => {
  test.each([
    ['#123', { from: '123', to: '124' }],
    ['number:100..200', { from: '100', to: '201' }],
    ['number:200..100', { from: '100', to: '201' }],
    ['number:100..', { from: '100' }],
    ['number:..100', { to: '101' }],
    ['number>100', { from: '101' }],
    ['number>=100', { from: '100' }],
    ['number<100', { to: '100' }],
    ['number<=100', { to: '101' }],
  ])('%s', (text, span) => {
    expect(filter(text)).toStrictEqual([{ property: 'number', ...span }])
  })

  test.each([
    ['priority>=high', ['high', 'urgent']],
    ['priority>normal', ['high', 'urgent']],
    ['priority<=normal', ['low', 'normal']],
    ['priority<normal', ['low']],
    ['priority:normal..high', ['normal', 'high']],
    ['priority:high..', ['high', 'urgent']],
    ['priority>urgent', []],
  ])('%s', (text, values) => {
    expect(filter(text)).toStrictEqual([{ property: 'priority', values }])
  })

  test.each([
    ['created:2026-11-22', { from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' }],
    ['created>2026-11-22', { from: '2026-11-22T23:00:00.000Z' }],
    ['created>=2026-11-22', { from: '2026-11-21T23:00:00.000Z' }],
    ['created<2026-11-22', { to: '2026-11-21T23:00:00.000Z' }],
    ['created<=2026-11-22', { to: '2026-11-22T23:00:00.000Z' }],
    ['created:today', { from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' }],
    ['created:Yesterday', { from: '2026-11-20T23:00:00.000Z', to: '2026-11-21T23:00:00.000Z' }],
    ['created:2026', { from: '2025-12-31T23:00:00.000Z', to: '2026-12-31T23:00:00.000Z' }],
    ['created:2026-03', { from: '2026-02-28T23:00:00.000Z', to: '2026-03-31T22:00:00.000Z' }],
    [
      'created:2026-01..2026-02',
      { from: '2025-12-31T23:00:00.000Z', to: '2026-02-28T23:00:00.000Z' },
    ],
    [
      'created:2026-07-01T10:00',
      { from: '2026-07-01T08:00:00.000Z', to: '2026-07-01T08:01:00.000Z' },
    ],
    ['created>2026-07-01T10:00:00+05:30', { from: '2026-07-01T04:30:01.000Z' }],
    ['created>7d', { from: '2026-11-15T15:30:00.000Z' }],
    ['created<7d', { to: '2026-11-15T15:30:00.000Z' }],
    ['created:7d', { from: '2026-11-15T15:30:00.000Z' }],
    ['created:7d..2w', { from: '2026-11-08T15:30:00.000Z', to: '2026-11-15T15:30:00.000Z' }],
    ['created>30m', { from: '2026-11-22T15:00:00.000Z' }],
    ['created>12H', { from: '2026-11-22T03:30:00.000Z' }],
  ])('%s in Berlin, on 22 November at half past four', (text, span) => {
    expect(filter(text)).toStrictEqual([{ property: 'created', ...span }])
  })

  test('the day on which the clocks change is whole', () => {
    const now = Date.parse('2026-10-26T12:00:00Z')
    expect(filter('created:yesterday', { ...BERLIN, now })).toEqual([
      { property: 'created', from: '2026-10-24T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' },
    ])
  })

  test('whatever the zone and the time: today holds now, yesterday ends where it begins', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const now = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') })
    const span = (text: string, clock: typeof BERLIN) => {
      const [condition] = filter(text, clock)
      if (condition?.property !== 'created') throw new Error('not about a time')
      return { from: Date.parse(condition.from ?? ''), to: Date.parse(condition.to ?? '') }
    }
    fc.assert(
      fc.property(zones, now, (timeZone, now) => {
        const clock = { timeZone, now }
        const today = span('created:today', clock)
        expect(today.from).toBeLessThanOrEqual(now)
        expect(today.to).toBeGreaterThan(now)
        expect(span('created:yesterday', clock).to).toBe(today.from)
        expect(span('created:yesterday', clock).from).toBeLessThan(today.from)
      }),
      { numRuns: 300 },
    )
  })

  test('every comparison and its opposite part all there is', () => {
    const value = fc.constantFrom(
      '2026',
      '2026-02',
      '2026-10-25',
      'today',
      '7d',
      '2026-10-25T02:30',
    )
    fc.assert(
      fc.property(value, (time) => {
        const [above] = filter(`created>${time}`)
        const [below] = filter(`created<=${time}`)
        const [from] = filter(`created>=${time}`)
        const [to] = filter(`created<${time}`)
        expect(above).toHaveProperty('from', Reflect.get(below ?? {}, 'to'))
        expect(from).toHaveProperty('from', Reflect.get(to ?? {}, 'to'))
      }),
    )
  })
})

test.each([
  ['', 'updated', true],
  ['status:open', 'updated', true],
  ['refund', 'relevance', true],
  ['-refund', 'updated', true],
  ['refund sort:priority', 'priority', true],
  ['sort:waiting', 'waiting', false],
  ['sort:subject-desc', 'subject', true],
  ['sort:created-asc sort:number', 'number', true],
  ['sort:relevance', 'updated', true],
  ['-refund sort:relevance', 'updated', true],
  ['refund sort:relevance', 'relevance', true],
])('%j is sorted by %s, descending: %s', (text, key, descending) => {
  expect(compiled(text).sort).toEqual({ key, descending })
})
