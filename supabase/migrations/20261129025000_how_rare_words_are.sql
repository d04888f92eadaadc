-- Whether words are rare was asked of the newest 1,000 tickets alone. After an incident that made 2,500
-- alike tickets, every word they lack was taken for a rare one, and half a million tickets were fetched
-- by the index. Older tickets are asked as well now, ever fewer of them the further back.

create function private.words_by_age(words tsquery) returns table (depth bigint, expected double precision)
language sql stable set search_path = '' as $$
  -- Ages are counted in numbers behind the latest, three times as many in each as in the one before.
  select least(a.until, latest.number), (least(a.until, latest.number) - a.since) * avg(asked.has::integer)
  from (select max(d.number) as number from private.ticket_documents d) latest
  cross join lateral (
    select (1000 * 3 ^ n)::bigint as since, (1000 * 3 ^ (n + 1))::bigint as until
    from generate_series(0, 20) n where 1000 * 3 ^ n < latest.number) a
  cross join generate_series(0, 63) step
  cross join lateral (
    select d.words @@ words_by_age.words as has from private.ticket_documents d
    where d.number <= latest.number - a.since - step * (least(a.until, latest.number) - a.since) / 64
    order by d.number desc limit 1) asked
  group by a.since, a.until, latest.number
$$;
comment on function private.words_by_age(tsquery) is
  'How many tickets with these words are to be expected in each age, and how deep below the latest number it ends; the newest 1,000 left out. 64 tickets of an age are asked.';

create or replace function private.words_condition(words tsquery) returns text
language plpgsql stable set search_path = '' as $$
declare
  -- Tickets are gone through in the order of the list, and each is asked.
  in_order constant text := '(select d.words @@ $2 from private.ticket_documents d where d.number = t.number)';
  -- Tickets are found by the index, all of them.
  by_index constant text := 't.number = any (array(select d.number from private.ticket_documents d where d.words @@ $2))';
  page constant integer := 51;
  newest integer;
  is_shorter boolean;
begin
  select count(*) into newest
  from (select d.words from private.ticket_documents d order by d.number desc limit 1000) d
  where d.words @@ words_condition.words;
  if newest >= 10 then return in_order; end if;
  -- Either way costs about the same a ticket: the shorter is taken.
  select min(a.depth) filter (where newest + a.so_far >= page) < newest + max(a.so_far) into is_shorter
  from (select b.depth, sum(b.expected) over (order by b.depth) as so_far from private.words_by_age(words) b) a;
  return case when is_shorter then in_order else by_index end;
end $$;
comment on function private.words_condition(tsquery) is
  'How tickets with these words are found. Not left to the planner, whose statistics know few words and no phrases: the newest 1,000 tickets are asked, and when they hardly know the words, some of each age.';
