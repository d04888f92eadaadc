-- Deleting a contact takes their tickets along, with all that was said on them; a company leaves its
-- people behind. Admins alone, and at once: what is only to be out of sight is merged or left.

create function private.require_admin_for_deleting() returns void
language plpgsql stable set search_path = '' as $$
begin
  if not private.is_admin() then
    raise insufficient_privilege using message = 'only admins delete contacts and companies';
  end if;
end $$;
comment on function private.require_admin_for_deleting() is 'Refuses everybody but admins.';

create function private.note_deletion(kind text, id uuid, name text, changes jsonb) returns void
language sql set search_path = '' as $$
  insert into public.audit_log (actor_kind, actor_id, actor_name, action, object_kind, object_id, object_name, changes)
  values (private.actor_kind(), private.actor_id(), private.actor_name(), 'deleted', kind, id::text, name, changes)
$$;
comment on function private.note_deletion(text, uuid, text, jsonb) is 'One line of the audit log. For definer functions.';

create function private.weigh_contact(contact uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  with gone as (
    select t.number from public.tickets t
    where private.is_admin() and t.requester_id in (
      select c.id from public.contacts c where c.id = contact or c.merged_into = contact))
  select jsonb_build_object(
    'tickets', (select count(*) from gone),
    'messages', (select count(*) from public.messages m where m.ticket_number in (select g.number from gone g)),
    'files', (select count(*) from public.attachments a where a.ticket_number in (select g.number from gone g)),
    'elsewhere', (select count(*) from public.messages m
      where private.is_admin() and m.author_contact_id = contact and m.ticket_number not in (select g.number from gone g)))
$$;
comment on function private.weigh_contact(uuid) is
  'What goes with a contact: their tickets, the messages and files on those, and what they said elsewhere, which stays without their name. Zero for whom may not delete. Definer: it counts past the policies of each row.';

create function private.delete_contact(contact uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  gone uuid[];
  tickets bigint[];
  nobody uuid;
  called text;
begin
  perform private.require_admin_for_deleting();
  select c.name into called from public.contacts c where c.id = contact for update;
  if called is null then
    raise sqlstate 'PT404' using message = 'there is no such contact';
  end if;
  with recursive merged as (
    select contact as id union select c.id from public.contacts c join merged m on c.merged_into = m.id)
  select array_agg(m.id) into gone from merged m;
  with deleted as (delete from public.tickets t where t.requester_id = any (gone) returning t.number)
  select coalesce(array_agg(d.number order by d.number), '{}') into tickets from deleted d;
  -- What they said on tickets of others stays there, as said by nobody.
  if exists (select from public.messages m where m.author_contact_id = any (gone)) then
    insert into public.contacts (name) values ('Somebody who was deleted') returning id into nobody;
    update public.messages m set author_contact_id = nobody, author_name = 'Somebody who was deleted'
    where m.author_contact_id = any (gone);
  end if;
  update public.contacts c set merged_into = null where c.merged_into = any (gone);
  delete from public.contacts c where c.id = any (gone);
  perform private.note_deletion('contacts', contact, called,
    jsonb_build_object('tickets', jsonb_build_object('from', tickets, 'to', null)));
  return cardinality(tickets);
end $$;
comment on function private.delete_contact(uuid) is
  'Deletes a contact, those merged into them, and all their tickets; answers how many tickets. Definer: nobody else deletes any of it.';

create function private.delete_company(company uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  people integer;
  called text;
begin
  perform private.require_admin_for_deleting();
  select o.name into called from public.companies o where o.id = company for update;
  if called is null then
    raise sqlstate 'PT404' using message = 'there is no such company';
  end if;
  update public.contacts c set company_id = null where c.company_id = company;
  get diagnostics people = row_count;
  delete from public.companies o where o.id = company;
  perform private.note_deletion('companies', company, called,
    jsonb_build_object('contacts', jsonb_build_object('from', people, 'to', null)));
  return people;
end $$;
comment on function private.delete_company(uuid) is
  'Deletes a company with its domains; its people stay, without one. Answers how many. Definer: nobody else deletes it.';

create function public.weigh_contact(contact_id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.weigh_contact(contact_id) $$;
comment on function public.weigh_contact(uuid) is 'What goes with a contact, for admins: {tickets, messages, files, elsewhere}.';

create function public.delete_contact(contact_id uuid) returns integer
language sql security invoker set search_path = '' as $$ select private.delete_contact(contact_id) $$;
comment on function public.delete_contact(uuid) is 'Deletes a contact with all their tickets. Admins alone; PT404 when there is none.';

create function public.delete_company(company_id uuid) returns integer
language sql security invoker set search_path = '' as $$ select private.delete_company(company_id) $$;
comment on function public.delete_company(uuid) is 'Deletes a company; its people stay. Admins alone; PT404 when there is none.';

grant execute on function
  private.weigh_contact(uuid), private.delete_contact(uuid), private.delete_company(uuid),
  public.weigh_contact(uuid), public.delete_contact(uuid), public.delete_company(uuid)
to authenticated;
