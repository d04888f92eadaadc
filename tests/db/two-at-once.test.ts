import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { controlOf } from '@/lib/custom-fields/controls'
import { listCustomFields } from '@/lib/custom-fields/queries'
import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues, Refused } from '@/lib/forms/action-state'
import { type EditedValues, editedValues } from '@/lib/tickets/edited-values'
import { getTicket } from '@/lib/tickets/queries'
import { saveEdits } from '@/lib/tickets/save-edits'
import { updateTicketSchema } from '@/lib/tickets/schema'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { theOnly, ticketBy, ticketNow } from '@/tests/support/factories'

let agent: Actor
let colleague: Actor
let field: CustomField
let number: number
beforeAll(async () => {
  const [admin, ...agents] = await Promise.all([signedIn('admin'), signedIn(), signedIn()])
  ;[agent, colleague] = agents as [Actor, Actor]
  const key = `race_${unique()}`
  await admin.db.from('custom_fields').insert({ key, label: `Race ${key}`, type: 'text' })
  field = theOnly((await listCustomFields(agent.db)).filter((one) => one.key === key))
})
beforeEach(async () => {
  number = await ticketBy(agent, { subject: 'As it was' })
})

/** The form of this ticket as somebody has it before them now. */
async function opened(actor: Actor): Promise<FormValues> {
  const ticket = await getTicket(actor.db, number)
  if (!ticket) throw new Error(`${number} is not to be seen`)
  const loaded: EditedValues = editedValues(ticket, [field])
  return { ...loaded, version: String(ticket.version), base: JSON.stringify(loaded) }
}

async function save(actor: Actor, typed: FormValues) {
  const { version, ...own } = updateTicketSchema.parse(typed)
  const custom_fields = { [field.key]: typed[controlOf(field)] || null }
  const changes = { ...own, custom_fields }
  return await saveEdits(actor.db, number, { typed, version, changes, fields: [field] })
}
const refused = (state: unknown) => state as Refused

test('fields that the other did not touch just save, on top of what the other saved', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, priority: 'urgent', tags: 'theirs' })
  const saved = await save(agent, { ...mine, subject: 'Mine', [controlOf(field)]: 'mine too' })
  expect(saved).toEqual({
    ok: true,
    message: 'Saved. Changed meanwhile by others, and kept: Priority, Tags.',
  })
  expect(await ticketNow(number)).toMatchObject({
    subject: 'Mine',
    priority: 'urgent',
    tags: ['theirs'],
  })
  expect((await getTicket(agent.db, number))?.customValues).toEqual({ [field.key]: 'mine too' })
})

test('a field that both changed is shown from both sides, with who and when, and nothing is saved', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, priority: 'urgent', [controlOf(field)]: 'theirs' })
  const before = await ticketNow(number)
  const typed = { ...mine, priority: 'low', subject: 'Mine', [controlOf(field)]: 'mine' }
  const state = refused(await save(agent, typed))
  const by = { by: colleague.name, at: expect.any(String) }
  expect(state.conflicts).toEqual({
    priority: {
      ...by,
      theirs: { value: 'urgent', text: 'Urgent' },
      yours: { value: 'low', text: 'Low' },
    },
    [controlOf(field)]: {
      ...by,
      theirs: { value: 'theirs', text: 'theirs' },
      yours: { value: 'mine', text: 'mine' },
    },
  })
  expect(state.values).toMatchObject({ subject: 'Mine', priority: 'low' })
  expect(await ticketNow(number)).toEqual(before)
})

test('one chosen from each side, the second save goes through', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, priority: 'urgent', subject: 'Theirs' })
  const { values } = refused(await save(agent, { ...mine, priority: 'low', subject: 'Mine' }))
  expect(await save(agent, { ...values, priority: 'urgent' })).toEqual({
    ok: true,
    message: 'Saved.',
  })
  expect(await ticketNow(number)).toMatchObject({ priority: 'urgent', subject: 'Mine' })
})

test('both came to the same: there is nothing to dispute', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, priority: 'high', tags: 'one, two' })
  expect(await save(agent, { ...mine, priority: 'high', tags: 'two one' })).toMatchObject({
    ok: true,
  })
})

test('a third change between the two saves is shown as well', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, priority: 'high' })
  const { values } = refused(await save(agent, { ...mine, priority: 'low' }))
  await save(colleague, { ...(await opened(colleague)), priority: 'urgent' })
  const again = refused(await save(agent, values))
  expect(again.conflicts?.priority?.theirs).toEqual({ value: 'urgent', text: 'Urgent' })
})

test('a ticket that was closed meanwhile takes nothing, and the form keeps what was typed', async () => {
  const [mine, theirs] = [await opened(agent), await opened(colleague)]
  await save(colleague, { ...theirs, status: 'closed' })
  const state = refused(await save(agent, { ...mine, subject: 'Too late' }))
  expect(state.formError).toContain('closed is final')
  expect(state.values.subject).toBe('Too late')
})

test('a value that does not fit is refused in words, and nothing of the rest is saved', async () => {
  const state = refused(await save(agent, { ...(await opened(agent)), assignee_id: unknownId() }))
  expect(state.formError).toMatch(/assignee/i)
  expect((await ticketNow(number)).version).toBe(1)
})

function unknownId(): string {
  return crypto.randomUUID()
}

describe('fifty writers on one version', () => {
  test.each([1, 2, 3])(
    'one wins, 49 are told, nothing typed is lost: round %i',
    async () => {
      const form = await opened(agent)
      const typed = Array.from({ length: 50 }, (_, n) => ({
        ...form,
        subject: `Writer ${n}`,
        tags: `tag-${n}`,
      }))
      const states = await Promise.all(typed.map((values) => save(agent, values)))
      const winners = states.flatMap((state, n) => (state?.ok ? [n] : []))
      expect(winners).toHaveLength(1)
      const told = states.flatMap((state, n) => (state && !state.ok ? [{ state, n }] : []))
      expect(told).toHaveLength(49)
      for (const { state, n } of told) {
        expect(state.conflicts?.subject).toMatchObject({
          yours: { value: `Writer ${n}` },
          theirs: { value: `Writer ${winners[0]}` },
          by: agent.name,
        })
        expect(state.values).toMatchObject({ subject: `Writer ${n}`, tags: `tag-${n}` })
      }
      expect(await ticketNow(number)).toMatchObject({
        subject: `Writer ${winners[0]}`,
        tags: [`tag-${winners[0]}`],
      })
    },
    60_000,
  )

  test('writers of different fields all win', async () => {
    const form = await opened(agent)
    const each: FormValues[] = [
      { subject: 'Everybody' },
      { priority: 'urgent' },
      { tags: 'all' },
      { [controlOf(field)]: 'filled' },
    ]
    const states = await Promise.all(each.map((change) => save(agent, { ...form, ...change })))
    expect(states.map((state) => state?.ok)).toEqual([true, true, true, true])
    expect(await ticketNow(number)).toMatchObject({
      subject: 'Everybody',
      priority: 'urgent',
      tags: ['all'],
    })
    expect((await getTicket(agent.db, number))?.customValues).toEqual({ [field.key]: 'filled' })
  })
})
