import type { PoolClient } from 'pg'

// Tickets of another time, with random histories, for comparing the dashboard's numbers with what
// is counted one by one. They lie in the 1990s, where no other test has any.

export type Counted = {
  number: number
  team: string | null
  agent: string | null
  company: string | null
  channel: string
  tag: string[]
  created: string
  replied: string | null
  solved: string | null
  replyMinutes: number | null
  solveMinutes: number | null
  score: number | null
}

/** Moments at which clocks change, so that many tickets come about them. */
export const CHANGES: Record<string, string[]> = {
  UTC: [],
  'Europe/Berlin': ['1999-03-28T01:00Z', '1999-10-31T01:00Z'],
  'America/Havana': ['1999-03-28T05:00Z', '1999-10-31T05:00Z'],
  'America/Sao_Paulo': ['1999-02-21T02:00Z', '1999-10-03T03:00Z'],
  'Australia/Lord_Howe': ['1999-03-27T15:00Z', '1999-10-30T15:30Z'],
  'Pacific/Apia': [],
}

type Cast = { teams: string[]; agents: string[]; contact: string }

/**
 * Writes `count` tickets between the end of 1996 and the spring of 2000, and lets random things
 * happen to them; some of it is added to the tallies meanwhile, some is not.
 */
export async function randomTickets(
  pg: PoolClient,
  { teams, agents, contact }: Cast,
  { zone, count, seed }: { zone: string; count: number; seed: number },
): Promise<void> {
  await pg.query(`create function pg_temp.pick(list anyarray, nothing integer default 0) returns anyelement
    language sql volatile as 'select list[(1 + floor(random() * (cardinality(list) + nothing)))::int]'`)
  await pg.query('select setseed($1)', [seed])
  await pg.query(
    `create temporary table drawn on commit drop as
     with people as (
       insert into public.contacts (name) select 'Counted' from generate_series(1, 6) returning id
     ), firms as (
       insert into public.companies (name) select 'Counted ' || gen_random_uuid() from generate_series(1, 3) returning id
     ), words as (
       insert into public.tags (name) select 'counted-' || gen_random_uuid() from generate_series(1, 4) returning id)
     select array(select id from people) || $1::uuid as contacts, array(select id from firms) as companies,
       array(select id from words) as tags`,
    [contact],
  )
  await pg.query(
    `update public.contacts set company_id = pg_temp.pick(companies, 1)
     from drawn where id = any (contacts)`,
  )
  await pg.query(
    `insert into public.tickets (subject, channel, requester_id, team_id, assignee_id, status, created_at, solved_at, folder)
     select 'Counted ' || n, pg_temp.pick(array['web', 'email', 'api', 'webhook', 'agent']),
       pg_temp.pick(contacts), pg_temp.pick($1::uuid[], 1), agent,
       case when gone then 'solved' when agent is null then 'new' else 'open' end, at,
       case when gone then at + random() ^ 4 * interval '500 days' end,
       case when random() < 0.05 then 'trash' else 'inbox' end
     from drawn, generate_series(1, $3) n
     cross join lateral (
       select random() < 0.7 as gone, pg_temp.pick($2::uuid[], 1) as agent,
         date_trunc('second', case when cardinality($4::timestamptz[]) > 0 and random() + n * 0 < 0.4
           then pg_temp.pick($4::timestamptz[]) + (random() - 0.5) * interval '6 hours'
           else timestamptz '1996-11-20 00:00Z' + random() * interval '1220 days' end) as at) l`,
    [teams, agents, count, CHANGES[zone] ?? []],
  )
  await pg.query('select private.tally_changes($1)', [Math.floor(count / 2)])
  await pg.query(
    `insert into public.ticket_tags (ticket_number, tag_id)
     select distinct t.number, pg_temp.pick(tags) from public.tickets t, drawn, generate_series(1, 3) n
     where t.subject like 'Counted %' and random() + n * 0 < 0.4`,
  )
  for (const kind of ['contact', 'user', 'note', 'user', 'contact', 'user']) {
    await pg.query(
      `insert into public.messages (ticket_number, kind, body, author_kind, author_user_id, author_contact_id, created_at)
       select t.number, case $1 when 'note' then 'note' else 'reply' end, 'Said', case $1 when 'contact' then 'contact' else 'user' end,
         case when $1 <> 'contact' then $2::uuid end, case when $1 = 'contact' then t.requester_id end,
         date_trunc('second', t.created_at + random() ^ 3 * interval '60 days')
       from public.tickets t where t.subject like 'Counted %' and random() < 0.6`,
      [kind, agents[0]],
    )
    await pg.query('select private.tally_changes($1)', [Math.floor(count / 3)])
  }
  await rateSome(pg)
  await pg.query(happenings)
  await rateSome(pg)
  await pg.query('select private.tally_changes($1)', [count])
}

/** Some of what is solved is rated, some of it anew since it was solved again. */
async function rateSome(pg: PoolClient): Promise<void> {
  await pg.query(
    `insert into public.ratings (ticket_number, solved_at, score, assignee_id)
     select t.number, t.solved_at, 1 + floor(random() * 5), t.assignee_id from public.tickets t
     where t.subject like 'Counted %' and t.solved_at is not null and random() < 0.3
     on conflict do nothing`,
  )
}

// What happens to tickets later: they are moved, reopened, merged, thrown away, their messages and
// requesters go elsewhere.
const happenings = `
  create temporary table chosen on commit drop as
    select number, random() as lot from public.tickets where subject like 'Counted %';
  update public.tickets t set team_id = (select x.team_id from public.tickets x where x.number = (
    select max(c.number) from chosen c where c.lot > random() + t.number * 0))
    from chosen c where c.number = t.number and c.lot < 0.15;
  update public.tickets t set status = 'open' from chosen c where c.number = t.number and c.lot between 0.1 and 0.2 and t.status = 'solved';
  update public.tickets t set status = 'solved' from chosen c where c.number = t.number and c.lot between 0.1 and 0.13 and t.status = 'open';
  delete from public.ratings r using chosen c where c.number = r.ticket_number and c.lot between 0.85 and 0.88;
  update public.tickets t set folder = case folder when 'inbox' then 'spam' else 'inbox' end
    from chosen c where c.number = t.number and c.lot between 0.2 and 0.27;
  update public.tickets t set status = 'closed', merged_into = (select min(number) from chosen)
    from chosen c where c.number = t.number and c.lot between 0.3 and 0.36 and t.folder = 'inbox'
      and t.number > (select min(number) from chosen);
  update public.messages m set ticket_number = (select max(number) from chosen where lot < 0.5)
    from chosen c where c.number = m.ticket_number and c.lot between 0.4 and 0.45;
  delete from public.messages m using chosen c
    where c.number = m.ticket_number and c.lot between 0.5 and 0.6 and m.author_kind = 'user';
  delete from public.ticket_tags g using chosen c
    where c.number = g.ticket_number and c.lot between 0.6 and 0.7;
  update public.tickets t set requester_id = contacts[1] from chosen c, drawn
    where c.number = t.number and c.lot between 0.7 and 0.8;
  update public.contacts set company_id = companies[1] from drawn where id in (contacts[1], contacts[2]);
  update public.contacts set company_id = null from drawn where id = contacts[3];
  delete from public.tickets t using chosen c where c.number = t.number and c.lot between 0.9 and 0.93
    and not exists (select from public.tickets o where o.merged_into = t.number);
`

/** What the acting user may see of them, read one by one; days are those of this zone. */
export async function countedTickets(pg: PoolClient, zone: string): Promise<Counted[]> {
  const { rows } = await pg.query<Counted>(
    `select t.number, t.team_id as team, t.assignee_id as agent, c.company_id as company, t.channel,
       array(select g.tag_id::text from public.ticket_tags g where g.ticket_number = t.number) as tag,
       (t.created_at at time zone $1)::date::text as created, (r.at at time zone $1)::date::text as replied,
       (t.solved_at at time zone $1)::date::text as solved,
       greatest(extract(epoch from r.at - t.created_at), 0)::float / 60 as "replyMinutes",
       greatest(extract(epoch from t.solved_at - t.created_at), 0)::float / 60 as "solveMinutes",
       (select v.score from public.ratings v where v.ticket_number = t.number
         and not exists (select from public.ratings w where w.ticket_number = v.ticket_number and w.id > v.id)) as score
     from public.tickets t join public.contacts c on c.id = t.requester_id
     cross join lateral (
       select min(m.created_at) as at from public.messages m
       where m.ticket_number = t.number and m.kind = 'reply' and m.author_kind <> 'contact'
         and exists (select from public.messages o where o.ticket_number = t.number and o.id < m.id)) r
     where t.subject like 'Counted %' and t.folder = 'inbox' and t.merged_into is null`,
    [zone],
  )
  return rows
}
