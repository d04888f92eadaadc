import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { bodyFaults, queryFaults } from '@/lib/api/faults'
import { decodeKey, encodeKey, pageOf } from '@/lib/api/paging'
import { pointerOf, problem, problemDocument } from '@/lib/api/problem'
import { changeContactSchema, createCompanySchema, createContactSchema } from '@/lib/api/schema'
import { etagOfTime, seenAt } from '@/lib/api/stamps'
import { propertiesOf, typeText } from '@/lib/api/type-text'
import { changeTicketInputSchema, ticketInputSchema } from '@/lib/tickets/schema'

test('a cursor comes back as what it was made of, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer({ min: 0 })), (key) => {
      expect(decodeKey(encodeKey(key), z.union([z.string(), z.number()]))).toBe(key)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeKey(text, z.uuid())).toBeUndefined()
    }),
  )
})

test('a page ends where fewer rows came than were asked for', () => {
  const page = (read: number[]) => pageOf(read, 2, (n) => n, String)
  expect(page([1, 2, 3])).toEqual({ rows: [1, 2], next: '2' })
  expect(page([1, 2])).toEqual({ rows: [1, 2], next: null })
  expect(page([])).toEqual({ rows: [], next: null })
})

test('a pointer escapes what has a meaning in it', () => {
  expect(pointerOf(['custom_fields', 'a/b~c', 0])).toBe('#/custom_fields/a~1b~0c/0')
  expect(pointerOf([])).toBe('#')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => void pointerOf([name])))
})

test('what is wrong is told of its place, unknown fields one by one', () => {
  const schema = z.strictObject({ a: z.string(), b: z.strictObject({ c: z.number() }) })
  const { error } = schema.safeParse({ b: { c: 'x', d: 1 }, e: 1, f: 2 })
  if (!error) throw new Error('it was taken')
  expect(bodyFaults(error).map(({ pointer }) => pointer)).toEqual([
    '#/a',
    '#/b/c',
    '#/b/d',
    '#/e',
    '#/f',
  ])
  expect(queryFaults(error)[0]).toEqual({
    parameter: 'a',
    detail: 'It is missing: expected string.',
  })
})

test('a problem has a type that leads to its explanation', () => {
  expect(problemDocument(problem('stale', 'Again.'), 'https://desk.example')).toEqual({
    type: 'https://desk.example/developers#problem-stale',
    title: 'It has changed since',
    status: 412,
    detail: 'Again.',
  })
})

test('an ETag that is none of ours never fits', () => {
  const time = '2026-11-28T09:30:00.000000Z'
  expect(seenAt(etagOfTime(time))).toEqual({ seen_at: time })
  expect(seenAt('*')).toEqual({})
  for (const other of ['', '""', `W/"${time}"`, '"a", "b"', '"<script>"']) {
    expect(seenAt(other)).toEqual({ seen_at: 'never' })
  }
})

test('a new ticket takes custom fields of any plain kind, and nothing that cannot be stored', () => {
  const ticket = { subject: 'S', body: 'B', requester: { email: 'kim@example.com' } }
  const takes = (more: object) => ticketInputSchema.safeParse({ ...ticket, ...more }).success
  expect(takes({ custom_fields: { a: 'x', b: 1, c: true, d: null } })).toBe(true)
  expect(takes({ custom_fields: { a: ['x'] } })).toBe(false)
  expect(takes({ custom_fields: { a: 'x\0' } })).toBe(false)
  expect(takes({ custom_fields: { a: Number.POSITIVE_INFINITY } })).toBe(false)
  expect(takes({ status: 'open' })).toBe(false)
})

test('a change names what it changes, and null takes away', () => {
  expect(changeTicketInputSchema.parse({ team: null })).toEqual({ team: null })
  expect(changeTicketInputSchema.safeParse({ subject: null }).success).toBe(false)
  expect(changeTicketInputSchema.safeParse({ version: 1 }).success).toBe(false)
})

test('a contact keeps an address, none of them twice; a company’s domains are brought to lower case', () => {
  expect(createContactSchema.safeParse({ name: 'Ada' }).success).toBe(false)
  expect(changeContactSchema.safeParse({ emails: [] }).success).toBe(false)
  expect(changeContactSchema.safeParse({ emails: ['a@x.test', 'A@x.test'] }).success).toBe(false)
  expect(createCompanySchema.parse({ name: 'X', domains: ['X.Test'] }).domains).toEqual(['x.test'])
  expect(createCompanySchema.safeParse({ name: 'X', domains: ['not a domain'] }).success).toBe(
    false,
  )
})

test('a schema reads as a type', () => {
  const schema = z.toJSONSchema(
    z.object({ a: z.enum(['x', 'y']).array().optional(), b: z.string().nullable().describe('B.') }),
  )
  expect(typeText(schema)).toBe('{\n  a?: ("x" | "y")[]\n  /** B. */\n  b: string | null\n}')
  expect(propertiesOf(schema)).toEqual([
    { name: 'a', type: '("x" | "y")[]', required: false, description: undefined },
    { name: 'b', type: 'string | null', required: true, description: 'B.' },
  ])
})
