-- A test mail that a server took shows as well as any that mail goes out.

create or replace function private.setup_state()
returns table (is_named boolean, has_way_in boolean, has_mailed boolean, has_company boolean, has_ticket boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_admin();
  return query select
    exists (select from public.settings s where s.workspace_name <> 'Counterfoil'),
    exists (select from public.webhook_sources s where s.disabled_at is null)
      or exists (
        select from public.api_keys k
        where k.revoked_at is null and 'tickets:write' = any (k.scopes) and (k.expires_at is null or k.expires_at > now())),
    exists (select from private.sent_mails m where m.outcome = 'sent')
      or exists (select from private.test_mails m where m.outcome = 'sent'),
    (select count(*) > 1 from public.users u)
      or exists (select from public.invitations i where i.accepted_at is null and i.revoked_at is null),
    exists (select from public.tickets t where t.channel <> 'agent');
end $$;
