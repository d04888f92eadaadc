-- A key names a field of one kind of thing: whoever asks says of which.

create or replace function public.set_ticket_custom_fields(ticket_number bigint, custom_fields jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
declare
  unknown text := (
    select string_agg(given.name, ', ')
    from jsonb_object_keys(set_ticket_custom_fields.custom_fields) as given (name)
    where not exists (
      select from public.custom_fields f
      where f.used_on = 'ticket' and f.key = given.name and f.archived_at is null));
begin
  perform private.begin_writing();
  if unknown is not null then
    raise invalid_parameter_value using message = format('there is no custom field named %s', unknown);
  end if;
  delete from public.ticket_custom_values v
  using public.custom_fields f
  where v.ticket_number = set_ticket_custom_fields.ticket_number and f.id = v.field_id
    and set_ticket_custom_fields.custom_fields -> f.key = 'null';
  insert into public.ticket_custom_values as v (ticket_number, field_id, value)
  select set_ticket_custom_fields.ticket_number, f.id, given.value
  from jsonb_each_text(set_ticket_custom_fields.custom_fields) given
  join public.custom_fields f on f.used_on = 'ticket' and f.key = given.key
  where given.value is not null
  on conflict on constraint ticket_custom_values_pkey do update set value = excluded.value;
end $$;

create function private.require_custom_fields(given jsonb, on_what text) returns void
language plpgsql stable set search_path = '' as $$
declare
  unknown text := (
    select string_agg(given_key, ', ' order by given_key)
    from jsonb_object_keys(given) given_key
    where not exists (
      select from public.custom_fields f
      where f.used_on = on_what and f.key = given_key and f.archived_at is null));
begin
  if unknown is not null then
    raise check_violation using message = format('there is no custom field %s', unknown);
  end if;
end $$;
comment on function private.require_custom_fields(jsonb, text) is
  'Refuses values of custom fields that there are none of on tickets, contacts or companies.';

create or replace function private.require_custom_fields(given jsonb) returns void
language sql stable set search_path = '' as $$ select private.require_custom_fields(given, 'ticket') $$;

create or replace function private.named_ids(property text, names text[]) returns uuid[]
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
    when 'field' then return array(
      select f.id from public.custom_fields f where f.used_on = 'ticket' and f.key = any (names));
  end case;
end $$;

create or replace function public.suggest_names(kind text, typed text) returns table (value text, about text)
language sql stable security invoker set search_path = '' as $$
  with asked as (select lower(left(btrim(typed), 200)) as text)
  select n.value, n.about
  from asked a
  cross join lateral (
    select t.name as value, '' as about from public.tags t
    where kind = 'tag' and position(a.text in t.name) > 0
    union all
    select t.name, '' from public.teams t
    where kind = 'team' and position(a.text in lower(t.name)) > 0
    union all
    select u.name, u.email from public.users u
    where kind = 'assignee' and u.deactivated_at is null and position(a.text in lower(u.name || ' ' || u.email)) > 0
    union all
    select c.name, '' from public.companies c
    where kind = 'company' and position(a.text in lower(c.name)) > 0
    union all
    select f.key, f.label from public.custom_fields f
    where f.used_on = case kind when 'field' then 'ticket' when 'contact_field' then 'contact' when 'company_field' then 'company' end
      and f.archived_at is null and position(a.text in lower(f.key || ' ' || f.label)) > 0
    union all
    select coalesce(e.email, c.name), case when e.email is null then '' else c.name end
    from private.contacts_named(a.text, 8) f (id)
    join public.contacts c on c.id = f.id
    left join lateral (
      select o.email from public.contact_emails o where o.contact_id = c.id
      order by starts_with(lower(o.email), a.text) desc, o.is_primary desc limit 1) e on true
    where kind = 'requester'
  ) n
  order by starts_with(lower(n.value), a.text) desc, n.value
  limit 8
$$;
comment on function public.suggest_names(text, text) is
  'At most eight values of assignee, team, tag, requester, company, or keys of field, contact_field, company_field, that a text may mean, with what tells them apart.';

-- How many have a value was asked of tickets alone.
drop function public.count_field_values(uuid[]);
drop function private.count_field_values(uuid[]);

create function private.count_field_values(field_ids uuid[]) returns table (field_id uuid, bearers integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query
    select asked.id, (
      select count(*)::integer from (
        select 1 from public.ticket_custom_values v where v.field_id = asked.id
        union all select 1 from public.contact_custom_values v where v.field_id = asked.id
        union all select 1 from public.company_custom_values v where v.field_id = asked.id
        limit 10001) borne)
    from unnest(field_ids) asked (id);
end $$;
comment on function private.count_field_values(uuid[]) is
  'How many tickets, contacts or companies have a value of each field, counted to 10,001; contacts that were merged are among them. Definer: below the policies each ticket would be asked for; who asks sees them all. For admins.';

create function public.count_field_values(field_ids uuid[]) returns table (field_id uuid, bearers integer)
language sql stable security invoker set search_path = '' as $$ select * from private.count_field_values(field_ids) $$;
comment on function public.count_field_values(uuid[]) is
  'How many tickets, contacts or companies have a value of each of these custom fields, counted to 10,001. For admins.';

grant execute on function
  private.require_custom_fields(jsonb, text),
  private.count_field_values(uuid[]), public.count_field_values(uuid[])
to authenticated;
