import { expect, test } from 'vitest'
import { listRow } from '@/components/tickets/list-row'
import { markedParts } from '@/components/tickets/snippet'
import { waitingTime } from '@/components/tickets/waiting-time'
import { listDisplay } from '@/lib/tickets/list-columns'
import type { TicketRow } from '@/lib/tickets/types'

const now = Date.UTC(2026, 10, 22, 12)
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const quiet: TicketRow = {
  number: 7,
  subject: 'A subject',
  status: 'on_hold',
  priority: 'high',
  channel: 'email',
  requester: { id: '1', name: 'Tea warehouse' },
  assignee: null,
  team: null,
  tags: [],
  createdAt: ago(60 * 24 * 400),
  updatedAt: ago(5),
  waitingSince: null,
  snoozedUntil: null,
  unread: false,
  snippet: null,
}

test('a row says in words what there is, and leaves out what there is not', () => {
  expect(listRow(quiet, 'UTC', now)).toEqual({
    number: 7,
    subject: 'A subject',
    requester: 'Tea warehouse',
    status: ['On hold', 'on_hold'],
    priority: ['High', 'high'],
    channel: 'E-mail',
    created: [quiet.createdAt, '18 Oct 2025', '18 Oct 2025, 12:00'],
    updated: [quiet.updatedAt, '5m ago', '22 Nov 2026, 11:55'],
  })
})

test('exact times are those of the reader', () => {
  const row = listRow({ ...quiet, waitingSince: ago(0) }, 'Asia/Tokyo', now)
  expect(row.updated[2]).toBe('22 Nov 2026, 20:55')
  expect(row.waiting).toEqual(['0m', 1, '22 Nov 2026, 21:00'])
})

test('snoozing is told until it ends', () => {
  const snoozed = (minutes: number) =>
    listRow({ ...quiet, snoozedUntil: ago(-minutes) }, 'UTC', now).snoozed
  expect(snoozed(60)).toBe('22 Nov 2026, 13:00')
  expect(snoozed(0)).toBeUndefined()
})

test.each([
  [-5, '0m', 1],
  [59, '59m', 1],
  [60, '1h', 1],
  [239, '3h', 1],
  [240, '4h', 2],
  [1439, '23h', 2],
  [1440, '1d', 3],
  [10_000, '6d', 3],
])('who has waited %i minutes waits %s, said at level %i', (minutes, short, level) => {
  expect(waitingTime(ago(minutes), now)).toEqual({ short, level })
})

test('a snippet falls into text and matches by turns', () => {
  expect(markedParts('a \uE000b\uE001 c \uE000d\uE001')).toEqual(['a ', 'b', ' c ', 'd', ''])
  expect(markedParts('\uE000b\uE001 c')).toEqual(['', 'b', ' c'])
  expect(markedParts('nothing')).toEqual(['nothing'])
})

test('columns stand in one order however they were chosen, and there is always some choice', () => {
  expect(listDisplay(['updated', 'subject', 'number'], 'compact')).toEqual({
    columns: ['number', 'subject', 'updated'],
    density: 'compact',
  })
  expect(listDisplay(null, 'comfortable').columns).toContain('requester')
})
