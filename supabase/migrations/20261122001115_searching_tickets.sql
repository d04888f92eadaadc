-- Searching: a filter is prepared once, then listed, counted, or taken as numbers. Definers read past
-- the policies, below which most operators cannot use an index. They put the same limits themselves,
-- and what is listed is joined back under the policies. Many ask at once: none takes several workers.

create function private.is_by_name(condition jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select condition ->> 'property' = 'requester' and exists (
    select from unnest(private.texts_of(condition -> 'values')) v
    where v !~ '@' and v !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
$$;
comment on function private.is_by_name(jsonb) is 'True for a requester who is asked for by name, not by address or id.';

create function private.filter_words(filter jsonb) returns tsquery
language plpgsql stable set search_path = '' as $$
declare
  condition jsonb;
  words tsquery;
  part tsquery;
  name tsquery;
  value text;
begin
  for condition in select * from jsonb_array_elements(filter) loop
    part := null;
    if condition ->> 'property' = 'words' then
      part := private.words_query(condition);
    elsif private.is_by_name(condition) then
      foreach value in array private.texts_of(condition -> 'values') loop
        name := private.words_query(jsonb_build_object('text', value), 'B');
        part := coalesce(part || name, name, part);
      end loop;
    end if;
    if coalesce((condition -> 'not')::boolean, false) then part := !! part; end if;
    words := coalesce(words && part, part, words);
  end loop;
  return words;
end $$;
comment on function private.filter_words(jsonb) is
  'What a filter asks of the words of a ticket; null when it asks nothing of them.';

create function private.words_condition(words tsquery) returns text
language sql stable set search_path = '' as $$
  select case when count(*) >= 10
    -- Common: tickets are gone through in the order of the list, and each is asked.
    then '(select d.words @@ $2 from private.ticket_documents d where d.number = t.number)'
    -- Rare: the few tickets are found by the index.
    else 't.number = any (array(select d.number from private.ticket_documents d where d.words @@ $2))'
  end
  from (select d.words from private.ticket_documents d order by d.number desc limit 1000) newest
  where newest.words @@ words_condition.words
$$;
comment on function private.words_condition(tsquery) is
  'How tickets with these words are found. Not left to the planner, whose statistics know few words and no phrases: common is what a hundredth of the newest 1,000 tickets has.';

create type private.ticket_search as (wanted text, conditions jsonb, words tsquery, hidden uuid[], me uuid);
comment on type private.ticket_search is
  'A prepared search: a condition over tickets t, and its parameters $1 to $4.';

create function private.prepare_search(filter jsonb) returns private.ticket_search
language plpgsql stable set search_path = '' as $$
declare
  search private.ticket_search;
  condition jsonb;
  property text;
  wanted text[] := '{}';
begin
  if jsonb_typeof(filter) <> 'array' or jsonb_array_length(filter) > 60 then
    raise invalid_parameter_value using message = 'a filter is a list of at most 60 conditions';
  end if;
  search.conditions := '[]';
  search.words := private.filter_words(filter);
  search.hidden := private.hidden_team_ids();
  search.me := private.actor_user_id();
  for condition in select * from jsonb_array_elements(filter) loop
    property := condition ->> 'property';
    continue when property = 'words' or private.is_by_name(condition);
    if property in ('assignee', 'team', 'tag', 'company', 'requester', 'field') then
      condition := condition || jsonb_build_object('ids', private.named_ids(property, case property
        when 'field' then array[condition ->> 'key'] else private.texts_of(condition -> 'values') end));
    end if;
    wanted := array_append(wanted, private.ticket_condition(condition, format('($1 -> %s)', jsonb_array_length(search.conditions))));
    search.conditions := search.conditions || jsonb_build_array(condition);
  end loop;
  if not jsonb_path_exists(filter, '$[*] ? (@.property == "in")') then
    wanted := array_append(wanted, 't.folder = ''inbox''');
  end if;
  if not private.may_read_tickets() then
    wanted := array_append(wanted, 'false');
  end if;
  if search.words is not null then
    wanted := array_append(wanted, private.words_condition(search.words));
  end if;
  wanted := array_append(wanted, '(t.team_id is null or t.team_id <> all ($3))');
  search.wanted := array_to_string(wanted, ' and ');
  return search;
end $$;
comment on function private.prepare_search(jsonb) is
  'A filter, ready to be executed with what this actor may see. Refuses what is no filter.';

create function private.sort_expression(sort text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case sort
    when 'updated' then 't.updated_at' when 'created' then 't.created_at' when 'number' then 't.number'
    when 'priority' then 't.priority_rank' when 'status' then 't.status_rank'
    when 'subject' then 'lower(left(t.subject, 100))'
    when 'waiting' then 'coalesce(t.waiting_since, ''infinity'')'
  end
$$;
comment on function private.sort_expression(text) is
  'What a list is sorted by; the number decides between equals, and for each there is an index. Null for a word that is no sort.';

create function private.count_tickets(filter jsonb, at_most integer) returns integer
language plpgsql stable security definer set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  search private.ticket_search := private.prepare_search(filter);
  counted integer;
begin
  execute format('select count(*) from (select from public.tickets t where %s limit %s) c', search.wanted, at_most) into counted
  using search.conditions, search.words, search.hidden, search.me;
  return counted;
end $$;
comment on function private.count_tickets(jsonb, integer) is
  'How many tickets match, counted no further than at_most. Definer: see prepare_search(), which limits it to what the actor may see.';

create function private.sorted_tickets(
  filter jsonb, sort text, descending boolean, cursor_key text, cursor_number bigint, at_most integer
) returns table (number bigint, sort_key text)
language plpgsql stable security definer set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  search private.ticket_search := private.prepare_search(filter);
  key text := private.sort_expression(sort);
  type text := case when sort in ('updated', 'created', 'waiting') then 'timestamptz' when sort = 'subject' then 'text' else 'bigint' end;
begin
  if key is null then
    raise invalid_parameter_value using message = format('tickets cannot be sorted by %s', sort);
  end if;
  return query execute format('select t.number, to_jsonb(%s) #>> ''{}'' from public.tickets t where %s and %s order by %s %5$s, t.number %5$s limit $7',
    key, search.wanted,
    case when cursor_key is null then 'true' else format('(%s, t.number) %s ($5::%s, $6)', key, case when descending then '<' else '>' end, type) end,
    key, case when descending then 'desc' else 'asc' end)
  using search.conditions, search.words, search.hidden, search.me, cursor_key, cursor_number, at_most;
end $$;
comment on function private.sorted_tickets(jsonb, text, boolean, text, bigint, integer) is
  'The numbers of matching tickets behind a row, in order. Definer: as count_tickets().';

create function private.relevant_tickets(
  filter jsonb, descending boolean, cursor_key text, cursor_number bigint, at_most integer
) returns table (number bigint, sort_key text, capped boolean)
language plpgsql stable security definer set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  ranked constant integer := 300;
  search private.ticket_search := private.prepare_search(filter);
  numbers bigint[];
begin
  execute format('select array(select t.number from public.tickets t where %s order by t.number desc limit %s)', search.wanted, ranked + 1)
  into numbers using search.conditions, search.words, search.hidden, search.me;
  return query
  select r.number, r.rank::text, cardinality(numbers) > ranked
  from (
    select d.number, ts_rank('{0.1, 0.2, 0.6, 1}', d.words, search.words, 1) as rank
    from private.ticket_documents d where d.number = any (numbers[:ranked])) r
  where cursor_key is null
    or (descending and (r.rank, r.number) < (cursor_key::real, cursor_number))
    or (not descending and (r.rank, r.number) > (cursor_key::real, cursor_number))
  order by case when descending then r.rank else -r.rank end desc,
    case when descending then r.number else -r.number end desc
  limit at_most;
end $$;
comment on function private.relevant_tickets(jsonb, boolean, text, bigint, integer) is
  'Of the newest 300 matches the best first; capped when there are more. Definer: as count_tickets().';
