import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { contactRow, teamRow } from '@/tests/support/factories'
import { tables } from './matrix'
import { buffersOf, calledPerRow, rowsRead, withTickets } from './plans'

const TICKETS = 20_000
const page = 'select number, subject, status, priority, updated_at from public.tickets'
const order = 'order by updated_at desc, number desc limit 51'
const lists: Record<string, string> = {
  'the newest': `${page} ${order}`,
  'of a status': `${page} where status = 'open' ${order}`,
  'of a team': `${page} where team_id = $team ${order}`,
  'of an assignee': `${page} where assignee_id = $agent ${order}`,
  'the second page': `${page} where updated_at <= now() - interval '1 hour' ${order}`,
  'a ticket': `${page} where number = (select max(number) from public.tickets)`,
  'with their requesters': `select t.number, c.name from public.tickets t
    join public.contacts c on c.id = t.requester_id order by t.updated_at desc, t.number desc limit 51`,
  'the count': `select count(*) from (select from public.tickets limit 10001) c`,
}

let agent: Actor
let sql: (text: string) => string
let contact: string
beforeAll(async () => {
  agent = await signedIn()
  const [team] = [await teamRow({ isPrivate: false }), await teamRow({ isPrivate: true })]
  contact = await contactRow()
  sql = (text) => text.replace('$team', `'${team}'`).replace('$agent', `'${agent.id}'`)
})

test('no helper of a policy runs once a row, and a list reads at most twice the rows with them', async () => {
  const told: Record<string, object> = {}
  await withTickets(TICKETS, contact, async (plan) => {
    for (const [name, text] of Object.entries(lists)) {
      const free = await plan(null, sql(text))
      // The first time in a session also reads the functions themselves.
      await plan(agent, sql(text))
      const bound = await plan(agent, sql(text))
      expect([name, calledPerRow(bound)]).toEqual([name, []])
      const rows = [rowsRead(free, 'tickets'), rowsRead(bound, 'tickets')] as const
      expect([name, rows[1] <= 2 * rows[0]]).toEqual([name, true])
      const pages = `${buffersOf(free)} → ${buffersOf(bound)}`
      told[name] = {
        rows: rows.join(' → '),
        pages,
        cost: `${free['Total Cost']} → ${bound['Total Cost']}`,
      }
    }
  })
  console.table(told)
}, 60_000)

test('a helper that does run once a row is noticed', async () => {
  const perRow = 'select number from public.tickets where private.hidden_team_ids() is not null'
  await withTickets(100, contact, async (plan) => {
    expect(calledPerRow(await plan(agent, perRow))).not.toEqual([])
  })
})

test('nor on any other table that the API shows', async () => {
  await withTickets(100, contact, async (plan) => {
    for (const table of Object.keys(tables)) {
      const bound = await plan(agent, `select * from public.${table}`)
      expect([table, calledPerRow(bound)]).toEqual([table, []])
    }
  })
}, 60_000)
