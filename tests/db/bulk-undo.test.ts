import { beforeAll, expect, test } from 'vitest'
import { undoBulkChange } from '@/lib/bulk-changes/mutations'
import { getBulkChange } from '@/lib/bulk-changes/queries'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { changeInBulk, eventsOf, outcomesOf, worked } from '@/tests/support/bulk-changes'
import { theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let other: Actor
beforeAll(async () => {
  ;[agent, other] = await Promise.all([signedIn(), signedIn()])
})

async function undo({ db }: Actor, id: string): Promise<string> {
  const undone = await undoBulkChange(db, id)
  if (!undone.ok) throw new Error(`It cannot be undone: ${JSON.stringify(undone.refusal)}`)
  await worked(db, undone.value)
  return undone.value
}

/** What people see of a ticket; that it was touched, its version says. */
async function shown(number: number) {
  const { version, updated_at, last_message_at, ...rest } = await ticketNow(number)
  return rest
}

test('an undo gives back all that was changed, stamps among it, and history tells of both', async () => {
  const [kept, lost] = [unique(), unique()]
  const fresh = await ticketBy(agent, { tags: [kept, lost] })
  const solved = await ticketBy(agent, { assigneeId: other.id })
  await changeInBulk(agent, [solved], { status: 'solved' })
  await postgres().query(
    `update public.tickets set solved_at = now() - interval '3 days' where number = $1`,
    [solved],
  )
  const before = [await shown(fresh), await shown(solved)]
  expect(before.map(({ status }) => status)).toEqual(['new', 'solved'])

  const { id } = await changeInBulk(agent, [fresh, solved], {
    status: 'pending',
    priority: 'urgent',
    assignee_id: agent.id,
    add_tags: [unique()],
    remove_tags: [lost],
  })
  expect((await shown(solved)).solved_at).toBeNull()
  const back = await undo(agent, id)
  expect(Object.values(await outcomesOf(back))).toEqual([
    ['changed', null],
    ['changed', null],
  ])
  expect([await shown(fresh), await shown(solved)]).toEqual(before)
  const told = (await eventsOf(fresh)).filter(({ field }) => field === 'status')
  expect(told).toHaveLength(2)
})

test('solving is taken back with whom it made the assignee, and since when one waits', async () => {
  const number = await ticketBy(agent)
  const before = await shown(number)
  const { id } = await changeInBulk(agent, [number], { status: 'solved' })
  expect(await shown(number)).toMatchObject({ assignee_id: agent.id, waiting_since: null })
  await undo(agent, id)
  expect(await shown(number)).toEqual(before)
})

test('what somebody changed since stays, and says so; the others are given back', async () => {
  const [touched, untouched] = [await ticketBy(agent), await ticketBy(agent)]
  const { id } = await changeInBulk(agent, [touched, untouched], { priority: 'low' })
  const changes = { subject: 'Renamed since' }
  await other.db.rpc('update_ticket', { number: touched, version: 2, changes })
  const back = await undo(agent, id)
  expect(await outcomesOf(back)).toEqual({
    [touched]: ['refused', 'changed_since'],
    [untouched]: ['changed', null],
  })
  expect((await ticketNow(touched)).priority).toBe('low')
  expect((await ticketNow(untouched)).priority).toBe('normal')
})

test('closed is final: an undo refuses it with the reason', async () => {
  const number = await ticketBy(agent)
  const { id } = await changeInBulk(agent, [number], { status: 'closed' })
  const back = await undo(agent, id)
  expect(await outcomesOf(back)).toEqual({ [number]: ['refused', 'tickets_closed_is_final'] })
  expect((await ticketNow(number)).status).toBe('closed')
})

test('a reply stays sent, and a ticket that was answered is not new again', async () => {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.macros (owner_id, name, body, changes)
     values ($1, 'Ask', 'Which one?', '{"priority": "high"}') returning id`,
    [agent.id],
  )
  const [byMacro, byHand] = [await ticketBy(agent), await ticketBy(agent)]
  const macro = await changeInBulk(agent, [byMacro], { macro_id: theOnly(rows).id })
  expect(await shown(byMacro)).toMatchObject({ status: 'open', waiting_since: null })
  const assigned = await changeInBulk(agent, [byHand], { assignee_id: other.id })
  const reply = { ticket_number: byHand, kind: 'reply', body: 'It is being looked at.' }
  await other.db.rpc('add_message', reply)

  const back = [await undo(agent, macro.id), await undo(agent, assigned.id)]
  expect(await outcomesOf(back[0] ?? '')).toEqual({ [byMacro]: ['changed', 'answered_stays_open'] })
  expect(await outcomesOf(back[1] ?? '')).toEqual({ [byHand]: ['changed', 'answered_stays_open'] })
  const answered = { status: 'open', assignee_id: null, priority: 'normal', waiting_since: null }
  expect(await shown(byMacro)).toMatchObject(answered)
  expect(await shown(byHand)).toMatchObject(answered)
})

test('nobody makes a ticket new again but by an undo', async () => {
  const number = await ticketBy(agent, { assigneeId: other.id })
  const { error } = await agent.db
    .from('tickets')
    .update({ status: 'new', assignee_id: null })
    .eq('number', number)
  expect(error?.message).toContain('not new again')
})

test('asked twice, an undo is one; and it can be undone itself', async () => {
  const number = await ticketBy(agent)
  const { id } = await changeInBulk(agent, [number], { priority: 'urgent' })
  const [one, two] = await Promise.all([undoBulkChange(agent.db, id), undoBulkChange(agent.db, id)])
  expect(one).toEqual(two)
  const back = await undo(agent, id)
  expect(one).toEqual({ ok: true, value: back })
  expect((await ticketNow(number)).priority).toBe('normal')
  await undo(agent, back)
  expect((await ticketNow(number)).priority).toBe('urgent')
})

test('one that is on its way is stopped by being undone', async () => {
  const numbers = await Promise.all([1, 2, 3].map(() => ticketBy(agent)))
  const changes = { priority: 'low' }
  const { data: id } = await agent.db.rpc('start_bulk_change', { numbers, changes })
  await agent.db.rpc('continue_bulk_change', { bulk_change_id: id ?? '', at_most: 2 })
  await undo(agent, id ?? '')
  await worked(agent.db, id ?? '')
  expect(await getBulkChange(agent.db, id ?? '')).toMatchObject({ changed: 2, finished: true })
  for (const number of numbers) expect((await ticketNow(number)).priority).toBe('normal')
})

test('where nothing was changed there is nothing to undo', async () => {
  const { id } = await changeInBulk(agent, [2 ** 40], { priority: 'low' })
  expect(await undoBulkChange(agent.db, id)).toEqual({
    ok: false,
    refusal: { kind: 'rule', constraint: 'bulk_changes_size' },
  })
})
