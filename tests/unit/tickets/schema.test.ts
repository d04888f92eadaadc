import { describe, expect, test } from 'vitest'
import {
  createTicketSchema,
  ticketInputSchema,
  ticketNumberInPathSchema,
  updateTicketSchema,
} from '@/lib/tickets/schema'

const form = { subject: ' No sound ', body: 'None.', requester_email: 'a@example.com' }
const ID = '00000000-0000-4000-8000-000000000000'

describe('creating a ticket by form', () => {
  test('takes the least there is, and fills in the rest', () => {
    expect(createTicketSchema.parse(form)).toEqual({
      subject: 'No sound',
      body: 'None.',
      requester_email: 'a@example.com',
      requester_name: null,
      priority: 'normal',
      team_id: null,
      assignee_id: null,
      tags: [],
    })
  })

  test('takes what browsers send for controls that were left empty', () => {
    const empty = { requester_name: '', team_id: '', assignee_id: '', tags: '' }
    expect(createTicketSchema.parse({ ...form, ...empty })).toMatchObject({
      requester_name: null,
      team_id: null,
      assignee_id: null,
      tags: [],
    })
  })

  test.each([
    ['a, b', ['a', 'b']],
    [' a ,, b\tc\n', ['a', 'b', 'c']],
    ['Bug bug', ['bug', 'bug']],
    ['ÄRGER größe', ['ärger', 'größe']],
  ])('reads the tags %j', (tags, read) => {
    expect(createTicketSchema.parse({ ...form, tags }).tags).toEqual(read)
  })

  test.each([
    ['a quote', 'a"b'],
    ['a control character', 'a\u0007'],
    ['a tag that is too long', 'x'.repeat(51)],
    ['too many', Array.from({ length: 21 }, (_, n) => `t${n}`).join(' ')],
    ['NUL', 'a\0b'],
  ])('refuses tags with %s', (_, tags) => {
    expect(createTicketSchema.safeParse({ ...form, tags }).error?.issues[0]?.path[0]).toBe('tags')
  })

  test.each([
    ['subject', ''],
    ['subject', 'x'.repeat(301)],
    ['body', '\n'],
    ['body', 'x'.repeat(100_001)],
    ['requester_email', 'nobody'],
    ['priority', 'asap'],
    ['team_id', 'support'],
    ['assignee_id', '1; drop table tickets'],
  ])('names the field that is wrong: %s', (field, value) => {
    const { error } = createTicketSchema.safeParse({ ...form, [field]: value })
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  test('takes nothing that is not asked for', () => {
    const more = { ...form, number: 5, channel: 'api', version: 9, status: 'closed' }
    expect(Object.keys(createTicketSchema.parse(more))).toEqual(
      Object.keys(createTicketSchema.parse(form)),
    )
  })
})

describe('changing a ticket by form', () => {
  const changes = { version: '3', subject: 'S', status: 'open', priority: 'low', tags: '' }

  test('reads the version as a number', () => {
    expect(updateTicketSchema.parse({ ...changes, team_id: ID })).toMatchObject({
      version: 3,
      team_id: ID,
      assignee_id: null,
    })
  })

  test.each(['', '0', '-1', '1.5', 'x', undefined])('refuses the version %j', (version) => {
    expect(updateTicketSchema.safeParse({ ...changes, version }).success).toBe(false)
  })

  test('refuses a version that Postgres cannot hold', () => {
    expect(updateTicketSchema.safeParse({ ...changes, version: '2147483648' }).success).toBe(false)
  })

  test('refuses a status that is none', () => {
    expect(updateTicketSchema.safeParse({ ...changes, status: 'done' }).success).toBe(false)
  })
})

describe('creating a ticket from outside', () => {
  const input = { subject: 'S', body: 'B', requester: { email: 'a@example.com' } }

  test('takes the least there is', () => {
    const rest = { priority: 'normal', tags: [], custom_fields: {} }
    expect(ticketInputSchema.parse(input)).toEqual({ ...input, ...rest })
  })

  test.each([
    { ...input, status: 'closed' },
    { ...input, requester: { ...input.requester, id: 5 } },
    { ...input, tags: 'a, b' },
    { ...input, tags: ['A b'] },
    { ...input, requester: 'a@example.com' },
    { ...input, team: '' },
    { ...input, assignee: 'someone' },
    null,
    [],
  ])('refuses %j', (value) => {
    expect(ticketInputSchema.safeParse(value).success).toBe(false)
  })
})

describe('a ticket’s number in an address', () => {
  test.each([
    ['1', 1],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s is one', (value, number) => {
    expect(ticketNumberInPathSchema.parse(value)).toBe(number)
  })

  test.each(['0', '-1', '1.5', 'x', '', '9007199254740993', '1e400', 'NaN', '5; drop', '５'])(
    '%j is none',
    (value) => {
      expect(ticketNumberInPathSchema.safeParse(value).success).toBe(false)
    },
  )

  test.each(['0x10', '1e3', ' 5 ', '+5', '5.0', true, [5]])('%j is none either', (value) => {
    expect(ticketNumberInPathSchema.safeParse(value).success).toBe(false)
  })
})
