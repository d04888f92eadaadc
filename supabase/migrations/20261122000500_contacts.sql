-- People outside: known by e-mail addresses, or only by an identity somewhere else.

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table public.contact_emails (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  email text not null,
  is_primary boolean not null default false,
  created_at timestamptz not null default now()
);
create table public.contact_identities (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  provider text not null,
  external_id text not null,
  handle text not null,
  created_at timestamptz not null default now()
);

comment on table public.contacts is 'Requesters and other people outside. They have no account.';
comment on table public.contact_emails is 'A contact''s addresses, one of them primary. Unique without regard to case.';
comment on table public.contact_identities is 'Who a contact is elsewhere, such as a GitHub account.';
comment on column public.contact_identities.external_id is 'The provider''s lasting id; the handle may change hands.';

alter table public.contacts add constraint contacts_name_clean check (private.is_clean_line(name, 200));
alter table public.contact_emails add constraint contact_emails_valid check (private.is_email(email));
alter table public.contact_identities
  add constraint contact_identities_provider_known check (provider in ('github')),
  add constraint contact_identities_external_id_clean check (private.is_clean_line(external_id, 200)),
  add constraint contact_identities_handle_clean check (private.is_clean_line(handle, 200));

create unique index contact_emails_email_key on public.contact_emails (lower(email));
create unique index contact_emails_one_primary on public.contact_emails (contact_id) where is_primary;
create index contact_emails_contact on public.contact_emails (contact_id);
create unique index contact_identities_key on public.contact_identities (provider, external_id);
create index contact_identities_contact on public.contact_identities (contact_id);

alter table public.contacts enable row level security;
alter table public.contact_emails enable row level security;
alter table public.contact_identities enable row level security;

create policy "contacts are for living users" on public.contacts as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read contacts" on public.contacts
  for select to authenticated using (true);
create policy "agents make contacts" on public.contacts
  for insert to authenticated with check ((select private.acting_as('{user}')));
create policy "agents change contacts" on public.contacts
  for update to authenticated using ((select private.acting_as('{user}')))
  with check ((select private.acting_as('{user}')));

create policy "addresses are for living users" on public.contact_emails as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read addresses" on public.contact_emails
  for select to authenticated using (true);
create policy "agents add addresses" on public.contact_emails
  for insert to authenticated with check ((select private.acting_as('{user}')));

create policy "identities are for living users" on public.contact_identities as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read identities" on public.contact_identities
  for select to authenticated using (true);

grant select on public.contacts, public.contact_emails, public.contact_identities to authenticated;
grant insert (name), update (name) on public.contacts to authenticated;
grant insert (contact_id, email, is_primary) on public.contact_emails to authenticated;

create trigger contacts_guard before update on public.contacts
  for each row execute function private.guard_columns('id', 'created_at');
create trigger contacts_touch before update on public.contacts
  for each row execute function private.touch_updated_at();

create function private.find_or_create_contact(email text, name text) returns uuid
language plpgsql set search_path = '' as $$
declare
  found_id uuid;
begin
  loop
    select e.contact_id into found_id from public.contact_emails e
    where lower(e.email) = lower(find_or_create_contact.email);
    if found then return found_id; end if;

    begin
      insert into public.contacts (name)
      values (coalesce(nullif(btrim(find_or_create_contact.name), ''), split_part(find_or_create_contact.email, '@', 1)))
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
  'The contact with this address, made when there is none. A known contact keeps its name. Safe when called twice at once.';
grant execute on function private.find_or_create_contact(text, text) to authenticated;
