-- Reading, as the REST API offers it: pages by keyset, of one more row than is shown where the
-- caller wants to know whether there are more.

create function private.check_page_size(page_size integer) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if page_size not between 1 and 101 then
    raise invalid_parameter_value using message = 'a page has 1 to 101 rows';
  end if;
end $$;
comment on function private.check_page_size(integer) is 'Refuses a page that is too large to be read at once.';

create function public.list_api_tickets(
  filter jsonb default '[]', sort text default 'updated', descending boolean default true,
  cursor_key text default null, cursor_number bigint default null, page_size integer default 51
) returns table (ticket json, sort_key text, number bigint)
language plpgsql stable security invoker set search_path = '' as $$
declare
  numbers bigint[];
  keys text[];
begin
  perform private.check_page_size(page_size);
  if sort = 'relevance' then
    select array_agg(f.number), array_agg(f.sort_key) into numbers, keys
    from private.relevant_tickets(filter, descending, cursor_key, cursor_number, page_size) f;
  else
    select array_agg(f.number), array_agg(f.sort_key) into numbers, keys
    from private.sorted_tickets(filter, sort, descending, cursor_key, cursor_number, page_size) f;
  end if;
  return query
  select a.ticket, f.key, f.number
  from unnest(numbers, keys) with ordinality f (number, key, place)
  join private.api_tickets(numbers) a on a.number = f.number
  order by f.place;
end $$;
comment on function public.list_api_tickets(jsonb, text, boolean, text, bigint, integer) is
  'As list_tickets, with tickets as the API shows them.';

create function public.read_api_ticket(number bigint) returns json
language sql stable security invoker set search_path = '' as $$
  select a.ticket from private.api_tickets(array[read_api_ticket.number]) a
$$;
comment on function public.read_api_ticket(bigint) is 'One ticket as the API shows it; null when there is none to see.';

create function private.require_seen_ticket(number bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
  if not exists (select from public.tickets t where t.number = require_seen_ticket.number) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
end $$;
comment on function private.require_seen_ticket(bigint) is 'PT404 unless the caller sees this ticket. Runs as the caller.';

create function public.list_api_messages(ticket_number bigint, after bigint default 0, page_size integer default 51)
returns table (message json, id bigint)
language plpgsql stable security invoker set search_path = '' as $$
begin
  perform private.check_page_size(page_size);
  perform private.require_seen_ticket(list_api_messages.ticket_number);
  return query
  select private.api_message(m), m.id from public.messages m
  where m.ticket_number = list_api_messages.ticket_number and m.id > after
  order by m.id limit page_size;
end $$;
comment on function public.list_api_messages(bigint, bigint, integer) is
  'A ticket''s messages behind this id, oldest first. PT404 when there is no ticket to see.';

create function public.list_api_events(ticket_number bigint, after bigint default 0, page_size integer default 51)
returns table (event json, id bigint)
language plpgsql stable security invoker set search_path = '' as $$
begin
  perform private.check_page_size(page_size);
  perform private.require_seen_ticket(list_api_events.ticket_number);
  return query
  select private.api_event(e), e.id from public.events e
  where e.ticket_number = list_api_events.ticket_number and e.id > after
  order by e.id limit page_size;
end $$;
comment on function public.list_api_events(bigint, bigint, integer) is
  'A ticket''s history behind this id, oldest first. PT404 when there is no ticket to see.';

create function private.contacts_at(email text) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select array(select e.contact_id from public.contact_emails e where lower(e.email) = lower(contacts_at.email))
$$;
comment on function private.contacts_at(text) is
  'Who has this address, without regard to case. Definer: below a policy lower() is no index condition; callers join what it says to contacts under theirs.';

create function public.list_api_contacts(
  ids uuid[] default null, email text default null, company_id uuid default null,
  after_contact uuid default '00000000-0000-0000-0000-000000000000', page_size integer default 51
) returns table (contact json, id uuid)
language plpgsql stable security invoker set search_path = '' as $$
declare
  wanted uuid[] := ids;
begin
  perform private.check_page_size(page_size);
  if list_api_contacts.email is not null then
    wanted := private.contacts_at(list_api_contacts.email);
  elsif list_api_contacts.company_id is not null then
    wanted := array(
      select c.id from public.contacts c
      where c.company_id = list_api_contacts.company_id and c.id > after_contact and c.merged_into is null
      order by c.id limit page_size);
  elsif wanted is null then
    wanted := array(
      select c.id from public.contacts c where c.id > after_contact and c.merged_into is null
      order by c.id limit page_size);
  end if;
  return query select a.contact, a.id from private.api_contacts(wanted) a order by a.id limit page_size;
end $$;
comment on function public.list_api_contacts(uuid[], text, uuid, uuid, integer) is
  'Contacts by their ids, by an address, of a company, or all of them, in the order of their ids behind after_contact.';

create function public.list_api_companies(
  ids uuid[] default null,
  after_company uuid default '00000000-0000-0000-0000-000000000000', page_size integer default 51
) returns table (company json, id uuid)
language plpgsql stable security invoker set search_path = '' as $$
begin
  perform private.check_page_size(page_size);
  return query
  select a.company, a.id from private.api_companies(coalesce(list_api_companies.ids, array(
    select o.id from public.companies o where o.id > after_company order by o.id limit page_size))) a
  order by a.id limit page_size;
end $$;
comment on function public.list_api_companies(uuid[], uuid, integer) is
  'Companies by their ids, or all of them in the order of their ids behind after_company.';

grant execute on function
  private.check_page_size(integer), private.require_seen_ticket(bigint), private.contacts_at(text),
  public.list_api_tickets(jsonb, text, boolean, text, bigint, integer), public.read_api_ticket(bigint),
  public.list_api_messages(bigint, bigint, integer), public.list_api_events(bigint, bigint, integer),
  public.list_api_contacts(uuid[], text, uuid, uuid, integer), public.list_api_companies(uuid[], uuid, integer)
to authenticated;
