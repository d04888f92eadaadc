-- Who may be the same person: said from what is alike of them, and merged by nobody but a person.

create function private.mailbox_of(email text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select regexp_replace(lower(email), '\+[^@]*@', '@')
$$;
comment on function private.mailbox_of(text) is 'An address without what stands behind a plus: kim+shop@ is kim@.';

create index contact_emails_by_mailbox on public.contact_emails (private.mailbox_of(email));
create index contacts_by_last_digits on public.contacts (right(private.phone_digits(phone), 9)) where phone is not null;

grant execute on function private.mailbox_of(text) to authenticated;

create function private.likely_duplicates(contact uuid) returns table (id uuid, why text)
language plpgsql stable security definer set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  self public.contacts;
  mailboxes text[];
begin
  select * into self from public.contacts c where c.id = contact and c.merged_into is null;
  if not found or not private.may_read_contacts() then return; end if;
  mailboxes := array(select private.mailbox_of(e.email) from public.contact_emails e where e.contact_id = contact);
  return query
  select distinct on (d.id) d.id, d.why
  from (
    (select e.contact_id as id, 'address' as why, 1 as rank from public.contact_emails e
      where private.mailbox_of(e.email) = any (mailboxes) limit 20)
    union all
    (select c.id, 'phone', 2 from public.contacts c
      where c.phone is not null and right(private.phone_digits(c.phone), 9) = right(private.phone_digits(self.phone), 9) limit 20)
    union all
    (select c.id, 'name', 3 from public.contacts c
      where c.name_order = self.name_order and c.merged_into is null limit 20)
    union all
    -- Names that are nearly the same are many; within a company they are few.
    (select c.id, 'near name', 4 from public.contacts c
      where c.company_id = self.company_id and extensions.similarity(c.findable, self.findable) >= 0.6
      limit 20)) d
  join public.contacts c on c.id = d.id
  where d.id <> contact and c.merged_into is null
  order by d.id, d.rank;
end $$;
comment on function private.likely_duplicates(uuid) is
  'Contacts that may be the same person, each with the best reason: address, phone, name, or near name within the company. Definer: below a policy no expression is an index condition; it asks for may_read_contacts() itself.';

create function public.list_likely_duplicates(contact_id uuid) returns table (id uuid, name text, email text, company_name text, why text)
language sql stable security invoker set search_path = '' as $$
  select c.id, c.name, (
      select e.email from public.contact_emails e where e.contact_id = c.id
      order by e.is_primary desc, e.created_at limit 1), o.name, d.why
  from private.likely_duplicates(contact_id) d
  join public.contacts c on c.id = d.id
  left join public.companies o on o.id = c.company_id
  order by array_position(array['address', 'phone', 'name', 'near name'], d.why), c.name, c.id
  limit 5
$$;
comment on function public.list_likely_duplicates(uuid) is
  'At most five contacts that may be the same person as this one, the likeliest first, and why.';

grant execute on function private.likely_duplicates(uuid), public.list_likely_duplicates(uuid) to authenticated;
