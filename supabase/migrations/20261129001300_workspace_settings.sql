-- What an admin settles about the workspace: who writes, what is taken, and how long things are kept.

alter table public.settings
  add column version integer not null default 1,
  add column logo text,
  add column sender_address text,
  add column support_addresses text[] not null default '{}',
  add column refused_domains text[] not null default '{}',
  add column mails_an_hour integer not null default 20,
  add column keep_webhook_bodies_days integer not null default 30,
  add column keep_deliveries_days integer not null default 30;

comment on column public.settings.version is 'Counts the changes: who changes settings says which version they saw.';
comment on column public.settings.logo is 'The object in the bucket "logos" that is shown; null for none.';
comment on column public.settings.sender_address is 'What mails are sent from; null for MAIL_FROM of the worker.';
comment on column public.settings.support_addresses is 'Addresses that are ours besides the sender: mails to them are answered here, and never sent.';
comment on column public.settings.refused_domains is 'Nobody of these domains, or of domains below them, opens or continues a ticket by mail or webhook.';
comment on column public.settings.mails_an_hour is 'How many mails of one sender become tickets or messages within an hour.';
comment on column public.settings.keep_webhook_bodies_days is 'After how many days a webhook event that is done with keeps no body and no headers.';
comment on column public.settings.keep_deliveries_days is 'After how many days deliveries and their log are deleted.';

create function private.are_emails(addresses text[]) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return coalesce(bool_and(private.is_email(a) and a = lower(a)), true) from unnest(addresses) a;
end $$;
comment on function private.are_emails(text[]) is 'True for plain e-mail addresses in lower case, and for none at all.';

create function private.are_domains(domains text[]) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return coalesce(bool_and(d = lower(d) and private.is_email('a@' || d)), true) from unnest(domains) d;
end $$;
comment on function private.are_domains(text[]) is 'True for domains as they stand behind the @ of an address, in lower case, and for none at all.';

alter table public.settings
  add constraint settings_logo_form check (logo ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  add constraint settings_sender_address_valid check (private.is_email(sender_address)),
  add constraint settings_support_addresses_valid check (
    private.are_emails(support_addresses) and cardinality(support_addresses) <= 20),
  add constraint settings_refused_domains_valid check (
    private.are_domains(refused_domains) and cardinality(refused_domains) <= 500),
  add constraint settings_mails_an_hour_range check (mails_an_hour between 1 and 1000),
  add constraint settings_keep_webhook_bodies_days_range check (keep_webhook_bodies_days between 1 and 3650),
  add constraint settings_keep_deliveries_days_range check (keep_deliveries_days between 1 and 3650);

grant update (logo, sender_address, support_addresses, refused_domains, mails_an_hour,
  keep_webhook_bodies_days, keep_deliveries_days) on public.settings to authenticated;
grant execute on function private.are_emails(text[]), private.are_domains(text[]) to authenticated;

create function private.count_version() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
comment on function private.count_version() is 'Trigger: each change of a row makes its next version.';

create or replace trigger settings_guard before update on public.settings
  for each row execute function private.guard_columns('only_row', 'version');
-- Behind the guard, which would take it for somebody's.
create trigger settings_version before update on public.settings
  for each row when (new is distinct from old) execute function private.count_version();

create or replace function private.mails_an_hour() returns integer
language sql stable set search_path = '' as $$ select s.mails_an_hour from public.settings s $$;

create function private.is_refused_address(address text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from public.settings s, unnest(s.refused_domains) d
    where right('.' || lower(split_part(address, '@', -1)), length(d) + 1) = '.' || d)
$$;
comment on function private.is_refused_address(text) is
  'Whether an address is of a domain that the settings refuse, or of one below it. For effects of mails and webhooks.';
