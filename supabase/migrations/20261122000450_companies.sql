-- Where contacts work, known by the domains of their mail.

create function private.may_read_contacts() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.acting_as('{user}') or private.has_scope('contacts:read');
end $$;
comment on function private.may_read_contacts() is 'True for living users and for API keys with contacts:read.';

create function private.may_write_contacts() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.acting_as('{user}') or private.has_scope('contacts:write');
end $$;
comment on function private.may_write_contacts() is 'True for living users and for API keys with contacts:write.';

grant execute on function private.may_read_contacts(), private.may_write_contacts() to authenticated;

create table public.companies (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table public.company_domains (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id) on delete cascade,
  domain text not null,
  created_at timestamptz not null default now()
);

comment on table public.companies is 'Organisations that contacts belong to.';
comment on table public.company_domains is 'Mail domains of a company: a new contact with such an address belongs to it.';

alter table public.companies add constraint companies_name_clean check (private.is_clean_line(name, 200));
alter table public.company_domains add constraint company_domains_clean
  check (domain = lower(domain) and private.is_email('x@' || domain));

create unique index companies_name_key on public.companies (lower(name));
create unique index company_domains_key on public.company_domains (domain);
create index company_domains_of_company on public.company_domains (company_id);

alter table public.companies enable row level security;
alter table public.company_domains enable row level security;

create policy "companies are for living users and API keys" on public.companies as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read companies" on public.companies
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write make companies" on public.companies
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write change companies" on public.companies
  for update to authenticated
  using ((select private.may_write_contacts())) with check ((select private.may_write_contacts()));

create policy "company domains are for living users and API keys" on public.company_domains as restrictive
  to authenticated using ((select private.acting_as('{user,api_key}')));
create policy "users and keys with contacts:read read domains" on public.company_domains
  for select to authenticated using ((select private.may_read_contacts()));
create policy "users and keys with contacts:write add domains" on public.company_domains
  for insert to authenticated with check ((select private.may_write_contacts()));
create policy "users and keys with contacts:write remove domains" on public.company_domains
  for delete to authenticated using ((select private.may_write_contacts()));

grant select, insert (name), update (name) on public.companies to authenticated;
grant select, insert (company_id, domain), delete on public.company_domains to authenticated;

create trigger companies_guard before update on public.companies
  for each row execute function private.guard_columns('id', 'created_at');
create trigger companies_touch before update on public.companies
  for each row execute function private.touch_updated_at();

create function private.company_of_email(email text) returns uuid
language sql stable set search_path = '' as $$
  select d.company_id from public.company_domains d
  where d.domain = lower(split_part(email, '@', 2))
$$;
comment on function private.company_of_email(text) is 'The company whose domain this address has; null when none does.';
