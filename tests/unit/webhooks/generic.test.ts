import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapGeneric, previewOf } from '@/lib/webhooks/generic'
import { mappingValues, parseMapping } from '@/lib/webhooks/mapping-values'
import { mappingSchema } from '@/lib/webhooks/schema'
import { UnfitError } from '@/lib/webhooks/types'

const alert = {
  alert: { title: 'Disk is full', text: 'Only 2 % left.', id: 77, severity: 'HIGH' },
  from: { mail: 'ops@example.com', name: 'Ops' },
  labels: [{ name: 'db one' }, { name: 'prod' }],
  state: 'firing',
  counts: { free: 2, none: null },
}
const paths = {
  subject: '$.alert.title',
  body: '$.alert.text',
  requester_email: '$.from.mail',
}
const map = (over: object = {}, payload: unknown = alert) =>
  mapGeneric(payload, null, { ...paths, ...over })
const intentOf = (over: object = {}, payload: unknown = alert) => {
  const mapped = map(over, payload)
  return 'intent' in mapped ? mapped.intent : mapped
}

describe('what the paths find', () => {
  test('becomes a ticket', () => {
    expect(
      intentOf({
        requester_name: '$.from.name',
        priority: '$.alert.severity',
        tags: '$.labels[*].name',
        external_key: '$.alert.id',
        custom_fields: { free: '$.counts.free', none: '$.counts.none', origin: 'monitoring' },
      }),
    ).toEqual({
      type: 'ticket.create',
      subject: 'Disk is full',
      body: 'Only 2 % left.',
      requester: { email: 'ops@example.com', name: 'Ops' },
      priority: 'high',
      tags: ['db-one', 'prod'],
      custom_fields: { free: '2', origin: 'monitoring' },
      external_key: '77',
      when_known: 'message',
    })
  })

  test('may be several values, or anything but a text', () => {
    expect(
      intentOf({ subject: '$.labels[*].name', body: '$.counts', tags: 'one, two' }),
    ).toMatchObject({
      subject: 'db one prod',
      body: '{\n  "free": 2,\n  "none": null\n}',
      tags: ['one', 'two'],
    })
  })

  test('is found by a filter as well', () => {
    const payload = { ...alert, mails: [{ kind: 'a' }, { kind: 'b', at: 'b@example.com' }] }
    expect(intentOf({ requester_email: "$.mails[?@.kind=='b'].at" }, payload)).toMatchObject({
      requester: { email: 'b@example.com' },
    })
  })

  test.each([
    [{ subject: '$.alert.name' }, 'subject: there is nothing at $.alert.name in this event'],
    [{ body: '$.counts.none' }, 'body: there is nothing at $.counts.none in this event'],
    [{ external_key: '$.id' }, 'external_key: there is nothing at $.id in this event'],
    [{ requester_email: '$.from.name' }, /^requester_email \(\$\.from\.name\): .* not valid/],
    [{ priority: '$.state' }, /^priority \(\$\.state\): /],
  ])('and what %j does not is named with its path', (over, message) => {
    expect(() => map(over)).toThrow(UnfitError)
    expect(() => map(over)).toThrow(message)
  })
})

describe('a word on what tells events apart', () => {
  const kinds = {
    kind: '$.state',
    ticket_kinds: ['firing'],
    message_kinds: ['resolved'],
    external_key: '$.alert.id',
  }
  test('makes tickets of some and messages of others', () => {
    expect(intentOf(kinds)).toMatchObject({ type: 'ticket.create', when_known: 'ignore' })
    expect(intentOf(kinds, { ...alert, state: 'resolved' })).toEqual({
      type: 'message.create',
      body: 'Only 2 % left.',
      author: { email: 'ops@example.com' },
      external_key: '77',
    })
  })

  test('ignores all others, and says why', () => {
    expect(map(kinds, { ...alert, state: 'x' })).toEqual({
      ignored: '«x» at $.state asks for nothing',
    })
    expect(map({ ...kinds, kind: '$.nothing' })).toEqual({
      ignored: 'there is nothing at $.nothing',
    })
  })
})

test('without a mapping nothing is done, and it says so', () => {
  expect(mapGeneric(alert, null, null)).toEqual({
    ignored: 'nobody has said yet what its events mean',
  })
})

describe('a path', () => {
  const problemOf = (subject: string) => {
    const parsed = parseMapping({ ...paths, subject })
    return parsed.ok ? null : parsed.state.fieldErrors?.subject?.[0]
  }
  test.each(['$', '$.a', "$['a b'][0]", '$..id', '$.a[?@.b=="c"].d', 'a text', 'costs 5 $'])(
    '%s is taken',
    (path) => {
      expect(problemOf(path)).toBeNull()
    },
  )
  test.each(['$.', '$.a[', '$[?match(@.a, "(a+)+$")]', '$..a..b', '$.a[?$..b]', '$[?@[?@.a]]'])(
    '%s is refused beside its field',
    (path) => {
      expect(problemOf(path)).toMatch(/^The subject is no JSON path: /)
    },
  )
})

test('a mapping goes into its form and comes out of it as it was', () => {
  const mapping = mappingSchema.parse({
    ...paths,
    tags: '$.labels[*]',
    kind: '$.state',
    message_kinds: ['a', 'b'],
    custom_fields: { origin: '$.o' },
  })
  const parsed = parseMapping(mappingValues(mapping))
  expect(parsed.ok && { ...parsed.data, ticket_kinds: null }).toEqual(mapping)
})

test('what a form says of a custom field that is no path stands beside that field', () => {
  const parsed = parseMapping({ ...paths, 'custom.origin': '$.[' })
  expect(parsed.ok || parsed.state.fieldErrors).toHaveProperty(['custom.origin'])
})

test('a preview shows what would come, or why nothing', () => {
  const preview = previewOf(mappingSchema.parse({ ...paths, tags: 'a' }), alert)
  expect(preview).toEqual({
    lines: [
      { label: 'Becomes', value: 'a ticket' },
      { label: 'Subject', value: 'Disk is full' },
      { label: 'Message', value: 'Only 2 % left.' },
      { label: 'Requester', value: 'ops@example.com' },
      { label: 'Priority', value: 'normal' },
      { label: 'Tags', value: 'a' },
    ],
  })
  expect(previewOf(mappingSchema.parse({ ...paths, body: '$.x' }), alert)).toEqual({
    refusal: 'Fails: body: there is nothing at $.x in this event.',
  })
})

test('no JSON at all makes a mapping do anything but map, ignore or refuse', () => {
  const path = fc.constantFrom('$', '$.a', '$..b', '$[*]', '$[?@.a==1]', 'text')
  const settings = fc.record({
    subject: path,
    body: path,
    requester_email: fc.constantFrom('$..mail', 'a@example.com'),
    tags: path,
    external_key: path,
    kind: fc.option(path),
    message_kinds: fc.option(fc.array(fc.string(), { maxLength: 2 })),
  })
  fc.assert(
    fc.property(fc.jsonValue(), settings, (payload, mapping) => {
      try {
        const mapped = mapGeneric(payload, null, mapping)
        expect('ignored' in mapped || 'intent' in mapped).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(UnfitError)
      }
    }),
    { numRuns: 500 },
  )
})
