import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { BREAKDOWNS, type BreakdownKind } from '@/lib/dashboard/types'
import { type Actor, signedIn } from '@/tests/support/actors'
import { numbers } from '@/tests/support/counted-numbers'
import {
  CHANGES,
  type Counted,
  countedTickets,
  randomTickets,
} from '@/tests/support/counted-tickets'
import { contactRow, teamRow } from '@/tests/support/factories'
import { actAs, overlapping, postgres, rolledBack } from '@/tests/support/factories-postgres'

let outsider: Actor
let member: Actor
let admin: Actor
let teams: string[]
let contact: string
beforeAll(async () => {
  ;[outsider, member, admin] = await Promise.all([signedIn(), signedIn(), signedIn('admin')])
  teams = [
    await teamRow({ isPrivate: false, members: [outsider] }),
    await teamRow({ isPrivate: false, members: [] }),
    await teamRow({ isPrivate: true, members: [member] }),
    await teamRow({ isPrivate: true, members: [] }),
  ]
  contact = await contactRow()
})

const RANGES: [string, string][] = [
  ['1999-03-28', '1999-03-28'],
  ['1999-10-31', '1999-10-31'],
  ['1999-03-05', '1999-03-20'],
  ['1999-02-21', '1999-04-03'],
  ['1998-11-01', '1999-10-31'],
  ['1997-01-01', '1999-12-31'],
  ['1996-12-05', '2000-02-11'],
  ['1995-01-01', '1995-12-31'],
]

test.each(Object.keys(CHANGES))(
  'the numbers are those that are counted one by one, in %s',
  async (zone) => {
    const seed = Math.random()
    await rolledBack(async (pg) => {
      await pg.query('update public.settings set time_zone = $1', [zone])
      await pg.query('select private.recount_tickets()')
      const agents = [outsider.id, member.id]
      await randomTickets(pg, { teams, agents, contact }, { zone, count: 240, seed })
      for (const actor of [outsider, member, admin]) {
        await actAs(pg, actor)
        const seen = await countedTickets(pg, zone)
        expect(seen.length).toBeGreaterThan(60)
        for (const [first, last] of actor === outsider ? RANGES : RANGES.slice(4, 6)) {
          const label = `seed ${seed}, ${first} to ${last}`
          expect(await read(pg, first, last, seen), label).toMatchObject(
            expected(seen, first, last),
          )
          const by = BREAKDOWNS[Math.floor(Math.random() * BREAKDOWNS.length)] ?? 'team'
          expect(await readBy(pg, by, first, last), `${label} by ${by}`).toEqual(
            expectedBy(seen, by, first, last),
          )
        }
        await pg.query('reset role')
      }
      await expectSameFacts(pg)
    })
  },
  60_000,
)

test('counting all again changes nothing but the days that another zone has', async () => {
  await rolledBack(async (pg) => {
    const zone = 'America/Havana'
    await randomTickets(
      pg,
      { teams, agents: [member.id], contact },
      { zone, count: 150, seed: Math.random() },
    )
    for (const name of [zone, 'Pacific/Apia']) {
      await pg.query('update public.settings set time_zone = $1', [name])
      await pg.query('select private.recount_tickets()')
      await actAs(pg, admin)
      const seen = await countedTickets(pg, name)
      const [first, last] = ['1997-02-03', '1999-10-31'] as const
      expect(await read(pg, first, last, seen)).toMatchObject({
        zone: name,
        ...expected(seen, first, last),
      })
      await pg.query('reset role')
    }
  })
}, 60_000)

test('a ticket that is opened while its requester changes companies counts for the new one', async () => {
  const requester = await contactRow()
  const { rows } = await postgres().query(
    `insert into public.companies (name) values ('Raced ' || gen_random_uuid()) returning id`,
  )
  const move = `update public.contacts set company_id = $2 where id = $1`
  const open = `insert into public.tickets (subject, requester_id) values ('Raced', $1) returning number`
  const company = async () => {
    const found = await postgres().query(
      `select distinct f.company_id from private.ticket_facts f join public.tickets t using (number)
       where t.requester_id = $1`,
      [requester],
    )
    return found.rows.map(({ company_id }) => company_id)
  }
  await overlapping(
    (pg) => pg.query(move, [requester, rows[0].id]),
    () => postgres().query(open, [requester]),
  )
  expect(await company()).toEqual([rows[0].id])
  await overlapping(
    (pg) => pg.query(open, [requester]),
    () => postgres().query(move, [requester, null]),
  )
  expect(await company()).toEqual([null])
})

test('a tag that goes from very many tickets is counted out by the job', async () => {
  await rolledBack(async (pg) => {
    await pg.query(
      `insert into public.tickets (subject, requester_id, created_at)
       select 'Many', $1, '1994-05-05' from generate_series(1, 1001)`,
      [contact],
    )
    const { rows } = await pg.query(
      `insert into public.tags (name) values ('many-' || gen_random_uuid()) returning id`,
    )
    const tag = rows[0].id
    const counted = async () => {
      const found = await readBy(pg, 'tag', '1994-05-01', '1994-05-31')
      return Object.entries(found).map(([key, row]) => [key, row.created])
    }
    await pg.query(
      `insert into public.ticket_tags select number, $1 from public.tickets where subject = 'Many'`,
      [tag],
    )
    await pg.query('select private.reread_tag_facts(800), private.reread_tag_facts(800)')
    await actAs(pg, admin)
    expect(await counted()).toEqual([[tag, 1001]])
    await pg.query('reset role')
    await pg.query('delete from public.ticket_tags where tag_id = $1', [tag])
    await pg.query('delete from public.tags where id = $1', [tag])
    await actAs(pg, admin)
    expect(await counted()).toEqual([])
    await pg.query('reset role')
    await pg.query('select private.reread_tag_facts(5000)')
    await actAs(pg, admin)
    expect(await counted()).toEqual([['', 1001]])
  })
})

test('a new zone has all counted again by a job', async () => {
  await rolledBack(async (pg) => {
    await pg.query(`update public.settings set time_zone = 'Asia/Tokyo'`)
    const { rows } = await pg.query(
      `select count(*) from graphile_worker.jobs where task_identifier = 'recount_tickets'`,
    )
    expect(rows).toEqual([{ count: 1 }])
  })
})

test('times are rounded by a twentieth at most, and keep their order', async () => {
  await rolledBack(async (pg) => {
    const { rows } = await pg.query<{ exact: number; rounded: number }>(
      `select n::float / 4 as exact,
         private.rounded_minutes('epoch', timestamptz 'epoch' + n * interval '15 seconds') as rounded
       from (select generate_series(0, 60000) union all select generate_series(60000, 2000000, 97)) s (n) order by n`,
    )
    let previous = 0
    for (const { exact, rounded } of rows) {
      expect(rounded).toBeGreaterThanOrEqual(previous)
      previous = rounded
      if (exact >= 10) expect(Math.abs(rounded - exact) / exact).toBeLessThanOrEqual(0.05 + 1e-9)
      else expect(Math.abs(rounded - exact)).toBeLessThanOrEqual(0.5)
    }
  })
})

test.each([
  ['a range before there were tickets', `read_dashboard('1989-12-31', '2020-01-01')`],
  ['more days than there were', 'read_dashboard(null, null, 100000)'],
  ['a day that never was', `read_dashboard('-infinity')`],
  ['a kind that is none', `read_breakdown('password')`],
  ['no kind', 'read_breakdown(null)'],
  ['too many rows', `read_breakdown('team', null, null, 30, 5000)`],
])('%s is refused', async (_, call) => {
  await rolledBack(async (pg) => {
    await actAs(pg, member)
    await expect(pg.query(`select public.${call}`)).rejects.toMatchObject({ code: '22023' })
  })
})

/** The days from one to another, and as many before them. */
function bothRanges(first: string, last: string): Record<'now' | 'before', [string, string]> {
  const length = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
  return { now: [first, last], before: [shifted(first, -length), shifted(first, -1)] }
}

const shifted = (day: string, by: number) =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

function expected(tickets: Counted[], first: string, last: string) {
  const { now, before } = bothRanges(first, last)
  return { now: numbers(tickets, ...now), before: numbers(tickets, ...before) }
}

async function read(pg: PoolClient, first: string, last: string, seen: Counted[]) {
  const { rows } = await pg.query('select public.read_dashboard($1, $2) as answer', [first, last])
  const { steps, ...answer } = rows[0].answer
  // The course has the whole range, one step after the other, and each has its own numbers.
  const label = `${first} to ${last}`
  expect(steps[0].first_day, label).toBe(first)
  expect(steps.at(-1).last_day, label).toBe(last)
  for (const [at, step] of steps.entries()) {
    if (at > 0) expect(step.first_day, label).toBe(shifted(steps[at - 1].last_day, 1))
    expect(step, label).toMatchObject(numbers(seen, step.first_day, step.last_day))
  }
  return answer
}

function keysOf(ticket: Counted, by: BreakdownKind): string[] {
  if (by !== 'tag') return [ticket[by] ?? '']
  return ticket.tag.length > 0 ? ticket.tag : ['']
}

function expectedBy(tickets: Counted[], by: BreakdownKind, first: string, last: string) {
  const keys = [...new Set(tickets.flatMap((t) => keysOf(t, by)))]
  const rows = keys.map((key): [string, ReturnType<typeof expectedRow>] => [
    key,
    expectedRow(
      tickets.filter((t) => keysOf(t, by).includes(key)),
      first,
      last,
    ),
  ])
  return Object.fromEntries(rows.filter(([, n]) => n.created + n.replied + n.solved > 0))
}

function expectedRow(tickets: Counted[], first: string, last: string) {
  const { now, before } = expected(tickets, first, last)
  return { ...now, before }
}

async function readBy(pg: PoolClient, by: BreakdownKind, first: string, last: string) {
  const { rows } = await pg.query('select public.read_breakdown($1, $2, $3, 30, 1000) as answer', [
    ...[by, first, last],
  ])
  const { rows: found } = rows[0].answer
  return Object.fromEntries(
    found.map(({ key, name: _, term: __, ...row }: Record<string, string>) => [key, row]),
  )
}

/** What triggers kept is what is found when all is looked at anew. */
async function expectSameFacts(pg: PoolClient) {
  await pg.query('create temporary table kept on commit drop as select * from private.ticket_facts')
  await pg.query('delete from private.ticket_facts')
  await pg.query('select private.fill_ticket_facts(0, 1000000000)')
  const { rows } = await pg.query(
    `(select * from kept except select * from private.ticket_facts)
     union all (select * from private.ticket_facts except select * from kept)`,
  )
  expect(rows).toEqual([])
}
