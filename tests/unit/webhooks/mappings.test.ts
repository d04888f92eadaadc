import webhooks from '@octokit/webhooks-examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { mapGithub } from '@/lib/webhooks/github'
import { mapStandard } from '@/lib/webhooks/standard'
import { mapStripe } from '@/lib/webhooks/stripe'
import type { Mapped } from '@/lib/webhooks/types'

const examples = webhooks.flatMap(({ name, examples }) =>
  examples.map((payload, n) => ({
    name: name as string,
    payload: payload as unknown,
    action: 'action' in payload ? String(payload.action) : null,
    n,
  })),
)

/** What a mapping makes of a payload; anything it throws but a ZodError is a fault. */
function mapped(map: () => Mapped): Mapped | 'refused' {
  try {
    return map()
  } catch (error) {
    if (error instanceof ZodError) return 'refused'
    throw error
  }
}

describe('GitHub’s own examples', () => {
  test('there are hundreds of them', () => {
    expect(examples.length).toBeGreaterThan(300)
  })

  test.each(examples)('$name $action ($n) is understood', ({ name, action, payload }) => {
    const outcome = mapped(() => mapGithub(payload, name))
    if (name === 'issues' && action === 'opened') {
      expect(outcome).toMatchObject({ intent: { type: 'ticket.create' } })
    } else if (name === 'issue_comment' && action === 'created') {
      expect(outcome).toMatchObject({ intent: { type: 'message.create' } })
    } else {
      expect(outcome).toEqual({ ignored: expect.stringContaining('no effect') })
    }
  })

  test('under the name of another event are refused or ignored, never a fault', () => {
    for (const { payload } of examples) {
      for (const name of ['issues', 'issue_comment', null]) {
        const outcome = mapped(() => mapGithub(payload, name))
        expect(outcome === 'refused' || typeof outcome === 'object').toBe(true)
      }
    }
  })

  test('sent to a source of Standard Webhooks have no effect', () => {
    for (const { payload } of examples) {
      const outcome = mapped(() => mapStandard(payload, null))
      expect(typeof outcome === 'object' && 'intent' in outcome).toBe(false)
    }
  })
})

const opened = (issue: object) => ({
  action: 'opened',
  issue: { id: 1, title: 'T', body: 'B', user: { id: 2, login: 'somebody' }, ...issue },
})
const ticketOf = (issue: object) => {
  const outcome = mapGithub(opened(issue), 'issues')
  if (!('intent' in outcome) || outcome.intent.type !== 'ticket.create')
    throw new Error('no ticket')
  return outcome.intent
}

describe('an issue', () => {
  test.each([
    ['two\nlines', 'two lines'],
    ['  blanks\t', 'blanks'],
    ['a\0b', 'a b'],
    ['', '(no title)'],
    ['\u0000\u0007', '(no title)'],
    ['x'.repeat(301), 'x'.repeat(300)],
    ['🎫'.repeat(301), '🎫'.repeat(300)],
  ])('of the title %j has a subject that can be stored', (title, subject) => {
    expect(ticketOf({ title }).subject).toBe(subject)
  })

  test.each([
    [null, 'T'],
    [undefined, 'T'],
    ['', 'T'],
    [' \r\n ', 'T'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\0b', 'a\ufffdb'],
    ['🎫'.repeat(100_001), '🎫'.repeat(100_000)],
  ])('of the body %j has a body that can be stored', (given, body) => {
    expect(ticketOf({ body: given }).body).toBe(body)
  })

  test('is known by its lasting id, and so is who opened it', () => {
    expect(ticketOf({ id: 444, user: { id: 77, login: 'login' } })).toMatchObject({
      external_key: 'issue 444',
      requester: { provider: 'github', external_id: '77', handle: 'login', name: 'login' },
    })
  })

  test('with half a pair of surrogates has texts that can be stored', () => {
    const { subject, body } = ticketOf({ title: 'a\ud83d', body: 'b\ud83d' })
    expect([subject.isWellFormed(), body.isWellFormed()]).toEqual([true, true])
  })
})

test('no JSON at all makes a mapping do anything but map, ignore or refuse', () => {
  const type = fc.constantFrom(
    ...['issues', 'issue_comment', 'ticket.create', 'message.create', null],
    ...['charge.dispute.created', 'invoice.paid'],
  )
  const shaped = fc.record(
    {
      action: fc.constantFrom('opened', 'created', 'x'),
      type,
      issue: fc.jsonValue(),
      comment: fc.jsonValue(),
      data: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(shaped, fc.jsonValue()), type, (payload, type) => {
      for (const map of [mapGithub, mapStandard, mapStripe]) {
        const outcome = mapped(() => map(payload, type))
        expect(outcome === 'refused' || 'ignored' in outcome || 'intent' in outcome).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('what an event may name is what a form may: nothing decides who speaks or through which door', () => {
  const data = { ticket: 5, body: 'B', author: { email: 'a@example.com' } }
  const send = (over: object) => () =>
    mapStandard({ type: 'message.create', data: { ...data, ...over } }, null)
  expect(mapped(send({}))).toEqual({ intent: { type: 'message.create', ...data } })
  for (const over of [
    { kind: 'note' },
    { author_kind: 'user' },
    { channel: 'agent' },
    { type: 'x' },
  ]) {
    expect(mapped(send(over))).toBe('refused')
  }
  expect(mapped(send({ author: { provider: 'github', external_id: '1' } }))).toBe('refused')
})
