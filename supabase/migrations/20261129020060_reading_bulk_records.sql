-- What became of the contacts and companies of a bulk change, and what a deletion takes along.

create function public.list_bulk_change_records(
  bulk_change_id uuid, having_outcome text default null, skip integer default 0, page_size integer default 100
) returns table (record_id uuid, name text, still_there boolean, outcome text, reason text)
language sql stable security invoker set search_path = '' as $$
  select w.record_id, coalesce(c.name, o.name, w.before ->> 'name'), coalesce(c.id, o.id) is not null, w.outcome, w.reason
  from public.bulk_change_records w
  left join public.contacts c on c.id = w.record_id
  left join public.companies o on o.id = w.record_id
  where w.bulk_change_id = list_bulk_change_records.bulk_change_id
    and (having_outcome is null or w.outcome = having_outcome)
  order by case w.outcome when 'refused' then 1 when 'gone' then 2 else 3 end,
    private.name_order(coalesce(c.name, o.name, w.before ->> 'name')), w.record_id
  offset greatest(skip, 0) limit least(greatest(page_size, 1), 500)
$$;
comment on function public.list_bulk_change_records(uuid, text, integer, integer) is
  'What became of the contacts or companies of one of the caller''s bulk changes, what needs a look first. The name of one that is gone is what it was when this deleted it.';

create function private.weigh_contacts(contacts uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  with weighed as (
    select c.id from public.contacts c
    where private.is_admin() and (c.id = any (contacts) or c.merged_into = any (contacts))
  ), gone as (
    select t.number from public.tickets t where t.requester_id in (select w.id from weighed w))
  select jsonb_build_object(
    'tickets', (select count(*) from gone),
    'messages', (select count(*) from public.messages m where m.ticket_number in (select g.number from gone g)),
    'files', (select count(*) from public.attachments a where a.ticket_number in (select g.number from gone g)),
    'elsewhere', (select count(*) from public.messages m
      where m.author_contact_id in (select w.id from weighed w) and m.ticket_number not in (select g.number from gone g)))
$$;
comment on function private.weigh_contacts(uuid[]) is
  'What goes with these contacts and those merged into them: their tickets, the messages and files on those, and what they said elsewhere, which stays without their name. Zero for whom may not delete. Definer: it counts past the policies of each row.';

create or replace function private.weigh_contact(contact uuid) returns jsonb
language sql stable set search_path = '' as $$ select private.weigh_contacts(array[contact]) $$;
comment on function private.weigh_contact(uuid) is 'What goes with one contact: as weigh_contacts.';

create function public.weigh_bulk_change(bulk_change_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  work public.bulk_changes;
  ids uuid[];
begin
  select * into work from public.bulk_changes b where b.id = weigh_bulk_change.bulk_change_id;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such bulk change';
  end if;
  if not work.changes ? 'delete' or work.finished_at is not null then
    return '{}';
  end if;
  ids := private.items_of_bulk_change(work, null, work.total)::uuid[];
  if work.kind = 'contact' then
    return private.weigh_contacts(ids);
  end if;
  return jsonb_build_object('contacts', (
    select count(*) from public.contacts c where c.company_id = any (ids) and c.merged_into is null));
end $$;
comment on function public.weigh_bulk_change(uuid) is
  'What a deletion that is still to be done takes along: of contacts as weigh_contact, of companies {contacts} who stay without one. Nothing, {}, for every other bulk change; PT404 when it is none of the caller''s.';

grant execute on function
  public.list_bulk_change_records(uuid, text, integer, integer), private.weigh_contacts(uuid[]),
  public.weigh_bulk_change(uuid) to authenticated;
