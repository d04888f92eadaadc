-- Lists can be asked for what the dashboard counts: when tickets were first answered, and whose
-- requesters have no company.

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
comment on function private.ticket_condition(jsonb, text) is
  'One condition of a filter as SQL over a ticket t. Place is where its values stand among the parameters; no value becomes part of the text. Refuses a property that is none.';
