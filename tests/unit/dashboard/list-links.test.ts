import { describe, expect, test } from 'vitest'
import { backlogAfter, listOf, termOf } from '@/lib/dashboard/list-links'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'

const november = {
  firstDay: '2026-11-01',
  lastDay: '2026-11-29',
  since: '2026-10-31T23:00:00.000000Z',
  until: '2026-11-29T23:00:00.000000Z',
}

function asked(href: string, timeZone: string) {
  const q = new URL(href, 'http://x').searchParams.get('q') ?? ''
  const { clauses, errors } = parseSearch(q)
  expect(errors).toEqual([])
  return { q, filter: compileSearch(clauses, { timeZone, now: 0 }).filter }
}

describe('a number leads to the list of what it counts', () => {
  test.each(['Europe/Berlin', 'UTC', 'Asia/Kathmandu', 'America/St_Johns'])(
    'for a reader in %s, whose days may begin at other times',
    (timeZone) => {
      const { filter } = asked(listOf('replied', november, { timeZone }), timeZone)
      const span = { from: '2026-10-31T23:00:00.000Z', to: '2026-11-29T23:00:00.000Z' }
      expect(filter).toEqual([
        { property: 'replied', ...span },
        { property: 'is', values: ['merged'], not: true },
      ])
    },
  )

  test('days are called by their names where the reader means the same', () => {
    const { q } = asked(listOf('created', november, { timeZone: 'Europe/Berlin' }), 'UTC')
    expect(q).toBe('created:2026-11-01..2026-11-29 -is:merged')
  })

  test('one day is one', () => {
    const day = { ...november, firstDay: '2026-11-29', since: '2026-11-28T23:00:00Z' }
    const { q } = asked(listOf('solved', day, { timeZone: 'Europe/Berlin' }), 'UTC')
    expect(q).toBe('solved:2026-11-29 -is:merged')
  })

  test('what was unsolved is what had come and was not solved by then', () => {
    const term = termOf('agent', 'sam@example.com')
    const { filter } = asked(backlogAfter(november, { timeZone: 'UTC' }, term), 'UTC')
    expect(filter).toEqual([
      { property: 'assignee', values: ['sam@example.com'] },
      { property: 'created', to: '2026-11-29T23:00:00.000Z' },
      { property: 'solved', to: '2026-11-29T23:00:00.000Z', not: true },
      { property: 'is', values: ['merged'], not: true },
    ])
  })

  test.each(['A, B', 'say "hi"', 'x:y', '-1', 'a..b', 'back\\slash'])(
    'a team may be called %s',
    (name) => {
      const { filter } = asked(
        listOf('created', november, { timeZone: 'UTC' }, termOf('team', name)),
        'UTC',
      )
      expect(filter[0]).toEqual({ property: 'team', values: [name] })
    },
  )
})
