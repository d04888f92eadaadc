-- A filter as people write it becomes a search. What reaches a statement's text is chosen here from
-- a closed set; what people wrote reaches it as a parameter.

create function private.texts_of(list jsonb) returns text[]
language sql immutable parallel safe set search_path = '' as $$ select array(select jsonb_array_elements_text(list)) $$;
comment on function private.texts_of(jsonb) is 'A JSON list of strings as an array. Immutable, so that the planner sees what is asked for.';

create function private.ids_of(list jsonb) returns uuid[]
language sql immutable parallel safe set search_path = '' as $$ select private.texts_of(list)::uuid[] $$;
comment on function private.ids_of(jsonb) is 'A JSON list of ids as an array. Immutable, as texts_of().';

create function private.named_ids(property text, names text[]) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  me uuid := private.actor_user_id();
begin
  names := array(select lower(n) from unnest(names) n);
  case property
    when 'assignee' then return array(
      select u.id from public.users u
      where lower(u.name) = any (names) or lower(u.email) = any (names) or u.id::text = any (names)
        or (u.id = me and 'me' = any (names)));
    when 'team' then return array(
      select t.id from public.teams t
      where lower(t.name) = any (names) or t.id::text = any (names)
        or ('mine' = any (names) and exists (
          select from public.team_members m where m.team_id = t.id and m.user_id = me)));
    when 'tag' then return array(select t.id from public.tags t where t.name = any (names));
    when 'company' then return array(
      select c.id from public.companies c where lower(c.name) = any (names) or c.id::text = any (names));
    when 'requester' then return array(
      select e.contact_id from public.contact_emails e where lower(e.email) = any (names)
      union select c.id from public.contacts c where c.id::text = any (names));
    when 'field' then return array(select f.id from public.custom_fields f where f.key = any (names));
  end case;
end $$;
comment on function private.named_ids(text, text[]) is
  'Whom or what these names mean: names, addresses or ids, me and mine, without regard to case. Unknown names mean nobody.';

create function private.state_condition(state text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case state
    when 'unsolved' then 't.status in (''new'', ''open'', ''pending'', ''on_hold'')'
    -- Somebody else wrote since this user last looked at it; what is closed is over.
    when 'unread' then 't.status in (''new'', ''open'', ''pending'', ''on_hold'', ''solved'') and t.last_author_id is distinct from $4
      and t.last_message_at > coalesce((
        select r.read_at from public.ticket_reads r where r.user_id = $4 and r.ticket_number = t.number), ''-infinity'')'
    when 'unassigned' then 't.assignee_id is null'
    when 'waiting' then 'coalesce(t.waiting_since, ''infinity'') < ''infinity'''
    when 'snoozed' then 't.snoozed_until > now()'
    when 'merged' then 't.merged_into is not null'
    when 'unassigned' then 't.assignee_id is null'
    else 'false'
  end
$$;
comment on function private.state_condition(text) is 'What is:STATE asks of a ticket t. false for a state that is none.';

create function private.span_condition(of_column text, type text, condition jsonb, place text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select concat_ws(' and ',
    case when condition ? 'from' then format('%s >= (%s ->> ''from'')::%s', of_column, place, type) end,
    case when condition ? 'to' then format('%s < (%s ->> ''to'')::%s', of_column, place, type) end, 'true')
$$;
comment on function private.span_condition(text, text, jsonb, text) is
  'From is part of a span, to is not; either may be missing.';

create function private.ticket_condition(condition jsonb, place text) returns text
language plpgsql immutable set search_path = '' as $$
declare
  property text := condition ->> 'property';
  named text := format('private.ids_of(%s -> ''ids'')', place);
  nobody boolean := condition -> 'values' ? 'none';
  wanted text := case property
    when 'status' then format('t.status = any (private.texts_of(%s -> ''values''))', place)
    when 'priority' then format('t.priority = any (private.texts_of(%s -> ''values''))', place)
    when 'channel' then format('t.channel = any (private.texts_of(%s -> ''values''))', place)
    when 'in' then format('(t.folder = any (private.texts_of(%1$s -> ''values'')) or %1$s -> ''values'' ? ''anywhere'')', place)
    when 'assignee' then format('t.assignee_id = any (%s)', named)
    when 'team' then format('t.team_id = any (%s)', named)
    when 'requester' then format('t.requester_id = any (%s)', named)
    when 'company' then format('t.requester_id in (select c.id from public.contacts c where c.company_id = any (%s))', named)
    when 'tag' then format(
      'exists (select from public.ticket_tags g where g.ticket_number = t.number and g.tag_id = any (%s))', named)
    when 'field' then format(
      'exists (select from public.ticket_custom_values v where v.ticket_number = t.number and v.field_id = any (%s)
        and lower(v.value) = any (private.texts_of(%s -> ''values'')))', named, place)
    when 'number' then private.span_condition('t.number', 'bigint', condition, place)
    when 'created' then private.span_condition('t.created_at', 'timestamptz', condition, place)
    when 'updated' then private.span_condition('t.updated_at', 'timestamptz', condition, place)
    when 'solved' then private.span_condition('t.solved_at', 'timestamptz', condition, place)
    when 'is' then (
      select string_agg(private.state_condition(s), ' or ') from unnest(private.texts_of(condition -> 'values')) s)
  end;
begin
  if wanted is null then
    raise invalid_parameter_value using message = format('a ticket cannot be found by %s', property);
  end if;
  wanted := case
    when nobody and property = 'assignee' then format('(%s or t.assignee_id is null)', wanted)
    when nobody and property = 'team' then format('(%s or t.team_id is null)', wanted)
    when nobody and property = 'tag' then format(
      '(%s or not exists (select from public.ticket_tags g where g.ticket_number = t.number))', wanted)
    else wanted
  end;
  return case when coalesce((condition -> 'not')::boolean, false)
    then format('(%s) is not true', wanted) else format('(%s)', wanted) end;
end $$;
comment on function private.ticket_condition(jsonb, text) is
  'One condition of a filter as SQL over a ticket t. Place is where its values stand among the parameters; no value becomes part of the text. Refuses a property that is none.';
