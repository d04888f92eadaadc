-- People outside: known by e-mail addresses, or only by an identity somewhere else.

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  company_id uuid references public.companies (id) on delete set null,
  merged_into uuid references public.contacts (id),
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
comment on column public.contacts.merged_into is 'The survivor, when this contact was merged. History goes on naming this one.';
comment on table public.contact_emails is 'A contact''s addresses, one of them primary. Unique without regard to case.';
comment on table public.contact_identities is 'Who a contact is elsewhere, such as a GitHub account.';
comment on column public.contact_identities.external_id is 'The provider''s lasting id; the handle may change hands.';

alter table public.contacts
  add constraint contacts_name_clean check (private.is_clean_line(name, 200)),
  add constraint contacts_merged_into_another check (merged_into <> id);
alter table public.contact_emails add constraint contact_emails_valid check (private.is_email(email));
alter table public.contact_identities
  add constraint contact_identities_provider_known check (provider in ('github')),
  add constraint contact_identities_external_id_clean check (private.is_clean_line(external_id, 200)),
  add constraint contact_identities_handle_clean check (private.is_clean_line(handle, 200));

create index contacts_of_company on public.contacts (company_id) where company_id is not null;
create index contacts_by_survivor on public.contacts (merged_into) where merged_into is not null;
create unique index contact_emails_email_key on public.contact_emails (lower(email));
create unique index contact_emails_one_primary on public.contact_emails (contact_id) where is_primary;
create index contact_emails_contact on public.contact_emails (contact_id);
create unique index contact_identities_key on public.contact_identities (provider, external_id);
create index contact_identities_contact on public.contact_identities (contact_id);

alter table public.contacts enable row level security;
alter table public.contact_emails enable row level security;
alter table public.contact_identities enable row level security;

create policy "contacts are for living users and API keys" on public.contacts as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read contacts" on public.contacts
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write make contacts" on public.contacts
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write change contacts" on public.contacts
  for update to authenticated
  using ((select private.may_write_contacts())) with check ((select private.may_write_contacts()));

create policy "addresses are for living users and API keys" on public.contact_emails as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read addresses" on public.contact_emails
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write add addresses" on public.contact_emails
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write choose the primary address" on public.contact_emails
  for update to authenticated
  using ((select private.may_write_contacts())) with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write remove addresses" on public.contact_emails
  for delete to authenticated using ((select private.may_write_contacts()));

create policy "identities are for living users and API keys" on public.contact_identities as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read identities" on public.contact_identities
  for select to authenticated using ((select private.may_read_contacts()));

grant select on public.contacts, public.contact_emails, public.contact_identities to authenticated;
grant insert (name, company_id), update (name, company_id) on public.contacts to authenticated;
grant insert (contact_id, email, is_primary), update (is_primary), delete on public.contact_emails to authenticated;

create trigger contacts_guard before update on public.contacts
  for each row execute function private.guard_columns('id', 'merged_into', 'created_at');
create trigger contacts_touch before update on public.contacts
  for each row execute function private.touch_updated_at();
create trigger contact_emails_guard before update on public.contact_emails
  for each row execute function private.guard_columns('id', 'contact_id', 'email', 'created_at');
