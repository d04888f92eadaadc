-- The list of tickets, as the API offers it.

create function private.term_pattern(filter jsonb) returns text
language sql stable set search_path = '' as $$
  select string_agg(
    -- A script without blanks has no beginnings of words.
    case when c ->> 'text' ~ '^[\w]' and octet_length(c ->> 'text') < 3 * length(c ->> 'text') then '\m' else '' end
      || regexp_replace(regexp_replace(extensions.unaccent(c ->> 'text'), '([^\w\s])', '\\\1', 'g'), '\s+', '\\s+', 'g'), '|')
  from jsonb_array_elements(filter) c
  where c ->> 'property' = 'words' and not coalesce((c -> 'not')::boolean, false)
$$;
comment on function private.term_pattern(jsonb) is 'A regular expression for any of the words that a filter looks for; null when it looks for none.';

create function private.snippets(filter jsonb, numbers bigint[]) returns table (number bigint, snippet text)
language plpgsql stable security definer set search_path = '' as $$
declare
  pattern text := private.term_pattern(filter);
begin
  return query
  select n, regexp_replace(
    concat(case when s.place > 50 then '…' end, regexp_replace(substr(s.body, greatest(s.place - 48, 1), 200), '\s+', ' ', 'g')),
    '(' || pattern || ')', U&'\E000\\1\E001', 'gi')
  from unnest(numbers) n
  cross join lateral (
    select m.body, regexp_instr(extensions.unaccent(m.body), pattern, 1, 1, 0, 'i') as place
    from public.messages m where m.ticket_number = n and extensions.unaccent(m.body) ~* pattern
    order by m.id desc limit 1) s
  where pattern is not null;
end $$;
comment on function private.snippets(jsonb, bigint[]) is
  'Where the latest message of each ticket that says so speaks of what is searched for, with the words between U+E000 and U+E001. Definer: it reads many messages at once; the caller joins what it says to tickets under their policies.';

create function private.unread_among(numbers bigint[]) returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
declare
  unread bigint[];
begin
  execute format('select array(select t.number from public.tickets t where t.number = any ($1) and %s and $4 is not null)',
    private.state_condition('unread')) into unread
  using numbers, null, null, private.actor_user_id();
  return unread;
end $$;
comment on function private.unread_among(bigint[]) is
  'Which of these tickets are unread for the acting user; none for other actors. Definer: it tells the caller, who joins it to tickets under their policies, only of themselves.';

grant execute on function
  private.count_tickets(jsonb, integer), private.snippets(jsonb, bigint[]), private.unread_among(bigint[]),
  private.sorted_tickets(jsonb, text, boolean, text, bigint, integer),
  private.relevant_tickets(jsonb, boolean, text, bigint, integer)
to authenticated;

create function public.list_tickets(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_number bigint default null, page_size integer default 50
) returns table (
  number bigint, subject text, status text, priority text, channel text,
  requester_id uuid, requester_name text, assignee_id uuid, assignee_name text, team_id uuid, team_name text,
  tags text[], created_at timestamptz, updated_at timestamptz, waiting_since timestamptz, snoozed_until timestamptz,
  unread boolean, snippet text, sort_key text, capped boolean
)
language plpgsql stable security invoker set search_path = '' as $$
declare
  numbers bigint[];
  keys text[];
  is_capped boolean;
  unread_numbers bigint[];
begin
  if page_size not between 1 and 200 then
    raise invalid_parameter_value using message = 'a page has 1 to 200 tickets';
  end if;
  if sort = 'relevance' then
    select array_agg(f.number), array_agg(f.sort_key), bool_or(f.capped) into numbers, keys, is_capped
    from private.relevant_tickets(filter, descending, cursor_key, cursor_number, page_size) f;
  else
    select array_agg(f.number), array_agg(f.sort_key), false into numbers, keys, is_capped
    from private.sorted_tickets(filter, sort, descending, cursor_key, cursor_number, page_size) f;
  end if;
  unread_numbers := private.unread_among(numbers);
  return query
  select t.number, t.subject, t.status, t.priority, t.channel,
    t.requester_id, c.name, t.assignee_id, u.name, t.team_id, e.name,
    array(select g.name from public.ticket_tags tg join public.tags g on g.id = tg.tag_id
      where tg.ticket_number = t.number order by g.name),
    t.created_at, t.updated_at, t.waiting_since, t.snoozed_until,
    t.number = any (unread_numbers), s.snippet, f.key, is_capped
  from unnest(numbers, keys) with ordinality f (number, key, place)
  join public.tickets t on t.number = f.number
  left join public.contacts c on c.id = t.requester_id
  left join public.users u on u.id = t.assignee_id
  left join public.teams e on e.id = t.team_id
  left join private.snippets(filter, case when filter @> '[{"property": "words"}]' then numbers else '{}' end) s
    on s.number = t.number
  order by f.place;
end $$;
comment on function public.list_tickets(jsonb, text, boolean, text, bigint, integer) is
  'A page of the tickets that match a filter, behind the row whose sort_key and number are given. Sorted by updated, created, number, priority, status, subject, waiting, or relevance, which looks at the newest 300 matches and says by capped that there are more.';

create function public.count_tickets(filters jsonb) returns integer[]
language sql stable security invoker set search_path = '' as $$
  select array(
    select private.count_tickets(f.filter, 10001) from jsonb_array_elements(filters) with ordinality f (filter, place)
    where f.place <= 100 order by f.place)
$$;
comment on function public.count_tickets(jsonb) is
  'How many tickets match each of at most 100 filters, counted to 10,001.';

create function public.count_news(filter jsonb, since timestamptz) returns integer
language sql stable security invoker set search_path = '' as $$
  select private.count_tickets(
    filter || jsonb_build_array(jsonb_build_object('property', 'updated', 'from', since + interval '1 microsecond')), 100)
$$;
comment on function public.count_news(jsonb, timestamptz) is
  'How many tickets that match a filter had activity after this moment, counted to 100.';

create function public.matching_tickets(filter jsonb, at_most integer) returns bigint[]
language sql stable security invoker set search_path = '' as $$
  -- One array: of rows PostgREST hands out 1,000.
  select array(
    select f.number from private.sorted_tickets(filter, 'updated', true, null, null, least(at_most, 10001)) f)
$$;
comment on function public.matching_tickets(jsonb, integer) is
  'The numbers of the tickets that match a filter, newest activity first, at most 10,001.';

grant execute on function
  public.list_tickets(jsonb, text, boolean, text, bigint, integer), public.count_tickets(jsonb),
  public.count_news(jsonb, timestamptz), public.matching_tickets(jsonb, integer)
to authenticated;
