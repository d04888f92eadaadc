-- Tickets, messages and contacts as subscribers read them: the words of the API.

create function private.utc_text(at timestamptz) returns text
language sql immutable set search_path = '' as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
comment on function private.utc_text(timestamptz) is 'A time as ISO 8601 in UTC, to the millisecond.';

create function private.tickets_as_json(numbers bigint[]) returns table (number bigint, data jsonb)
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
    'created_at', private.utc_text(t.created_at), 'updated_at', private.utc_text(t.updated_at), 'version', t.version)
  from public.tickets t
  join public.contacts c on c.id = t.requester_id
  left join public.contact_emails e on e.contact_id = c.id and e.is_primary
  left join public.users u on u.id = t.assignee_id
  left join public.teams m on m.id = t.team_id
  where t.number = any (numbers);
end $$;
comment on function private.tickets_as_json(bigint[]) is
  'These tickets in JSON, as the API shows them; those that do not exist are left out. Asks nobody who they are: for definer functions.';

create function private.messages_as_json(ids bigint[])
returns table (id bigint, ticket_number bigint, data jsonb, due_at timestamptz)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select m.id, m.ticket_number, jsonb_build_object(
    'id', m.id, 'ticket', m.ticket_number, 'kind', m.kind, 'body', m.body,
    'author', jsonb_build_object(
      'kind', m.author_kind, 'id', coalesce(m.author_user_id, m.author_contact_id), 'name', m.author_name),
    'channel', m.channel, 'created_at', private.utc_text(m.created_at)),
    -- A note waits for nobody else, and its author may take it back as long as an answer.
    coalesce(m.held_until,
      case when m.kind = 'note' and m.author_kind = 'user' then m.created_at + private.undo_time() else now() end)
  from public.messages m where m.id = any (ids);
end $$;
comment on function private.messages_as_json(bigint[]) is
  'These messages in JSON, notes too, and from when on they cannot be taken back. For definer functions.';

create function private.contacts_as_json(ids uuid[]) returns table (id uuid, data jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
  select c.id, jsonb_build_object(
    'id', c.id, 'name', c.name,
    'emails', (
      select coalesce(jsonb_agg(e.email order by not e.is_primary, e.created_at, e.id), '[]')
      from public.contact_emails e where e.contact_id = c.id),
    'company', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end,
    'merged_into', c.merged_into,
    'created_at', private.utc_text(c.created_at), 'updated_at', private.utc_text(c.updated_at))
  from public.contacts c left join public.companies o on o.id = c.company_id
  where c.id = any (ids);
end $$;
comment on function private.contacts_as_json(uuid[]) is
  'These contacts in JSON, the primary address first. For definer functions.';
