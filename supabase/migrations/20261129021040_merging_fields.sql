-- Fields of two contacts who become one: the survivor's stand, and empty ones are filled.

alter table private.contact_merges add column fields jsonb not null default '{}';
comment on column private.contact_merges.fields is 'The values that the survivor had none of and got, by the ids of their fields.';

create or replace function private.merge_contacts(source uuid, survivor uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merge private.contact_merges;
begin
  perform from public.contacts c where c.id in (source, survivor) order by c.id for update;
  if source = survivor
    or exists (select from public.contacts c where c.id in (source, survivor) and c.merged_into is not null) then
    raise check_violation using message = 'this contact is merged already', constraint = 'contacts_merged_already';
  end if;

  insert into private.contact_merges (source, survivor, emails, primary_email, identities, tickets, copies, fields)
  values (source, survivor,
    array(select e.id from public.contact_emails e where e.contact_id = source),
    (select e.id from public.contact_emails e where e.contact_id = source and e.is_primary),
    array(select i.id from public.contact_identities i where i.contact_id = source),
    array(select t.number from public.tickets t where t.requester_id = source),
    -- Where the survivor has a copy already, there is nothing to hand over.
    array(select k.ticket_number from public.ticket_ccs k where k.contact_id = source and not exists (
      select from public.ticket_ccs o where o.ticket_number = k.ticket_number and o.contact_id = survivor)),
    (select coalesce(jsonb_object_agg(v.field_id, v.value), '{}')
      from public.contact_custom_values v where v.contact_id = source and not exists (
        select from public.contact_custom_values o where o.contact_id = survivor and o.field_id = v.field_id)))
  returning * into merge;

  update public.contact_emails e set contact_id = survivor,
    is_primary = e.is_primary and not exists (
      select from public.contact_emails o where o.contact_id = survivor and o.is_primary)
  where e.id = any (merge.emails);
  update public.contact_identities i set contact_id = survivor where i.id = any (merge.identities);
  update public.tickets t set requester_id = survivor where t.number = any (merge.tickets);
  update public.ticket_ccs k set contact_id = survivor
  where k.contact_id = source and k.ticket_number = any (merge.copies);
  update public.contact_custom_values v set contact_id = survivor
  where v.contact_id = source and merge.fields ? v.field_id::text;
  update public.contacts c set merged_into = survivor where c.id = source;
end $$;

create function private.give_back_fields() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.contact_custom_values v set contact_id = new.source
  where v.contact_id = new.survivor and new.fields ->> v.field_id::text = v.value;
  -- What the survivor was given otherwise, or lost, since then was said of them both: each has their own.
  insert into public.contact_custom_values (contact_id, field_id, value)
  select new.source, f.id, new.fields ->> f.id::text
  from public.custom_fields f
  where new.fields ? f.id::text and f.archived_at is null
    and private.fitting_value(f, new.fields ->> f.id::text) is not null
  on conflict do nothing;
  return null;
end $$;
comment on function private.give_back_fields() is
  'Trigger: who is taken out of a merge takes their values along, those that the survivor still has as they were. Definer: as unmerge_contact.';

create trigger contact_merges_90_fields after update of undone_at on private.contact_merges
  for each row when (old.undone_at is null and new.undone_at is not null)
  execute function private.give_back_fields();
