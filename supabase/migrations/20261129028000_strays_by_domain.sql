-- Domain by domain: in one join the planner gathered the addresses of all domains first, even for a
-- company that has none.

create or replace function private.strays_of(company uuid, at_most integer) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  strays uuid[] := '{}';
  domain text;
begin
  if not private.may_read_contacts() then return strays; end if;
  for domain in select d.domain from public.company_domains d where d.company_id = company loop
    strays := strays || array(
      select distinct c.id
      from public.contact_emails e join public.contacts c on c.id = e.contact_id
      where lower(split_part(e.email, '@', 2)) = domain and c.company_id is null and c.merged_into is null
        and c.id <> all (strays)
      limit at_most - cardinality(strays));
  end loop;
  return strays;
end $$;
