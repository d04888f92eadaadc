import { beforeAll, describe, expect, test } from 'vitest'
import { readConversation } from '@/lib/messages/queries'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, teamRow, ticketBy, ticketRow } from '@/tests/support/factories'
import { actAs, postgres, rolledBack } from '@/tests/support/factories-postgres'

let agent: Actor
let other: Actor
beforeAll(async () => {
  ;[agent, other] = await Promise.all([signedIn(), signedIn()])
})

/** A ticket with so many messages, an hour apart, and a change of priority after each fifth. */
async function longTicket(count: number): Promise<{ number: number; ids: number[] }> {
  const number = await ticketRow()
  const { rows } = await postgres().query<{ id: number }>(
    `insert into public.messages (ticket_number, kind, body, author_kind, created_at)
     select $1, case when n % 7 = 0 then 'note' else 'reply' end, 'Message ' || n, 'system',
       '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 hour'
     from generate_series(1, $2::integer) n returning id`,
    [number, count],
  )
  await postgres().query(
    `insert into public.events (ticket_number, actor_kind, actor_name, field, old_value, new_value, created_at)
     select $1, 'system', 'Counterfoil', 'priority', '"low"', to_jsonb('change ' || n),
       '2026-01-01T00:30:00Z'::timestamptz + n * interval '1 hour'
     from generate_series(5, $2::integer, 5) n`,
    [number, count],
  )
  return { number, ids: rows.map(({ id }) => id) }
}

const bodies = (conversation: Awaited<ReturnType<typeof readConversation>>) =>
  conversation?.messages.map(({ body }) => Number(body.split(' ')[1]))
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('a conversation', () => {
  test('of 21 messages is shown whole', async () => {
    const { number } = await longTicket(21)
    const read = await readConversation(agent.db, number)
    expect(bodies(read)).toEqual(range(1, 21))
    expect(read).toMatchObject({ earlier: 0, later: 0, elsewhere: null })
    expect(read?.events.filter(({ field }) => field === 'priority')).toHaveLength(4)
  })

  test('of 500 is shown by its first message, its newest, and how many lie between', async () => {
    const { number, ids } = await longTicket(500)
    const read = await readConversation(agent.db, number)
    expect(bodies(read)).toEqual([1, ...range(481, 500)])
    expect(read).toMatchObject({ earlier: 479, later: 0 })
    // Of the history, how it began and what happened between the messages that are shown.
    const told = read?.events.filter(({ field }) => field !== 'status')
    expect(told?.map(({ field, to }) => [field, to])).toEqual([
      ['created', 'new'],
      ...[485, 490, 495, 500].map((n) => ['priority', `change ${n}`]),
    ])

    const before = await readConversation(agent.db, number, { before: ids[480] ?? 0 })
    expect(bodies(before)).toEqual([1, ...range(431, 480)])
    expect(before).toMatchObject({ earlier: 429, later: 20 })
    expect(before?.events.at(-1)?.to).toBe('change 475')

    const after = await readConversation(agent.db, number, { after: ids[449] ?? 0 })
    expect(bodies(after)).toEqual([1, ...range(451, 500)])
    expect(after).toMatchObject({ earlier: 449, later: 0 })

    const first = await readConversation(agent.db, number, { before: ids[30] ?? 0 })
    expect(bodies(first)).toEqual(range(1, 30))
    expect(first).toMatchObject({ earlier: 0, later: 470 })
  })

  test('is shown around the message that is asked for', async () => {
    const { number, ids } = await longTicket(100)
    const around = (n: number) => readConversation(agent.db, number, { message: ids[n - 1] ?? 0 })
    expect(bodies(await around(50))).toEqual([1, ...range(41, 60)])
    expect(await around(50)).toMatchObject({ earlier: 39, later: 40 })
    // Among the newest, or the first: nothing has to move for it.
    expect(bodies(await around(85))).toEqual([1, ...range(81, 100)])
    expect(bodies(await around(1))).toEqual(range(1, 11))
    const unknown = await readConversation(agent.db, number, { message: Number.MAX_SAFE_INTEGER })
    expect(bodies(unknown)).toEqual([1, ...range(81, 100)])
  })

  test('says where the message went that is asked for, to those who see it there', async () => {
    const [here, there] = [await ticketBy(agent), await ticketBy(agent)]
    const theirs = await teamRow({ isPrivate: true, members: [agent] })
    const hidden = await ticketBy(agent, { teamId: theirs })
    const idOf = async (number: number) =>
      (await readConversation(agent.db, number))?.messages[0]?.id ?? 0
    const [moved, secret] = [await idOf(there), await idOf(hidden)]
    expect(await readConversation(agent.db, here, { message: moved })).toMatchObject({
      elsewhere: there,
    })
    expect(await readConversation(agent.db, here, { message: secret })).toMatchObject({
      elsewhere: hidden,
    })
    expect(await readConversation(other.db, here, { message: secret })).toMatchObject({
      elsewhere: null,
    })
    expect(await readConversation(other.db, hidden)).toBeNull()
  })

  test('knows who writes Markdown: agents do, people outside write mails', async () => {
    const number = await ticketBy(agent)
    const contact = await contactRow()
    await postgres().query(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_contact_id, channel)
       values ($1, 'reply', 'x', 'contact', $2, 'email'), ($1, 'reply', 'x', 'contact', $2, 'webhook')`,
      [number, contact],
    )
    const read = await readConversation(agent.db, number)
    expect(read?.messages.map(({ format }) => format)).toEqual(['markdown', 'plain', 'foreign'])
  })

  test('without messages is none, and no more than is there', async () => {
    const number = await ticketRow()
    expect(await readConversation(agent.db, number)).toMatchObject({
      ...{ messages: [], earlier: 0, later: 0, elsewhere: null },
      events: [{ field: 'created' }],
    })
    expect(await readConversation(agent.db, 2 ** 40)).toBeNull()
  })

  test('costs the database as many messages as it shows, however many there are', async () => {
    const readsOf = async (count: number) => {
      const { number } = await longTicket(count)
      return await rolledBack(async (pg) => {
        // The connection may still count what was read over it to write the messages.
        const counted = async (): Promise<Record<'messages' | 'tickets', number>> => {
          const { rows } = await pg.query(
            `select sum(n) filter (where relname = 'messages')::integer as messages,
               sum(n) filter (where relname = 'tickets')::integer as tickets
             from (select relname, seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables) t`,
          )
          return rows[0]
        }
        const before = await counted()
        await actAs(pg, agent)
        await pg.query('select public.read_conversation($1)', [number])
        await pg.query('reset role')
        const after = await counted()
        return {
          messages: after.messages - before.messages,
          tickets: after.tickets - before.tickets,
        }
      })
    }
    await postgres().query('vacuum analyze public.messages')
    const [few, many] = [await readsOf(21), await readsOf(500)]
    expect(few.messages).toBeGreaterThan(40)
    // The 479 between are counted, not read; on pages just written that takes a look at each.
    expect(many.messages - few.messages).toBeLessThan(479 + 10)
    expect(many.tickets - few.tickets).toBeLessThan(10)
  })
})
