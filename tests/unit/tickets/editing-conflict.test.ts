import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomField } from '@/lib/custom-fields/types'
import {
  type EditedControl,
  editedControls,
  editedValues,
  sameValue,
  shownValue,
} from '@/lib/tickets/edited-values'
import { conflictState, mergeEdits, readBase, touchedControls } from '@/lib/tickets/editing'
import { PRIORITIES, STATUSES, type Ticket } from '@/lib/tickets/types'

const users = ['u1', 'u2', 'u3'].map((id) => ({ id, name: `User ${id}` }))
const teams = ['t1', 't2'].map((id) => ({ id, name: `Team ${id}` }))
const fields: CustomField[] = [
  { key: 'plan', label: 'Plan', type: 'choice', choices: ['free', 'paid'] },
  { key: 'vip', label: 'Important', type: 'checkbox', choices: [] },
]
const CONTROLS = editedControls(fields)
const blame = () => ({ by: 'Sam', at: '2026-01-01T00:00:00+00:00' })
const shown = (control: EditedControl, value: string) =>
  shownValue(control, value, { users, teams, fields })

const time = '2026-01-01T00:00:00+00:00'
const ticket: fc.Arbitrary<Ticket> = fc.record({
  number: fc.constant(7),
  subject: fc.constantFrom('One', 'Two', 'Three'),
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  requester: fc.constant({
    id: 'c',
    name: 'C',
    email: null,
    emails: [],
    handle: null,
    company: null,
  }),
  assignee: fc.option(fc.constantFrom(...users)),
  team: fc.option(fc.constantFrom(...teams)),
  tags: fc.subarray(['bug', 'files', 'ü']),
  updatedAt: fc.constant(time),
  channel: fc.constant('agent' as const),
  version: fc.integer({ min: 2, max: 99 }),
  createdAt: fc.constant(time),
  waitingSince: fc.constant(null),
  snoozedUntil: fc.constant(null),
  folder: fc.constant('inbox' as const),
  filedAt: fc.constant(null),
  customValues: fc.record(
    { plan: fc.constantFrom('free', 'paid'), vip: fc.constantFrom('true', 'false') },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>,
  followsUp: fc.constant(null),
  mergedInto: fc.constant(null),
})

// A form was loaded with one state of a ticket, some fields were changed, and now it is another.
const overtaken = fc
  .record({ before: ticket, typed: ticket, now: ticket, touched: fc.subarray(CONTROLS) })
  .map(({ before, typed, now, touched }) => {
    const base = editedValues(before, fields)
    const theirs = editedValues(typed, fields)
    const changes = Object.fromEntries(touched.map((control) => [control, theirs[control]]))
    const values = { ...base, ...changes, version: '1', base: JSON.stringify(base), note: 'kept' }
    const current = editedValues(now, fields)
    const merged = mergeEdits(CONTROLS, base, values, current)
    const { version } = now
    const state = conflictState({ typed: values, now: current, version, merged, shown, blame })
    return { base, typed: values as Record<string, string>, now, current, merged, state }
  })
type Overtaken = typeof overtaken extends fc.Arbitrary<infer T> ? T : never

function every(check: (one: Overtaken) => void): void {
  fc.assert(fc.property(overtaken, check), { numRuns: 1000 })
}
const changed = (one: Overtaken, control: EditedControl, side: Record<string, string>) =>
  !sameValue(control, side[control] ?? '', one.base[control] ?? '')

describe('two who edit one ticket', () => {
  test('dispute what both changed, to different values, and nothing else', () => {
    every((one) => {
      const both = CONTROLS.filter(
        (control) => changed(one, control, one.typed) && changed(one, control, one.current),
      ).filter(
        (control) => !sameValue(control, one.typed[control] ?? '', one.current[control] ?? ''),
      )
      expect(one.merged.disputed).toEqual(both)
    })
  })

  test('what the other alone changed is taken over', () => {
    every((one) => {
      const theirs = CONTROLS.filter(
        (control) => !changed(one, control, one.typed) && changed(one, control, one.current),
      )
      expect(one.merged.taken).toEqual(theirs)
      for (const control of theirs) {
        expect(one.state.values[control]).toBe(one.current[control])
        expect(one.state.conflicts?.[control]?.yours).toBeUndefined()
      }
    })
  })

  test('what was changed here stays in the form', () => {
    every(({ base, typed, state }) => {
      for (const control of touchedControls(CONTROLS, base, typed)) {
        expect(state.values[control]).toBe(typed[control])
      }
      expect(state.values.note).toBe('kept')
    })
  })

  test('both sides of a dispute can be sent as they are, with who made the other', () => {
    every(({ typed, current, merged, state }) => {
      for (const control of merged.disputed) {
        expect(state.conflicts?.[control]).toMatchObject({
          yours: { value: typed[control] },
          theirs: { value: current[control] },
          by: 'Sam',
        })
      }
    })
  })

  test('the form stands on the version that is current, so that saving again is a decision', () => {
    every(({ now, current, state }) => {
      expect(state.ok).toBe(false)
      expect(state.values.version).toBe(String(now.version))
      expect(readBase(state.values.base)).toEqual(current)
    })
  })

  test('sent again, “theirs” changes nothing and “yours” changes that field', () => {
    every(({ current, merged, state }) => {
      const base = readBase(state.values.base)
      for (const control of merged.disputed) {
        const theirs = { ...state.values, [control]: current[control] ?? '' }
        expect(touchedControls(CONTROLS, base, theirs)).not.toContain(control)
        expect(touchedControls(CONTROLS, base, state.values)).toContain(control)
      }
    })
  })
})

test('both sides are shown in words', () => {
  const before = fc.sample(ticket, { numRuns: 1, seed: 1 })[0]
  if (!before) throw new Error('no sample')
  const old: Ticket = { ...before, subject: 'Old', status: 'new', priority: 'low', tags: ['bug'] }
  const now: Ticket = { ...old, subject: 'Theirs', priority: 'urgent', tags: [], assignee: null }
  const base = { ...editedValues(old, fields), assignee_id: 'u2', 'custom.vip': 'off' }
  const typed = { ...base, priority: 'high', tags: 'files, bug', assignee_id: 'u3' }
  const current = { ...editedValues(now, fields), 'custom.vip': 'on' }
  const merged = mergeEdits(CONTROLS, base, typed, current)
  const { conflicts = {}, formError } = conflictState({
    ...{ typed, now: current, version: 2, merged, shown, blame },
  })
  const words = Object.entries(conflicts).map(([control, { theirs, yours }]) => [
    control,
    theirs.text,
    yours?.text,
  ])
  expect(Object.fromEntries(words.map(([control, ...sides]) => [control, sides]))).toEqual({
    subject: ['Theirs', undefined],
    priority: ['Urgent', 'High'],
    assignee_id: ['nobody', 'User u3'],
    tags: ['none', 'files, bug'],
    'custom.vip': ['yes', undefined],
  })
  expect(formError).toMatch(/^Sam changed this ticket while you were editing it\./)
})

test.each([undefined, '', '{', '[]', 'null', '5', '{"subject": 5}'])(
  'where what it was loaded with reads %j, everything counts as typed',
  (unreadable) => {
    const typed = { subject: 'Mine', priority: 'low' }
    expect(touchedControls(CONTROLS, readBase(unreadable), typed)).toEqual(['subject', 'priority'])
  },
)

test.each([
  ['tags', 'bug, files', 'files  BUG,bug', true],
  ['tags', 'bug', 'bug, files', false],
  ['subject', 'One', ' One ', true],
  ['subject', 'One', 'one', false],
] as const)('of %s, %j and %j are the same: %s', (control, a, b, same) => {
  expect(sameValue(control, a, b)).toBe(same)
})
