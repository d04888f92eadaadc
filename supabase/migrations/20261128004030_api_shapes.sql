-- What the REST API shows of each thing, in the order of its document. In SQL, so that a write can
-- answer what it made in its own transaction; json rather than jsonb, which would sort the keys.

create function private.api_time(moment timestamptz) returns text
language sql stable set search_path = '' as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
comment on function private.api_time(timestamptz) is 'A time in ISO 8601, UTC, with Postgres''s microseconds.';

create function private.parts_of_tickets(numbers bigint[])
returns table (number bigint, requester json, assignee json, team json, tags text[], custom_fields json)
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
      where v.ticket_number = t.number and f.archived_at is null)
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join public.users u on u.id = t.assignee_id
  left join public.teams m on m.id = t.team_id
  where t.number = any (numbers);
end $$;
comment on function private.parts_of_tickets(bigint[]) is
  'Whom and what these tickets name. Definer: a ticket tells its reader who asks and who cares, though a key with tickets:read lists neither contacts nor users. Callers join it to tickets under their policies.';

create function private.api_tickets(numbers bigint[]) returns table (number bigint, ticket json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select t.number, json_build_object(
    'number', t.number, 'subject', t.subject, 'status', t.status, 'priority', t.priority,
    'channel', t.channel, 'requester', p.requester, 'assignee', p.assignee, 'team', p.team,
    'tags', p.tags, 'custom_fields', p.custom_fields,
    'created_at', private.api_time(t.created_at), 'updated_at', private.api_time(t.updated_at),
    'version', t.version)
  from private.parts_of_tickets(numbers) p
  join public.tickets t on t.number = p.number
  where t.number = any (numbers);
end $$;
comment on function private.api_tickets(bigint[]) is 'Tickets as the API shows them, those that the caller sees.';

create function private.api_message(message public.messages) returns json
language sql stable set search_path = '' as $$
  select json_build_object(
    'id', message.id, 'ticket', message.ticket_number, 'kind', message.kind, 'body', message.body,
    'author', json_build_object(
      'kind', message.author_kind, 'id', coalesce(message.author_user_id, message.author_contact_id),
      'name', message.author_name),
    'channel', message.channel, 'created_at', private.api_time(message.created_at))
$$;
comment on function private.api_message(public.messages) is 'A message as the API shows it. The author''s id is that of a user or contact.';

create function private.api_event(event public.events) returns json
language sql stable set search_path = '' as $$
  select json_build_object(
    'id', event.id, 'ticket', event.ticket_number, 'field', event.field,
    'from', event.old_value, 'to', event.new_value,
    'actor', json_build_object('kind', event.actor_kind, 'id', event.actor_id, 'name', event.actor_name),
    'created_at', private.api_time(event.created_at))
$$;
comment on function private.api_event(public.events) is 'A line of a ticket''s history as the API shows it.';

create function private.api_contacts(ids uuid[]) returns table (id uuid, contact json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select c.id, json_build_object(
    'id', c.id, 'name', c.name, 'email', a.emails[1], 'emails', a.emails,
    'company', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
    'created_at', private.api_time(c.created_at), 'updated_at', private.api_time(c.updated_at))
  from public.contacts c
  left join public.companies o on o.id = c.company_id
  cross join lateral (select array(
    select e.email from public.contact_emails e where e.contact_id = c.id
    order by e.is_primary desc, e.created_at, e.id) as emails) a
  where c.id = any (ids) and c.merged_into is null;
end $$;
comment on function private.api_contacts(uuid[]) is
  'Contacts as the API shows them, those that the caller sees; the primary address first. A merged one is none: its survivor is.';

create function private.api_companies(ids uuid[]) returns table (id uuid, company json)
language plpgsql stable rows 50 set search_path = '' as $$
begin
  return query
  select o.id, json_build_object(
    'id', o.id, 'name', o.name,
    'domains', array(select d.domain from public.company_domains d where d.company_id = o.id order by d.domain),
    'created_at', private.api_time(o.created_at), 'updated_at', private.api_time(o.updated_at))
  from public.companies o where o.id = any (ids);
end $$;
comment on function private.api_companies(uuid[]) is 'Companies as the API shows them, those that the caller sees.';

grant execute on function
  private.api_time(timestamptz), private.parts_of_tickets(bigint[]), private.api_tickets(bigint[]),
  private.api_message(public.messages), private.api_event(public.events),
  private.api_contacts(uuid[]), private.api_companies(uuid[])
to authenticated;
