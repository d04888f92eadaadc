-- The contact behind an address, however many ask for it at once.

create function private.find_or_create_contact(email text, name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  found_id uuid;
begin
  loop
    select e.contact_id into found_id from public.contact_emails e
    where lower(e.email) = lower(find_or_create_contact.email);
    if found then return found_id; end if;

    begin
      insert into public.contacts (name, company_id)
      values (
        coalesce(nullif(btrim(find_or_create_contact.name), ''), split_part(find_or_create_contact.email, '@', 1)),
        private.company_of_email(find_or_create_contact.email))
      returning id into found_id;
      insert into public.contact_emails (contact_id, email, is_primary)
      values (found_id, find_or_create_contact.email, true);
      return found_id;
    exception when unique_violation then
      -- Somebody else made the same contact between our look and our insert: look again.
    end;
  end loop;
end $$;
comment on function private.find_or_create_contact(text, text) is
  'The contact with this address, made when there is none. A known contact keeps its name. Safe when called twice at once. Definer: who may open a ticket names its requester, without reading contacts.';
grant execute on function private.find_or_create_contact(text, text) to authenticated;
