import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeCursor } from '@/lib/tickets/cursor'
import { listTickets, PAGE_SIZE } from '@/lib/tickets/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow } from '@/tests/support/factories'
import { leaveBehind } from '@/tests/support/factories-leftovers'
import { postgres } from '@/tests/support/factories-postgres'

const COUNT = 120
// Three moments for 120 tickets, a microsecond apart, long before everything else in the list.
const MOMENTS = ['2001-05-05T05:05:05.000001+00:00', '2001-05-05T05:05:05.000002+00:00']
const TOUCHED = '2001-05-06T00:00:00+00:00'
const START = encodeCursor('updated', {
  direction: 'after',
  key: '2001-05-07T00:00:00+00:00',
  number: Number.MAX_SAFE_INTEGER,
})
const END = encodeCursor('updated', {
  direction: 'before',
  key: '2001-05-04T00:00:00+00:00',
  number: 1,
})

let agent: Actor
let ours: number[]
beforeAll(async () => {
  agent = await signedIn()
  const { rows } = await postgres().query<{ number: number }>(
    `insert into public.tickets (subject, requester_id)
     select 'Paged ' || n, $1 from generate_series(1, $2::int) n returning number`,
    [await contactRow(), COUNT],
  )
  ours = rows.map(({ number }) => number)
  for (const number of ours) leaveBehind('ticket', String(number))
})

beforeEach(reset)

async function reset() {
  await postgres().query(
    'update public.tickets set updated_at = ($2::timestamptz[])[1 + number % 2] where number = any ($1)',
    [ours, MOMENTS],
  )
}

function touch(numbers: readonly number[]) {
  const sql = 'update public.tickets set updated_at = $2 where number = any ($1)'
  return postgres().query(sql, [numbers, TOUCHED])
}

const list = (cursor?: string) =>
  listTickets(agent.db, { filter: [], sort: { key: 'updated', descending: true }, cursor })

type Direction = 'next' | 'previous'
type Between = (page: number) => Promise<unknown>

/** The numbers of our tickets in the order in which a reader meets them, page by page. */
async function walk(direction: Direction, between: Between = async () => {}): Promise<number[][]> {
  const pages: number[][] = []
  let cursor: string | null = direction === 'next' ? START : END
  while (cursor && pages.length < 20) {
    const page = await list(cursor)
    const numbers = page.tickets.map(({ number }) => number).filter((n) => ours.includes(n))
    if (numbers.length === 0) break
    pages.push(numbers)
    await between(pages.length)
    cursor = page[direction]
  }
  return direction === 'next' ? pages : pages.toReversed()
}

async function inOrder(): Promise<number[]> {
  const { rows } = await postgres().query<{ number: number }>(
    'select number from public.tickets where number = any ($1) order by updated_at desc, number desc',
    [ours],
  )
  return rows.map(({ number }) => number)
}

describe.each(['next', 'previous'] as const)('by %s', (direction) => {
  test('every ticket is met once and in order, however many have the same time', async () => {
    const pages = await walk(direction)
    expect(pages.flat()).toEqual(await inOrder())
    expect(pages.filter(({ length }) => length > PAGE_SIZE)).toEqual([])
  })

  test('tickets that are touched in between make the reader skip or repeat no other', async () => {
    const touches = fc.array(fc.array(fc.nat(COUNT - 1), { maxLength: 20 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(touches, async (plan) => {
        await reset()
        const expected = await inOrder()
        const touched = new Set<number>()
        const pages = await walk(direction, async (page) => {
          const numbers = (plan[page - 1] ?? []).map((at) => ours[at] ?? 0)
          for (const number of numbers) touched.add(number)
          if (numbers.length > 0) await touch(numbers)
        })
        const untouched = (numbers: number[]) => numbers.filter((n) => !touched.has(n))
        expect(untouched(pages.flat())).toEqual(untouched(expected))
        // What was touched goes to the top: a reader on the way down has that behind them.
        if (direction === 'next') expect(new Set(pages.flat()).size).toBe(pages.flat().length)
      }),
      { numRuns: 25 },
    )
  })
})

test('previous leads back to the page that next came from', async () => {
  const first = await list(START)
  const second = await list(first.next ?? '')
  const back = await list(second.previous ?? '')
  expect(back.tickets).toEqual(first.tickets)
  expect(first.tickets).toHaveLength(PAGE_SIZE)
})

test('the first page has no previous, and the last no next', async () => {
  const top = await list()
  expect(top.previous).toBeNull()
  const beyond = encodeCursor('updated', {
    direction: 'after',
    key: '1990-01-01T00:00:00+00:00',
    number: 1,
  })
  expect(await list(beyond)).toEqual({ tickets: [], next: null, previous: null, capped: false })
})

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const garbage: [string, string][] = [
  ['empty', ''],
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['another direction', packed(['sideways', 'updated', MOMENTS[0], 1])],
  ['no time', packed(['after', 'updated', 'yesterday', 1])],
  ['a filter in the time', packed(['after', 'updated', `${MOMENTS[0]}",number.gt.0)`, 1])],
  ['a number that is none', packed(['after', 'updated', MOMENTS[0], '1) or (1'])],
  ['a number below zero', packed(['after', 'updated', MOMENTS[0], -1])],
  ['a number beyond bigint', packed(['after', 'updated', MOMENTS[0], 1e300])],
  ['of another order', packed(['after', 'created', MOMENTS[0], 1])],
  ['very long', 'A'.repeat(100_000)],
]

const newest = async (cursor?: string) => (await list(cursor)).previous === null

test.each(garbage)('a cursor that is %s counts as none', async (_, cursor) => {
  expect(await newest(cursor)).toBe(true)
})

test.each([
  ['a day that no month has', '2024-02-31T00:00:00Z'],
  ['a month that no year has', '2024-13-01T00:00:00Z'],
  ['an hour that no day has', '2024-01-01T25:00:00Z'],
  ['a zone that is nowhere', '2024-01-01T00:00:00+99:00'],
  ['the year nought', '0000-01-01T00:00:00Z'],
])('a cursor that names %s counts as none', async (_, updatedAt) => {
  expect(await newest(packed(['after', 'updated', updatedAt, 1]))).toBe(true)
})
