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

create or replace function private.unmerge_contact(source uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merge private.contact_merges;
begin
  select * into merge from private.contact_merges m
  where m.source = unmerge_contact.source and m.undone_at is null for update;
  if not found then
    raise check_violation using message = 'this contact is not merged', constraint = 'contacts_not_merged';
  end if;
  if merge.merged_at < now() - interval '30 days' then
    raise check_violation using message = 'this merge is older than thirty days', constraint = 'contacts_merged_long_ago';
  end if;
  if exists (select from public.contacts c where c.id = merge.survivor and c.merged_into is not null) then
    raise check_violation using
      message = 'the survivor was merged itself: undo that first', constraint = 'contacts_merged_onward';
  end if;
  -- What has gone elsewhere since stays there: only what the survivor still holds comes back.
  update public.contact_emails e set contact_id = merge.source, is_primary = (e.id = merge.primary_email)
  where e.id = any (merge.emails) and e.contact_id = merge.survivor;
  -- The survivor may have come to prefer an address that has just left it.
  update public.contact_emails e set is_primary = true
  where e.id = (
    select o.id from public.contact_emails o where o.contact_id = merge.survivor order by o.created_at, o.id limit 1)
    and not exists (select from public.contact_emails o where o.contact_id = merge.survivor and o.is_primary);
  update public.contact_identities i set contact_id = merge.source
  where i.id = any (merge.identities) and i.contact_id = merge.survivor;
  update public.tickets t set requester_id = merge.source
  where t.number = any (merge.tickets) and t.requester_id = merge.survivor;
  update public.ticket_ccs k set contact_id = merge.source
  where k.contact_id = merge.survivor and k.ticket_number = any (merge.copies);
  update public.contact_custom_values v set contact_id = merge.source
  where v.contact_id = merge.survivor and merge.fields ->> v.field_id::text = v.value;
  -- What the survivor was given otherwise, or lost, since then was said of them both: each has their own.
  insert into public.contact_custom_values (contact_id, field_id, value)
  select merge.source, f.id, merge.fields ->> f.id::text
  from public.custom_fields f
  where merge.fields ? f.id::text and f.archived_at is null and private.fitting_value(f, merge.fields ->> f.id::text) is not null
  on conflict do nothing;
  update public.contacts c set merged_into = null where c.id = merge.source;
  update private.contact_merges m set undone_at = now() where m.id = merge.id;
end $$;
