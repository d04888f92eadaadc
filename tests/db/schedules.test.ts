import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { ticketBy } from '@/tests/support/factories'
import { rolledBack } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

test('what is solved for as long as the settings say is closed', async () => {
  const [old, fresh] = [await ticketBy(agent), await ticketBy(agent)]
  await rolledBack(async (pg) => {
    await pg.query(
      `update public.tickets set status = 'solved', solved_at = now() - interval '15 days' where number = $1`,
      [old],
    )
    await pg.query(`update public.tickets set status = 'solved' where number = $1`, [fresh])
    const close = async (days: number) => {
      await pg.query('update public.settings set close_solved_after_days = $1', [days])
      await pg.query('select private.close_solved_tickets(1000)')
      const { rows } = await pg.query(
        'select number, status from public.tickets where number = any ($1) order by number',
        [[old, fresh]],
      )
      return rows.map(({ status }) => status)
    }
    expect(await close(0)).toEqual(['solved', 'solved'])
    expect(await close(16)).toEqual(['solved', 'solved'])
    expect(await close(14)).toEqual(['closed', 'solved'])
    const { rows } = await pg.query(
      `select actor_kind, actor_name from public.events
       where ticket_number = $1 and field = 'status' and new_value = '"closed"'`,
      [old],
    )
    expect(rows).toEqual([{ actor_kind: 'system', actor_name: 'Counterfoil' }])
  })
})

test('what grows is forgotten in time, and nothing before', async () => {
  const number = await ticketBy(agent)
  await rolledBack(async (pg) => {
    await pg.query(
      `insert into private.notifications (user_id, ticket_number, reason, actor_name, created_at, mailed_at)
       select $1, $2, 'assigned', age, now() - age::interval, now() from unnest('{29 days,31 days}'::text[]) age`,
      [agent.id, number],
    )
    await pg.query(
      `insert into private.sent_mails (message_id, recipient, outcome, decided_at)
       select min(m.id), age, 'sent', now() - age::interval
       from public.messages m, unnest('{364 days,366 days}'::text[]) age where m.ticket_number = $1 group by age`,
      [number],
    )
    await pg.query(
      `insert into public.message_drafts (user_id, ticket_number, kind, body, session_id, updated_at)
       values ($1, $2, 'reply', 'Old', null, now() - interval '181 days'),
         ($1, $2, 'note', 'Kept', null, now() - interval '179 days')`,
      [agent.id, number],
    )
    await pg.query('select private.forget_old(1000)')
    const kept = await pg.query(
      `select actor_name as what from private.notifications where ticket_number = $1
       union all select recipient from private.sent_mails where recipient ~ ' days$'
       union all select body from public.message_drafts where ticket_number = $1 order by 1`,
      [number],
    )
    expect(kept.rows.map(({ what }) => what)).toEqual(['29 days', '364 days', 'Kept'])
  })
})
