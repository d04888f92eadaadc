-- Contacts and companies are many: one that is named by its id is looked up by it. As text it was
-- compared with the id of each of them.

create or replace function private.named_ids(property text, names text[]) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  me uuid := private.actor_user_id();
  ids uuid[];
begin
  names := array(select lower(n) from unnest(names) n);
  ids := array(select n::uuid from unnest(names) n where n ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$');
  case property
    when 'assignee' then return array(
      select u.id from public.users u
      where lower(u.name) = any (names) or lower(u.email) = any (names) or u.id::text = any (names)
        or (u.id = me and 'me' = any (names)));
    when 'team' then return array(
      select t.id from public.teams t
      where lower(t.name) = any (names) or t.id::text = any (names)
        or ('mine' = any (names) and exists (
          select from public.team_members m where m.team_id = t.id and m.user_id = me)));
    when 'tag' then return array(select t.id from public.tags t where t.name = any (names));
    when 'company' then return array(
      select c.id from public.companies c where lower(c.name) = any (names)
      union select c.id from public.companies c where c.id = any (ids));
    when 'requester' then return array(
      select e.contact_id from public.contact_emails e where lower(e.email) = any (names)
      union select c.id from public.contacts c where c.id = any (ids));
    when 'field' then return array(
      select f.id from public.custom_fields f where f.used_on = 'ticket' and f.key = any (names));
  end case;
end $$;
