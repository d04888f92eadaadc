-- A contact's addresses and a company's domains are part of them: whoever read them before the
-- change holds a stale copy. And a key that may only write contacts sees what is written for it.

create function private.touch_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  owners uuid[] := case tg_table_name
    when 'contact_emails' then array[(to_jsonb(new) ->> 'contact_id')::uuid, (to_jsonb(old) ->> 'contact_id')::uuid]
    else array[(to_jsonb(new) ->> 'company_id')::uuid, (to_jsonb(old) ->> 'company_id')::uuid] end;
begin
  -- What was made or changed in this transaction bears its time already.
  if tg_table_name = 'contact_emails' then
    update public.contacts c set updated_at = now() where c.id = any (owners) and c.updated_at <> now();
  else
    update public.companies c set updated_at = now() where c.id = any (owners) and c.updated_at <> now();
  end if;
  return null;
end $$;
comment on function private.touch_owner() is
  'Trigger: an address or a domain that comes, goes or changes is a change of its contact or company. Definer: updated_at is nobody''s to set.';

create trigger contact_emails_90_touch after insert or update or delete on public.contact_emails
  for each row execute function private.touch_owner();
create trigger company_domains_90_touch after insert or delete on public.company_domains
  for each row execute function private.touch_owner();

create or replace function private.may_read_contacts() returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.acting_as('{user}') or private.has_scope('contacts:read')
    or (current_setting('counterfoil.writing', true) = 'on' and private.has_scope('contacts:write'));
end $$;
comment on function private.may_read_contacts() is
  'True for living users, for API keys with contacts:read, and for those with contacts:write while a function writes for them.';
