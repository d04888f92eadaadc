import { beforeAll, expect, test } from 'vitest'
import { readConversation } from '@/lib/messages/queries'
import { type Actor, nobody, signedIn, unique } from '@/tests/support/actors'
import { teamRow, ticketBy, ticketRow } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let admin: Actor
let colleague: Actor
let team: string
beforeAll(async () => {
  ;[agent, admin, colleague] = await Promise.all([signedIn(), signedIn('admin'), signedIn()])
  team = await teamRow({ isPrivate: false })
})

async function historyOf(number: number) {
  const { data } = await admin.db
    .from('events')
    .select('actor_kind, actor_id, actor_name, field, old_value, new_value')
    .eq('ticket_number', number)
    .order('id')
  return data ?? []
}

test('each change is one line that names who, what, from what and to what', async () => {
  const [kept, dropped, added] = [`a-${unique()}`, `b-${unique()}`, `c-${unique()}`]
  const number = await ticketBy(agent, { subject: 'Before', tags: [kept, dropped] })
  await colleague.db.rpc('update_ticket', {
    number,
    version: 1,
    changes: {
      subject: 'After',
      status: 'pending',
      priority: 'urgent',
      assignee_id: agent.id,
      team_id: team,
      tags: [kept, added],
    },
  })
  const by = { actor_kind: 'user', actor_id: colleague.id, actor_name: colleague.name }
  const { data } = await admin.db.from('teams').select('id, name').eq('id', team).single()
  const [created, ...changes] = await historyOf(number)
  expect(created).toEqual({
    actor_kind: 'user',
    actor_id: agent.id,
    actor_name: agent.name,
    field: 'created',
    old_value: null,
    new_value: 'new',
  })
  expect(new Set(changes.map((change) => JSON.stringify(change)))).toEqual(
    new Set(
      [
        { ...by, field: 'tag', old_value: dropped, new_value: null },
        { ...by, field: 'tag', old_value: null, new_value: added },
        { ...by, field: 'subject', old_value: 'Before', new_value: 'After' },
        { ...by, field: 'status', old_value: 'new', new_value: 'pending' },
        { ...by, field: 'priority', old_value: 'normal', new_value: 'urgent' },
        {
          ...by,
          field: 'assignee',
          old_value: null,
          new_value: { id: agent.id, name: agent.name },
        },
        { ...by, field: 'team', old_value: null, new_value: data },
      ].map((change) => JSON.stringify(change)),
    ),
  )
})

test('the page of a ticket reads its history in words', async () => {
  const number = await ticketBy(agent)
  const changes = { status: 'on_hold', assignee_id: agent.id }
  await agent.db.rpc('update_ticket', { number, version: 1, changes })
  expect((await readConversation(agent.db, number))?.events).toMatchObject([
    { actor: agent.name, field: 'created', from: null, to: 'new' },
    { actor: agent.name, field: 'status', from: 'New', to: 'On hold' },
    { actor: agent.name, field: 'assignee', from: null, to: agent.name },
  ])
})

test('history keeps the name of the time', async () => {
  const renamed = await signedIn()
  const number = await ticketBy(renamed)
  await renamed.db.from('users').update({ name: 'Another name' }).eq('id', renamed.id)
  expect(await historyOf(number)).toMatchObject([{ actor_name: renamed.name }])
})

test('what did not come through the API is the system’s doing', async () => {
  const number = await ticketRow()
  expect(await historyOf(number)).toMatchObject([
    { actor_kind: 'system', actor_id: null, actor_name: 'Counterfoil', field: 'created' },
  ])
})

test('nobody writes, changes or deletes history through the API, an admin neither', async () => {
  const number = await ticketBy(agent)
  const before = await historyOf(number)
  const line = { ticket_number: number, actor_kind: 'user', actor_name: 'x', field: 'subject' }
  for (const { db } of [agent, admin, { db: nobody() }]) {
    const answers = await Promise.all([
      db.from('events').insert(line),
      db.from('events').update({ actor_name: 'x' }).eq('ticket_number', number),
      db.from('events').delete().eq('ticket_number', number),
    ])
    expect(answers.map(({ error }) => error?.code)).toEqual(['42501', '42501', '42501'])
  }
  expect(await historyOf(number)).toEqual(before)
})

test('the owner of the tables cannot rewrite history either', async () => {
  const number = await ticketBy(agent)
  const rewriting = postgres().query(
    `update public.events set actor_name = 'x' where ticket_number = $1`,
    [number],
  )
  await expect(rewriting).rejects.toThrow('append-only')
})

test('a ticket with tags can be deleted by the operator', async () => {
  const number = await ticketBy(agent, { tags: [unique()] })
  await postgres().query('delete from public.tickets where number = $1', [number])
})
