-- Two contacts that are one person become one, as with tickets: history goes on naming the merged
-- one, and all of it can be undone.

create table private.contact_merges (
  id uuid primary key default gen_random_uuid(),
  source uuid not null references public.contacts (id) on delete cascade,
  survivor uuid not null references public.contacts (id) on delete cascade,
  emails uuid[] not null,
  primary_email uuid,
  identities uuid[] not null,
  tickets bigint[] not null,
  merged_at timestamptz not null default now(),
  undone_at timestamptz
);

comment on table private.contact_merges is 'What was merged into what, and what moved with it.';

create unique index contact_merges_one_at_a_time on private.contact_merges (source) where undone_at is null;
create index contact_merges_by_survivor on private.contact_merges (survivor);

create function private.merge_contacts(source uuid, survivor uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merge private.contact_merges;
begin
  perform from public.contacts c where c.id in (source, survivor) order by c.id for update;
  if source = survivor
    or exists (select from public.contacts c where c.id in (source, survivor) and c.merged_into is not null) then
    raise check_violation using message = 'this contact is merged already', constraint = 'contacts_merged_already';
  end if;

  insert into private.contact_merges (source, survivor, emails, primary_email, identities, tickets)
  values (source, survivor,
    array(select e.id from public.contact_emails e where e.contact_id = source),
    (select e.id from public.contact_emails e where e.contact_id = source and e.is_primary),
    array(select i.id from public.contact_identities i where i.contact_id = source),
    array(select t.number from public.tickets t where t.requester_id = source))
  returning * into merge;

  update public.contact_emails e set contact_id = survivor,
    is_primary = e.is_primary and not exists (
      select from public.contact_emails o where o.contact_id = survivor and o.is_primary)
  where e.id = any (merge.emails);
  update public.contact_identities i set contact_id = survivor where i.id = any (merge.identities);
  update public.tickets t set requester_id = survivor where t.number = any (merge.tickets);
  update public.contacts c set merged_into = survivor where c.id = source;
end $$;
comment on function private.merge_contacts(uuid, uuid) is
  'Moves addresses, identities and tickets of source to survivor. Definer: requester_id and merged_into are nobody''s to set.';

create function private.unmerge_contact(source uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  merge private.contact_merges;
begin
  select * into merge from private.contact_merges m
  where m.source = unmerge_contact.source and m.undone_at is null for update;
  if not found then
    raise check_violation using message = 'this contact is not merged', constraint = 'contacts_not_merged';
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
  update public.contacts c set merged_into = null where c.id = merge.source;
  update private.contact_merges m set undone_at = now() where m.id = merge.id;
end $$;
comment on function private.unmerge_contact(uuid) is 'Undoes a merge of contacts. Definer: as merge_contacts.';

grant execute on function private.merge_contacts(uuid, uuid), private.unmerge_contact(uuid) to authenticated;

create function private.require_writable_contact(contact uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if not private.may_write_contacts() or not exists (select from public.contacts c where c.id = contact) then
    raise sqlstate 'PT404' using message = 'there is no such contact';
  end if;
end $$;
comment on function private.require_writable_contact(uuid) is
  'PT404 unless the caller sees this contact and may write contacts. Runs as the caller.';
grant execute on function private.require_writable_contact(uuid) to authenticated;

create function public.merge_contacts(source uuid, survivor uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_contact(source);
  perform private.require_writable_contact(survivor);
  perform private.merge_contacts(source, survivor);
end $$;
comment on function public.merge_contacts(uuid, uuid) is 'Merges source into survivor. PT404 when one of them is none to see.';

create function public.unmerge_contact(source uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_contact(source);
  perform private.unmerge_contact(source);
end $$;
comment on function public.unmerge_contact(uuid) is 'Undoes the merge of this contact.';

grant execute on function public.merge_contacts(uuid, uuid), public.unmerge_contact(uuid) to authenticated;
