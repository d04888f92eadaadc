import { beforeAll, expect, test } from 'vitest'
import { updateTicket } from '@/lib/tickets/mutations'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const change = (number: number, version: number, changes: object) =>
  agent.db.rpc('update_ticket', { number, version, changes: { ...changes } })

async function eventsOf(number: number): Promise<unknown[]> {
  const { data } = await agent.db.from('events').select('*').eq('ticket_number', number)
  return data ?? []
}

test('every change of a field or of the tags counts the version, and is what the call answers', async () => {
  const number = await ticketBy(agent)
  let version = 1
  for (const changes of [
    { subject: 'Another subject' },
    { priority: 'urgent' },
    { status: 'pending' },
    { assignee_id: agent.id },
    { tags: [`one-${unique()}`, `two-${unique()}`] },
    { tags: [] },
  ]) {
    const { data, error } = await change(number, version, changes)
    expect(error).toBeNull()
    expect(data).toBeGreaterThan(version)
    version = data ?? 0
    expect((await ticketNow(number)).version).toBe(version)
  }
})

test('what changes nothing counts nothing', async () => {
  const tag = unique()
  const number = await ticketBy(agent, { subject: 'Same', tags: [tag] })
  const before = await ticketNow(number)
  const changes = { subject: 'Same', tags: [tag.toUpperCase(), ` ${tag} `], status: 'new' }
  expect((await change(number, 1, changes)).data).toBe(1)
  expect(await ticketNow(number)).toEqual(before)
})

test('a note moves a ticket up the list and leaves its version', async () => {
  const number = await ticketBy(agent)
  const before = await ticketNow(number)
  await agent.db.rpc('add_message', { ticket_number: number, kind: 'note', body: 'Hm.' })
  const after = await ticketNow(number)
  expect(after.version).toBe(1)
  expect(after.updated_at > before.updated_at).toBe(true)
})

test.each([0, 1, 3, 99])(
  'of version 2, a change made from version %i writes nothing',
  async (version) => {
    const number = await ticketBy(agent)
    await change(number, 1, { priority: 'low' })
    const before = [await ticketNow(number), await eventsOf(number)]
    const tag = unique()
    const changes = { subject: 'Stale', priority: 'urgent', status: 'closed', tags: [tag] }
    const { error, status } = await change(number, version, changes)
    expect(error).toMatchObject({ code: 'PT409', details: 'version 2' })
    expect(status).toBe(409)
    expect([await ticketNow(number), await eventsOf(number)]).toEqual(before)
    expect((await agent.db.from('tags').select('name').eq('name', tag)).data).toEqual([])
  },
)

test('a stale change is a refusal of kind stale, an unknown ticket one of kind not_found', async () => {
  const number = await ticketBy(agent)
  const update = { subject: 'S', status: 'open', priority: 'low', tags: [] } as const
  const ids = { team_id: null, assignee_id: null, tags: [] }
  expect(await updateTicket(agent.db, number, { ...update, ...ids, version: 7 })).toEqual({
    ok: false,
    refusal: { kind: 'stale' },
  })
  expect(await updateTicket(agent.db, 2 ** 40, { ...update, ...ids, version: 7 })).toEqual({
    ok: false,
    refusal: { kind: 'not_found' },
  })
})

test('of twenty who write from one version at once, exactly one wins', async () => {
  const number = await ticketBy(agent)
  const word = unique()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      change(number, 1, { subject: `Writer ${n}`, tags: [`${word}-${n}`] }),
    ),
  )
  const winners = answers.flatMap(({ error }, n) => (error ? [] : [n]))
  expect(winners).toHaveLength(1)
  expect(answers.filter(({ error }) => error?.code === 'PT409')).toHaveLength(19)
  const now = await ticketNow(number)
  expect(now.subject).toBe(`Writer ${winners[0]}`)
  expect(now.tags).toEqual([`${word}-${winners[0]}`])
  expect(await eventsOf(number)).toHaveLength(3)
})

test('who writes while another has written and not committed yet is stale, and changes nothing', async () => {
  const number = await ticketBy(agent)
  const { error } = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query(`select public.update_ticket($1, 1, '{"subject": "First"}')`, [number])
    },
    async () => await change(number, 1, { subject: 'Second', priority: 'urgent' }),
  )
  expect(error?.code).toBe('PT409')
  expect(await ticketNow(number)).toMatchObject({
    subject: 'First',
    priority: 'normal',
    version: 2,
  })
})

test('a change that names a field which is not to be changed is refused as a whole', async () => {
  const number = await ticketBy(agent)
  const before = await ticketNow(number)
  for (const field of ['version', 'number', 'requester_id', 'channel', 'nonsense']) {
    const { error } = await change(number, 1, { subject: 'Other', [field]: 5 })
    expect(error?.message).toContain(field)
  }
  expect(await ticketNow(number)).toEqual(before)
})
