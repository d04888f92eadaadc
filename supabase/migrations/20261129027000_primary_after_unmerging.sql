-- Whoever has an address has a primary one, also when the one that was primary went before a merge was
-- undone: answers are mailed to it.

create function private.give_primary(contact uuid) returns void
language sql set search_path = '' as $$
  update public.contact_emails e set is_primary = true
  where e.id = (
    select o.id from public.contact_emails o where o.contact_id = contact order by o.created_at, o.id limit 1)
    and not exists (select from public.contact_emails o where o.contact_id = contact and o.is_primary)
$$;
comment on function private.give_primary(uuid) is
  'Makes the oldest address of a contact the primary one where none is. For definer functions.';

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
  -- The survivor may have come to prefer an address that has just left it, and the one that was
  -- primary before may be gone since.
  perform private.give_primary(merge.survivor);
  perform private.give_primary(merge.source);
  update public.contact_identities i set contact_id = merge.source
  where i.id = any (merge.identities) and i.contact_id = merge.survivor;
  update public.tickets t set requester_id = merge.source
  where t.number = any (merge.tickets) and t.requester_id = merge.survivor;
  update public.ticket_ccs k set contact_id = merge.source
  where k.contact_id = merge.survivor and k.ticket_number = any (merge.copies);
  update public.contacts c set merged_into = null where c.id = merge.source;
  update private.contact_merges m set undone_at = now() where m.id = merge.id;
end $$;

-- Nobody is passed over in silence, however the addresses came about.
create or replace function private.reply_recipients(message bigint)
returns table (email text, name text, is_copy boolean, outcome text)
language sql stable set search_path = '' as $$
  select distinct on (lower(e.email)) e.email, c.name, asked.is_copy, s.outcome
  from (
    select t.requester_id as contact, false as is_copy
    from public.messages m join public.tickets t on t.number = m.ticket_number where m.id = message
    union all
    select private.surviving_contact(k.contact_id), true
    from public.messages m join public.ticket_ccs k on k.ticket_number = m.ticket_number where m.id = message
  ) asked
  join public.contacts c on c.id = asked.contact
  cross join lateral (
    select o.email from public.contact_emails o where o.contact_id = c.id
    order by o.is_primary desc, o.created_at, o.id limit 1) e
  left join private.sent_mails s on s.message_id = message and s.recipient = lower(e.email)
  order by lower(e.email), asked.is_copy
$$;

-- Those who lost theirs already.
select private.give_primary(c.id) from public.contacts c
where exists (select from public.contact_emails e where e.contact_id = c.id)
  and not exists (select from public.contact_emails e where e.contact_id = c.id and e.is_primary);
