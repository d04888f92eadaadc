import type { PoolClient } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, signedIn } from '@/tests/support/actors'
import { teamRow } from '@/tests/support/factories'
import { actAs, rolledBack } from '@/tests/support/factories-postgres'

let agent: Actor
let member: Actor
let team: string
beforeAll(async () => {
  ;[agent, member] = await Promise.all([signedIn(), signedIn()])
  team = await teamRow({ isPrivate: true, members: [member] })
})

const TICKETS = 90
const LINES = 500
const PAGE = 7

type Line = { at: Date; kind: string; id: number; ticket_number: number; words: string | null }
type Whose = { column: 'contact_id' | 'company_id'; id: string }

const ids = async (pg: PoolClient, sql: string, values: unknown[] = []) =>
  (await pg.query<{ id: string }>(sql, values)).rows.map(({ id }) => id)

/** Tickets of several people of two companies, with lines of few moments, to which things happen. */
async function arrange(pg: PoolClient, seed: number): Promise<Whose[]> {
  await pg.query('select setseed($1)', [seed])
  const companies = await ids(
    pg,
    `insert into public.companies (name) select 'Timed ' || gen_random_uuid() from generate_series(1, 2) returning id`,
  )
  const contacts = await ids(
    pg,
    `insert into public.contacts (name, company_id)
     select 'Timed', (array[$1::uuid, $1, $2, $2, null])[n] from generate_series(1, 5) n returning id`,
    companies,
  )
  await pg.query(
    `create temporary table drawn on commit drop as
     with made as (
       insert into public.tickets (subject, requester_id, team_id, created_at)
       select 'Timed ' || n, ($1::uuid[])[1 + n % 5], case when n % 3 = 0 then $2::uuid end, now() - interval '3 hours'
       from generate_series(1, $3::integer) n returning number)
     select number, row_number() over () as n from made`,
    [contacts, team, TICKETS],
  )
  await pg.query(
    `with lines as (
       select (1 + floor(random() * $1))::int as n, now() - floor(random() * 12) * interval '10 minutes' as at,
         random() < 0.4 as said
       from generate_series(1, $2::integer)
     ), written as (
       insert into public.messages (ticket_number, kind, body, author_kind, author_name, created_at)
       select d.number, 'reply', 'It hums.', 'system', 'Desk', l.at from lines l join drawn d using (n) where said)
     insert into public.events (ticket_number, actor_kind, actor_name, field, new_value, created_at)
     select d.number, 'system', 'Desk', 'priority', '"high"', l.at from lines l join drawn d using (n) where not said`,
    [TICKETS, LINES],
  )
  const at = (n: number) => `(select number from drawn where n = ${n})`
  await pg.query(`
    select private.merge_tickets(${at(1)}, ${at(6)});
    select private.split_message(f.message, f.number, 'Split off') from (
      select min(m.id) as message, d.number from drawn d join public.messages m on m.ticket_number = d.number
      where d.n > 20 group by d.number order by count(*) desc, d.number limit 1) f;
    delete from public.messages where ticket_number = ${at(10)};
    update public.tickets set folder = 'spam' where number = ${at(11)};
    update public.tickets set folder = 'spam' where number = ${at(12)};
    update public.tickets set folder = 'inbox' where number = ${at(12)};
    update public.tickets set status = 'solved' where number in (${at(13)}, ${at(14)}, ${at(15)});
    delete from public.tickets where number = ${at(16)}`)
  await pg.query(`update public.tickets set team_id = $1 where number = ${at(17)}`, [team])
  await pg.query(`update public.tickets set team_id = null where number = ${at(18)}`)
  await pg.query(`update public.tickets set requester_id = $1 where number = ${at(19)}`, [
    contacts[2],
  ])
  await pg.query('update public.contacts set company_id = $1 where id = $2', [
    companies[1],
    contacts[0],
  ])
  await pg.query('update public.contacts set company_id = $1 where id = $2', [
    companies[0],
    contacts[4],
  ])
  return [
    ...contacts.map((id) => ({ column: 'contact_id', id }) as const),
    ...companies.map((id) => ({ column: 'company_id', id }) as const),
  ]
}

const theirs = ({ column }: Whose) =>
  `t.folder = 'inbox' and (t.team_id is distinct from $2 or $3) and ${
    column === 'contact_id'
      ? 't.requester_id = $1'
      : 't.requester_id in (select c.id from public.contacts c where c.company_id = $1)'
  }`

/** All lines, found the obvious way. */
async function allLines(pg: PoolClient, whose: Whose, sees: boolean): Promise<string[]> {
  const { rows } = await pg.query<{ line: string }>(
    `select l.kind || ' ' || l.id as line
     from public.tickets t
     cross join lateral (
       select m.created_at as at, 'message' as kind, m.id from public.messages m where m.ticket_number = t.number
       union all select e.created_at, 'event', e.id from public.events e where e.ticket_number = t.number) l
     where ${theirs(whose)} order by l.at desc, t.number desc, l.kind desc, l.id desc`,
    [whose.id, team, sees],
  )
  return rows.map(({ line }) => line)
}

const asActor = async <T>(pg: PoolClient, actor: Actor, work: () => Promise<T>): Promise<T> => {
  await pg.query('savepoint as_actor')
  await actAs(pg, actor)
  const answer = await work()
  await pg.query('rollback to savepoint as_actor')
  return answer
}

async function pagedLines(pg: PoolClient, { column, id }: Whose): Promise<string[]> {
  const lines: Line[] = []
  for (;;) {
    const last = lines.at(-1)
    const { rows } = await pg.query<Line>(
      `select at::text as at, kind, id, ticket_number from public.read_timeline(
         ${column} => $1, before_at => $2, before_ticket => $3, before_kind => $4, before_id => $5, page_size => $6)`,
      [id, last?.at, last?.ticket_number, last?.kind, last?.id, PAGE],
    )
    lines.push(...rows)
    if (rows.length < PAGE) return lines.map((line) => `${line.kind} ${line.id}`)
  }
}

test.each([0.1, 0.9])(
  'paged to its end a timeline is all that was said and done, in order, and nothing of a hidden team (seed %d)',
  async (seed) => {
    await rolledBack(async (pg) => {
      const all = await arrange(pg, seed)
      for (const whose of all) {
        for (const actor of [agent, member]) {
          const expected = await allLines(pg, whose, actor === member)
          expect(expected.length).toBeGreaterThan(PAGE)
          expect(await asActor(pg, actor, () => pagedLines(pg, whose))).toEqual(expected)
        }
      }
    })
  },
)

test('their tickets come unsolved first, and are counted without those of a hidden team', async () => {
  await rolledBack(async (pg) => {
    for (const whose of await arrange(pg, 0.3)) {
      for (const actor of [agent, member]) {
        const { rows: expected } = await pg.query(
          `select t.number, t.solved_at is null as unsolved from public.tickets t where ${theirs(whose)}`,
          [whose.id, team, actor === member],
        )
        const listed = await asActor(pg, actor, () =>
          pg.query(
            `select number, total, active_at, status not in ('solved', 'closed') as unsolved
             from public.list_asked_tickets(${whose.column} => $1, at_most => 100)`,
            [whose.id],
          ),
        )
        const numbers = listed.rows.map(({ number }) => number)
        expect(numbers.toSorted()).toEqual(expected.map(({ number }) => number).toSorted())
        expect(listed.rows.map(({ total }) => total)).toEqual(numbers.map(() => numbers.length))
        const order = listed.rows.map(({ unsolved, active_at }) => [Number(unsolved), +active_at])
        expect(order).toEqual(order.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b))
      }
    }
  })
})

test('the spans of tickets written past the triggers are what the triggers would have kept, or within', async () => {
  await rolledBack(async (pg) => {
    await arrange(pg, 0.7)
    await pg.query(
      `create temporary table kept on commit drop as
       select s.* from private.ticket_spans s join public.tickets t using (number) where t.subject like 'Timed %'`,
    )
    await pg.query('delete from private.ticket_spans')
    await pg.query('select private.fill_ticket_spans(0, 1000000000)')
    const { rows } = await pg.query(
      `select * from kept k left join private.ticket_spans s using (number)
       where (k.requester_id, k.company_id, k.team_id, k.shown, k.unsolved)
           is distinct from (s.requester_id, s.company_id, s.team_id, s.shown, s.unsolved)
         or s.began_at < k.began_at or s.ended_at > k.ended_at`,
    )
    expect(rows).toEqual([])
  })
})

test('a rating stands in the timeline with its words, whatever happened on other tickets since', async () => {
  await rolledBack(async (pg) => {
    const [company] = await arrange(pg, 0.2).then((all) => all.slice(-1))
    if (!company) throw new Error('no company')
    await pg.query(
      `with rated as (
         select t.number, t.solved_at from public.tickets t join public.contacts c on c.id = t.requester_id
         where c.company_id = $1 and t.solved_at is not null and t.team_id is null order by t.updated_at limit 1
       ), told as (
         insert into public.events (ticket_number, actor_kind, actor_name, field, new_value, created_at)
         select number, 'contact', 'Kim', 'rating', '4', now() + interval '1 second' from rated)
       insert into public.ratings (ticket_number, solved_at, score, comment, created_at)
       select number, solved_at, 4, E'It hums\nno more.', now() + interval '1 second' from rated`,
      [company.id],
    )
    const { rows } = await asActor(pg, agent, () =>
      pg.query('select field, words from public.read_timeline(company_id => $1, page_size => 1)', [
        company.id,
      ]),
    )
    expect(rows).toEqual([{ field: 'rating', words: 'It hums\nno more.' }])
  })
})
