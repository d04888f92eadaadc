-- Ratings are facts of tickets: the newest one of each, counted with the solution as it stands now.

alter table private.ticket_facts add column score smallint;
comment on column private.ticket_facts.score is 'The newest rating by the requester, from 1 to 5.';

-- Hardly any ticket is rated: the index is small, and of no weight for who writes the others.
create index ticket_facts_rated on private.ticket_facts (score, number) where score is not null;

alter table private.ticket_tallies
  drop constraint ticket_tallies_known,
  add constraint ticket_tallies_known check (unit in ('y', 'm', 'd') and measure in ('c', 'r', 's', 'v'));
comment on column private.ticket_tallies.measure is
  'c: created, r: first answered, s: solved, v: solved and rated (valued).';
comment on column private.ticket_tallies.minutes is
  'The times from the creation to that, as rounded_minutes() says, each once; of v the scores. Lists, since a row for each would be a hundred times as many.';

create index ratings_commented on public.ratings (solved_at desc) where comment is not null;

create function private.score_of(ticket bigint) returns smallint
language sql stable set search_path = '' as $$
  select r.score from public.ratings r where r.ticket_number = ticket order by r.id desc limit 1
$$;
comment on function private.score_of(bigint) is 'The newest rating of a ticket; null while there is none.';

create function private.follow_rating_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.ticket_facts f set score = private.score_of(f.number)
  where f.number = coalesce(new.ticket_number, old.ticket_number);
  return null;
end $$;
comment on function private.follow_rating_facts() is
  'Trigger: the newest rating is noted. Definer: nobody reads or writes the facts.';
create trigger ratings_60_facts after insert or update or delete on public.ratings
  for each row execute function private.follow_rating_facts();

create or replace function private.fill_ticket_facts(from_number bigint, to_number bigint) returns integer
language plpgsql set search_path = '' as $$
declare
  filled integer;
begin
  insert into private.ticket_facts (
    number, counted, team_id, assignee_id, company_id, channel, tag_ids, created_at, replied_at, solved_at, score)
  select t.number, t.folder = 'inbox' and t.merged_into is null, t.team_id, t.assignee_id, c.company_id, t.channel,
    coalesce(g.tag_ids, '{}'), t.created_at, r.at, t.solved_at, v.score
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join (
    select tt.ticket_number, array_agg(tt.tag_id order by tt.tag_id) as tag_ids from public.ticket_tags tt
    where tt.ticket_number between from_number and to_number group by 1) g on g.ticket_number = t.number
  left join (
    select m.ticket_number, min(m.created_at) as at
    from (
      select a.*, min(a.id) over (partition by a.ticket_number) as first from public.messages a
      where a.ticket_number between from_number and to_number) m
    join public.tickets o on o.number = m.ticket_number
    where m.kind = 'reply' and m.author_kind <> 'contact' and (m.id > m.first or o.follows_up is not null)
    group by 1) r on r.ticket_number = t.number
  left join (
    select distinct on (n.ticket_number) n.ticket_number, n.score from public.ratings n
    where n.ticket_number between from_number and to_number
    order by n.ticket_number, n.id desc) v on v.ticket_number = t.number
  where t.number between from_number and to_number
  order by t.number
  on conflict (number) do nothing;
  get diagnostics filled = row_count;
  return filled;
end $$;

update private.ticket_facts f set score = private.score_of(f.number)
where f.number in (select r.ticket_number from public.ratings r);
