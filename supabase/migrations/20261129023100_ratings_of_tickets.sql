-- A ticket says how its requester rated the help: in the API, and to subscribers.

create function private.rating_json(ticket bigint) returns json
language plpgsql stable set search_path = '' as $$
begin
  return (
    select json_build_object(
      'score', r.score, 'comment', r.comment,
      'solved_at', private.api_time(r.solved_at), 'created_at', private.api_time(r.created_at))
    from public.ratings r where r.ticket_number = ticket order by r.id desc limit 1);
end $$;
comment on function private.rating_json(bigint) is
  'The newest rating of a ticket as the API shows it; null while there is none. For definer functions.';

drop function private.parts_of_tickets(bigint[]);
create function private.parts_of_tickets(numbers bigint[])
returns table (number bigint, requester json, assignee json, team json, tags text[], custom_fields json, rating json)
language plpgsql stable security definer rows 50 set search_path = '' as $$
begin
  return query
  select t.number,
    json_build_object('id', c.id, 'email', (
      select e.email from public.contact_emails e where e.contact_id = c.id
      order by e.is_primary desc, e.created_at, e.id limit 1), 'name', c.name),
    case when u.id is not null then json_build_object('id', u.id, 'email', u.email, 'name', u.name) end,
    case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end,
    array(
      select g.name from public.ticket_tags tg join public.tags g on g.id = tg.tag_id
      where tg.ticket_number = t.number order by g.name),
    (select coalesce(json_object_agg(f.key, case f.type
        when 'number' then to_json(v.value::numeric)
        when 'checkbox' then to_json(v.value::boolean)
        else to_json(v.value) end order by f.position, f.key), '{}')
      from public.ticket_custom_values v join public.custom_fields f on f.id = v.field_id
      where v.ticket_number = t.number and f.archived_at is null),
    private.rating_json(t.number)
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join public.users u on u.id = t.assignee_id
  left join public.teams m on m.id = t.team_id
  where t.number = any (numbers);
end $$;
comment on function private.parts_of_tickets(bigint[]) is
  'Whom and what these tickets name, and how they were rated. Definer: a ticket tells its reader who asks and who cares, though a key with tickets:read lists neither contacts nor users. Callers join it to tickets under their policies.';
grant execute on function private.parts_of_tickets(bigint[]) to authenticated;

create or replace function private.api_tickets(numbers bigint[]) returns table (number bigint, ticket json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select t.number, json_build_object(
    'number', t.number, 'subject', t.subject, 'status', t.status, 'priority', t.priority,
    'channel', t.channel, 'requester', p.requester, 'assignee', p.assignee, 'team', p.team,
    'tags', p.tags, 'custom_fields', p.custom_fields, 'rating', p.rating,
    'created_at', private.api_time(t.created_at), 'updated_at', private.api_time(t.updated_at),
    'version', t.version)
  from private.parts_of_tickets(numbers) p
  join public.tickets t on t.number = p.number
  where t.number = any (numbers);
end $$;

create or replace function private.tickets_as_json(numbers bigint[]) returns table (number bigint, data jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select t.number, jsonb_build_object(
    'number', t.number, 'subject', t.subject, 'status', t.status, 'priority', t.priority, 'channel', t.channel,
    'requester', jsonb_build_object('id', c.id, 'email', e.email, 'name', c.name),
    'assignee', case when u.id is not null then jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name) end,
    'team', case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end,
    'tags', (
      select coalesce(jsonb_agg(g.name order by g.name), '[]')
      from public.ticket_tags tt join public.tags g on g.id = tt.tag_id where tt.ticket_number = t.number),
    'custom_fields', (
      select coalesce(jsonb_object_agg(f.key, case f.type
        when 'number' then to_jsonb(v.value::numeric)
        when 'checkbox' then to_jsonb(v.value::boolean)
        else to_jsonb(v.value) end), '{}')
      from public.ticket_custom_values v join public.custom_fields f on f.id = v.field_id and f.archived_at is null
      where v.ticket_number = t.number),
    'rating', private.rating_json(t.number),
    'created_at', private.utc_text(t.created_at), 'updated_at', private.utc_text(t.updated_at), 'version', t.version)
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join public.contact_emails e on e.contact_id = c.id and e.is_primary
  left join public.users u on u.id = t.assignee_id
  left join public.teams m on m.id = t.team_id
  where t.number = any (numbers);
end $$;
