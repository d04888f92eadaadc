-- What goes with a contact is what is theirs. What they said on tickets of others stays there as said by
-- nobody: nobody is no contact.

alter table public.messages
  drop constraint messages_author_named,
  add constraint messages_author_named check (
    (author_user_id is not null) = (author_kind = 'user')
    and (author_contact_id is null or author_kind = 'contact'));
comment on column public.messages.author_contact_id is 'Who spoke, of the kind contact; null once they were deleted.';

create index contact_import_lines_of_contact on public.contact_import_lines (contact_id) where contact_id is not null;

create or replace function private.weigh_contacts(contacts uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  with recursive weighed as (
    select c.id from public.contacts c where private.is_admin() and c.id = any (contacts)
    union select c.id from public.contacts c join weighed w on c.merged_into = w.id
  ), gone as (
    select t.number from public.tickets t where t.requester_id in (select w.id from weighed w)
  ), parted as (
    select p.source from private.merges_to_part(array(select w.id from weighed w)) p where not p.is_theirs
  ), kept as (
    select k.message_id as id from parted p
    join private.ticket_merges m on m.source = p.source and m.undone_at is null
    join private.ticket_merge_messages k on k.merge_id = m.id)
  select jsonb_build_object(
    'tickets', (select count(*) from gone),
    'messages', (select count(*) from public.messages m
      where m.ticket_number in (select g.number from gone g) and m.id not in (select k.id from kept k)),
    'files', (select count(*) from public.attachments a
      where a.ticket_number in (select g.number from gone g)
        and (a.message_id is null or a.message_id not in (select k.id from kept k))),
    'elsewhere', (select count(*) from public.messages m
      where m.author_contact_id in (select w.id from weighed w)
        and (m.ticket_number not in (select g.number from gone g) or m.id in (select k.id from kept k))),
    'parted', (select count(*) from parted))
$$;
comment on function private.weigh_contacts(uuid[]) is
  'What goes with these contacts and those merged into them: their tickets, the messages and files on those, and what they said elsewhere, which stays without their name; and how many tickets of others come out of theirs again. Zero for whom may not delete. Definer: it counts past the policies of each row.';

create or replace function private.weigh_contact(contact uuid) returns jsonb
language sql stable security definer set search_path = '' as $$ select private.weigh_contacts(array[contact]) $$;
comment on function private.weigh_contact(uuid) is 'What goes with one contact. Definer: as weigh_contacts.';
comment on function public.weigh_contact(uuid) is
  'What goes with a contact, for admins: {tickets, messages, files, elsewhere, parted}.';

create or replace function private.delete_contact(contact uuid) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  gone uuid[];
  tickets bigint[];
  parted bigint[];
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
  parted := private.part_tickets_of_others(gone);
  with deleted as (delete from public.tickets t where t.requester_id = any (gone) returning t.number)
  select coalesce(array_agg(d.number order by d.number), '{}') into tickets from deleted d;
  -- What they said on tickets of others stays there, as said by nobody.
  update public.messages m set author_contact_id = null, author_name = 'Somebody who was deleted'
  where m.author_contact_id = any (gone);
  -- What a file said of them does not outlive them, nor what an import made of it.
  update public.contact_import_lines l
  set cells = array_fill(''::text, array[cardinality(l.cells)]), before = null, after = null
  where l.contact_id = any (gone);
  update public.contacts c set merged_into = null where c.merged_into = any (gone);
  delete from public.contacts c where c.id = any (gone);
  perform private.note_deletion('contacts', contact, called,
    jsonb_build_object('tickets', jsonb_build_object('from', tickets, 'to', null))
    || case when parted = '{}' then '{}' else jsonb_build_object('tickets_of_others',
      jsonb_build_object('from', null, 'to', parted)) end);
  return cardinality(tickets);
end $$;

-- Those who stood for the deleted until now.
update public.messages m set author_contact_id = null
from public.contacts c
where c.id = m.author_contact_id and c.name = 'Somebody who was deleted' and m.author_name = c.name
  and not exists (select from public.contact_emails e where e.contact_id = c.id);
delete from public.contacts c
where c.name = 'Somebody who was deleted' and c.id not in (
  select u from private.contacts_in_use(array(
    select o.id from public.contacts o where o.name = 'Somebody who was deleted')) u)
  and not exists (select from public.contact_emails e where e.contact_id = c.id);
