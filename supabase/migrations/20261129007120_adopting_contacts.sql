-- A company that gets a domain finds its people: those who have an address there and no company.

create function private.strays_of(company uuid, at_most integer) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select array(
    select distinct c.id
    from public.company_domains d
    join public.contact_emails e on lower(split_part(e.email, '@', 2)) = d.domain
    join public.contacts c on c.id = e.contact_id
    where d.company_id = company and c.company_id is null and c.merged_into is null
      and private.may_read_contacts()
    limit at_most)
$$;
comment on function private.strays_of(uuid, integer) is
  'Contacts without a company who have an address at a domain of this one. Definer: as likely_duplicates().';

create function public.count_strays(company_id uuid) returns integer
language sql stable security invoker set search_path = '' as $$
  select cardinality(private.strays_of(company_id, 1001))
$$;
comment on function public.count_strays(uuid) is
  'How many contacts without a company have an address at a domain of this one, counted to 1,001.';

create function public.adopt_strays(company_id uuid) returns integer
language plpgsql security invoker set search_path = '' as $$
declare
  adopted integer;
begin
  update public.contacts c set company_id = adopt_strays.company_id
  where c.id = any (private.strays_of(adopt_strays.company_id, 1000)) and c.company_id is null;
  get diagnostics adopted = row_count;
  return adopted;
end $$;
comment on function public.adopt_strays(uuid) is
  'Puts contacts without a company who have an address at a domain of this one into it, at most 1,000 at once; answers how many.';

grant execute on function private.strays_of(uuid, integer), public.count_strays(uuid), public.adopt_strays(uuid) to authenticated;
