import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, teamRow, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { actAs, overlapping, postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let outsider: Actor
let number: number
beforeAll(async () => {
  ;[agent, outsider] = await Promise.all([signedIn(), signedIn()])
})
beforeEach(async () => {
  number = await ticketBy(agent)
})

const file = (folder: string, ticket = number, actor = agent) =>
  actor.db.rpc('file_ticket', { number: ticket, folder })

async function folderEvents(): Promise<unknown[]> {
  const { data } = await agent.db
    .from('events')
    .select('actor_name, old_value, new_value')
    .eq('ticket_number', number)
    .eq('field', 'folder')
    .order('id')
  return data ?? []
}

// As an integration hands on what a contact wrote.
async function contactWrites(): Promise<void> {
  await postgres().query(`select private.add_contact_message($1, $2, 'Still there?')`, [
    number,
    await contactRow(),
  ])
}

test('a ticket goes to the trash and back, and only history knows', async () => {
  const before = await ticketNow(number)
  expect((await file('trash')).data).toBe('inbox')
  expect(await ticketNow(number)).toMatchObject({
    folder: 'trash',
    filed_at: expect.any(Date),
    version: before.version,
    updated_at: before.updated_at,
  })
  expect((await file('inbox')).data).toBe('trash')
  expect(await ticketNow(number)).toEqual(before)
  expect(await folderEvents()).toEqual([
    { actor_name: agent.name, old_value: 'inbox', new_value: 'trash' },
    { actor_name: agent.name, old_value: 'trash', new_value: 'inbox' },
  ])
})

test('a second press changes nothing, and does not begin the thirty days anew', async () => {
  await file('spam')
  const { filed_at } = await ticketNow(number)
  expect((await file('spam')).data).toBe('spam')
  expect((await ticketNow(number)).filed_at).toEqual(filed_at)
  expect(await folderEvents()).toHaveLength(1)
})

test('from spam to trash the thirty days begin anew', async () => {
  await file('spam')
  await postgres().query(
    `update public.tickets set filed_at = now() - interval '9 days' where number = $1`,
    [number],
  )
  const { filed_at } = await ticketNow(number)
  await file('trash')
  expect((await ticketNow(number)).filed_at > filed_at).toBe(true)
})

test('a folder that there is not is refused', async () => {
  expect((await file('drawer')).error?.code).toBe('23514')
})

test('a closed ticket may be thrown away, and stays closed', async () => {
  await agent.db.rpc('update_ticket', { number, version: 1, changes: { status: 'closed' } })
  expect((await file('trash')).error).toBeNull()
  expect(await ticketNow(number)).toMatchObject({ folder: 'trash', status: 'closed' })
})

test('a merged ticket stays where it is: its number leads to its survivor', async () => {
  const survivor = await ticketBy(agent)
  await agent.db.rpc('merge_tickets', { source: number, survivor })
  expect((await file('trash')).error?.message).toContain('tickets_merged_stays')
  expect(await ticketNow(number)).toMatchObject({ folder: 'inbox', merged_into: survivor })
})

test('nothing is merged out of or into spam and trash', async () => {
  const other = await ticketBy(agent)
  await file('trash')
  for (const [source, survivor] of [
    [number, other],
    [other, number],
  ] as const) {
    const { error } = await agent.db.rpc('merge_tickets', { source, survivor })
    expect(error?.message).toBe('a ticket in spam or trash is not merged')
  }
})

test('who may not see a ticket moves it nowhere, and is told what everybody is told', async () => {
  const teamId = await teamRow({ isPrivate: true, members: [agent] })
  const hidden = await ticketBy(agent, { teamId })
  const [there, absent] = [
    await file('trash', hidden, outsider),
    await file('trash', 2 ** 40, outsider),
  ]
  expect(there.error).toEqual(absent.error)
  expect(there.error?.code).toBe('PT404')
  expect((await ticketNow(hidden)).folder).toBe('inbox')
})

test('of two who file one ticket at once, each is told where it was when it was their turn', async () => {
  const second = await overlapping(
    async (pg) => {
      await actAs(pg, agent)
      await pg.query(`select public.file_ticket($1, 'spam')`, [number])
    },
    async () => await file('trash'),
  )
  expect(second.data).toBe('spam')
  expect((await ticketNow(number)).folder).toBe('trash')
})

describe('what is written on a filed ticket', () => {
  test.each([
    ['trash', 'inbox'],
    ['spam', 'spam'],
  ])('by a contact, in %s: it lies in %s afterwards', async (folder, after) => {
    await file(folder)
    await contactWrites()
    expect((await ticketNow(number)).folder).toBe(after)
  })

  test.each(['trash', 'spam'])('an agent’s reply brings it back from %s', async (folder) => {
    await file(folder)
    await agent.db.rpc('add_message', { ticket_number: number, kind: 'reply', body: 'Here.' })
    expect(await ticketNow(number)).toMatchObject({ folder: 'inbox', filed_at: null })
    expect(await folderEvents()).toHaveLength(2)
  })

  test('a note leaves it there', async () => {
    await file('trash')
    await agent.db.rpc('add_message', { ticket_number: number, kind: 'note', body: 'Rubbish.' })
    expect((await ticketNow(number)).folder).toBe('trash')
  })
})

describe('emptying', () => {
  const DAYS_31 = `now() - interval '31 days'`

  async function filed(folder: 'spam' | 'trash', since = DAYS_31): Promise<number> {
    const ticket = await ticketBy(agent, { tags: ['rubbish'] })
    await file(folder, ticket)
    await postgres().query(`update public.tickets set filed_at = ${since} where number = $1`, [
      ticket,
    ])
    return ticket
  }
  const empty = async (atMost: number): Promise<number> =>
    theOnly((await postgres().query('select private.empty_folders($1) as n', [atMost])).rows).n

  async function emptyAll(): Promise<void> {
    while ((await empty(100)) === 100);
  }
  async function left(numbers: number[]): Promise<number[]> {
    const { rows } = await postgres().query(
      'select number from public.tickets where number = any ($1) order by number',
      [numbers],
    )
    return rows.map((row) => row.number)
  }

  test('takes what has lain there for thirty days, with all that hangs on it, and nothing else', async () => {
    const [spam, trash] = [await filed('spam'), await filed('trash')]
    const fresh = await filed('trash', `now() - interval '29 days'`)
    const followUp = await ticketBy(agent)
    await agent.db.rpc('link_tickets', { number: trash, other: followUp })
    await agent.db.from('ticket_followers').insert({ ticket_number: trash })
    await postgres().query('update public.tickets set follows_up = $2 where number = $1', [
      followUp,
      trash,
    ])
    await emptyAll()
    expect(await left([spam, trash, fresh, followUp])).toEqual([fresh, followUp])
    for (const table of ['messages', 'events', 'ticket_tags', 'ticket_followers', 'ticket_links']) {
      const { rows } = await postgres().query(
        `select from public.${table} where ticket_number = any ($1)`,
        [[spam, trash]],
      )
      expect([table, rows.length]).toEqual([table, 0])
    }
    expect(await ticketNow(followUp)).toMatchObject({ follows_up: null, version: 1 })
  })

  test('takes a closed ticket too, and what was merged into it', async () => {
    const [source, survivor] = [await ticketBy(agent), await ticketBy(agent)]
    await agent.db.rpc('merge_tickets', { source, survivor })
    await postgres().query(`update public.tickets set status = 'closed' where number = $1`, [
      survivor,
    ])
    await file('trash', survivor)
    await postgres().query(`update public.tickets set filed_at = ${DAYS_31} where number = $1`, [
      survivor,
    ])
    await emptyAll()
    expect(await left([source, survivor])).toEqual([])
  })

  test('goes a bounded step at a time, and names what it took in the audit log', async () => {
    await emptyAll()
    const numbers = [await filed('spam'), await filed('trash'), await filed('spam')]
    expect(await empty(2)).toBe(2)
    expect(await left(numbers)).toHaveLength(1)
    expect(await empty(2)).toBe(1)
    expect(await empty(2)).toBe(0)
    const { rows } = await postgres().query(
      `select actor_kind, action, changes from public.audit_log
       where object_kind = 'tickets' order by id desc limit 2`,
    )
    expect(rows.map((row) => [row.actor_kind, row.action])).toEqual([
      ['system', 'deleted'],
      ['system', 'deleted'],
    ])
    const named = rows.flatMap((row) => row.changes.tickets.from)
    expect(named.sort()).toEqual(numbers.sort())
  })

  test('leaves the ticket that is being brought back at this moment', async () => {
    const ticket = await filed('trash')
    await overlapping(
      async (pg) => {
        await actAs(pg, agent)
        await pg.query(`select public.file_ticket($1, 'inbox')`, [ticket])
      },
      async () => await emptyAll(),
    )
    expect(await left([ticket])).toEqual([ticket])
  })

  test('killed in the middle it has taken nothing', async () => {
    const ticket = await filed('trash')
    const pg = await postgres().connect()
    await pg.query('begin')
    await pg.query('select private.empty_folders(100)')
    const { rows } = await postgres().query('select pg_backend_pid() as own')
    expect(rows).toHaveLength(1)
    const pid = theOnly((await pg.query('select pg_backend_pid() as pid')).rows).pid
    const gone = new Promise((resolve) => pg.once('error', resolve))
    await postgres().query('select pg_terminate_backend($1)', [pid])
    await gone
    pg.release(true)
    expect(await left([ticket])).toEqual([ticket])
  })
})
