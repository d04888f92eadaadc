-- Lists can be asked for ratings, and for what waits for whoever looks: mentions, and what woke.

create or replace function private.state_condition(state text) returns text
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
    -- The clock woke it, and this user has not looked at it since.
    when 'woken' then 't.status in (''new'', ''open'', ''pending'', ''on_hold'') and exists (
      select from public.events e where e.ticket_number = t.number and e.field = ''snoozed_until'' and e.new_value is null
        and e.actor_kind = ''system'' and e.created_at > coalesce((
          select r.read_at from public.ticket_reads r where r.user_id = $4 and r.ticket_number = t.number), ''-infinity''))'
    -- A note names this user, who has not looked at the ticket since.
    when 'mentioned' then 't.number in (
      select n.ticket_number from public.message_mentions m join public.messages n on n.id = m.message_id
      left join public.ticket_reads r on r.user_id = $4 and r.ticket_number = n.ticket_number
      where m.user_id = $4 and n.created_at > coalesce(r.read_at, ''-infinity''))'
    when 'rated' then 'exists (select from private.ticket_facts f where f.number = t.number and f.score is not null)'
    when 'merged' then 't.merged_into is not null'
    else 'false'
  end
$$;

create or replace function private.ticket_condition(condition jsonb, place text) returns text
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
    when 'replied' then format('exists (select from private.ticket_facts f where f.number = t.number and %s)',
      private.span_condition('f.replied_at', 'timestamptz', condition, place))
    when 'rating' then format(
      'exists (select from private.ticket_facts f where f.number = t.number and f.score = any (private.texts_of(%s -> ''values'')::smallint[]))', place)
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
    when nobody and property = 'company' then format(
      '(%s or t.requester_id in (select c.id from public.contacts c where c.company_id is null))', wanted)
    else wanted
  end;
  return case when coalesce((condition -> 'not')::boolean, false)
    then format('(%s) is not true', wanted) else format('(%s)', wanted) end;
end $$;
