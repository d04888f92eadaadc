import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EDITED_FIELDS, editedValues } from '@/lib/tickets/edited-values'
import { conflictState, readBase } from '@/lib/tickets/editing'
import { PRIORITIES, STATUSES, type Ticket } from '@/lib/tickets/types'

const FIELDS = Object.keys(EDITED_FIELDS) as (keyof typeof EDITED_FIELDS)[]
const users = ['u1', 'u2', 'u3'].map((id) => ({ id, name: `User ${id}` }))
const teams = ['t1', 't2'].map((id) => ({ id, name: `Team ${id}` }))

const ticket: fc.Arbitrary<Ticket> = fc.record({
  number: fc.constant(7),
  subject: fc.constantFrom('One', 'Two', 'Three'),
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  requester: fc.constant({ id: 'c', name: 'C', email: null, handle: null }),
  assignee: fc.option(fc.constantFrom(...users)),
  team: fc.option(fc.constantFrom(...teams)),
  tags: fc.subarray(['bug', 'files', 'ü']),
  updatedAt: fc.constant('2026-01-01T00:00:00+00:00'),
  channel: fc.constant('agent' as const),
  version: fc.integer({ min: 2, max: 99 }),
  createdAt: fc.constant('2026-01-01T00:00:00+00:00'),
  waitingSince: fc.constant(null),
  snoozedUntil: fc.constant(null),
  followsUp: fc.constant(null),
  mergedInto: fc.constant(null),
})

// A form was loaded with one state of a ticket, some fields were changed, and now it is another.
const conflict = fc
  .record({ before: ticket, typed: ticket, now: ticket, touched: fc.subarray(FIELDS) })
  .map(({ before, typed, now, touched }) => {
    const base = editedValues(before)
    const changes = Object.fromEntries(touched.map((field) => [field, editedValues(typed)[field]]))
    const values = { ...base, ...changes, version: '1', base: JSON.stringify(base), note: 'kept' }
    return { base, typed: values, now, current: editedValues(now) }
  })

type Conflict = typeof conflict extends fc.Arbitrary<infer T> ? T : never
type Overtaken = Conflict & { state: ReturnType<typeof conflictState> }

function every(check: (overtaken: Overtaken) => void): void {
  const property = fc.property(conflict, (one) =>
    check({ ...one, state: conflictState(one.typed, one.now, { users, teams }) }),
  )
  fc.assert(property, { numRuns: 1000 })
}

describe('a form that was overtaken', () => {
  test('keeps what was typed into every field that was changed in it', () => {
    every(({ base, typed, state }) => {
      for (const field of FIELDS) {
        if (typed[field] !== base[field]) expect(state.values[field]).toBe(typed[field])
      }
      expect(state.values.note).toBe('kept')
    })
  })

  test('takes theirs into every field that was left alone', () => {
    every(({ base, typed, current, state }) => {
      for (const field of FIELDS) {
        if (typed[field] === base[field]) expect(state.values[field]).toBe(current[field])
      }
    })
  })

  test('stands on the version that is current, so that saving again is a decision', () => {
    every(({ now, current, state }) => {
      expect(state.ok).toBe(false)
      expect(state.values.version).toBe(String(now.version))
      expect(readBase(state.values.base)).toEqual(current)
    })
  })

  test('speaks of the fields that somebody else changed to something else, and of no other', () => {
    every(({ base, typed, current, state }) => {
      const disputed = FIELDS.filter(
        (field) => current[field] !== base[field] && current[field] !== typed[field],
      )
      expect(Object.keys(state.fieldErrors).sort()).toEqual(disputed.sort())
    })
  })

  test('sent again without another look changes only what was changed in it', () => {
    every(({ now, state }) => {
      const again = conflictState(state.values, now, { users, teams })
      expect(again.values).toEqual(state.values)
      expect(again.fieldErrors).toEqual({})
    })
  })
})

const now: Ticket = {
  ...(fc.sample(ticket, { numRuns: 1, seed: 1 })[0] as Ticket),
  subject: 'Theirs',
  status: 'on_hold',
  priority: 'urgent',
  assignee: users[0] ?? null,
  team: null,
  tags: [],
}
const base = {
  subject: 'Old',
  status: 'new',
  priority: 'low',
  assignee_id: 'u2',
  team_id: 't1',
  tags: 'bug',
}

test('both sides are shown in words', () => {
  const typed = {
    ...base,
    status: 'solved',
    assignee_id: 'u3',
    team_id: 't2',
    base: JSON.stringify(base),
  }
  const { fieldErrors, formError } = conflictState(typed, now, { users, teams })
  expect(fieldErrors).toEqual({
    subject: ['Changed meanwhile to “Theirs”, taken over here.'],
    status: ['Changed meanwhile to “On hold”. Saving again puts your “Solved” in its place.'],
    priority: ['Changed meanwhile to “Urgent”, taken over here.'],
    assignee_id: ['Changed meanwhile to “User u1”. Saving again puts your “User u3” in its place.'],
    team_id: ['Changed meanwhile to “no team”. Saving again puts your “Team t2” in its place.'],
    tags: ['Changed meanwhile to “none”, taken over here.'],
  })
  expect(formError).toContain('(Subject, Status, Priority, Assignee, Team, Tags)')
})

test.each([undefined, '', '{', '[]', 'null', '5', '{"subject": 5}', '{"other": "x"}'])(
  'where what it was loaded with reads %j, all that was typed is kept',
  (unreadable) => {
    const typed = { ...base, ...(unreadable === undefined ? {} : { base: unreadable }) }
    const { values } = conflictState(typed, now, { users, teams })
    expect(values).toMatchObject({ ...base, version: String(now.version) })
  },
)
