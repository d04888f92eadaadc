-- The people of a company by name, a page at a time: two thousand of them are not sorted for ten.

create index contacts_of_company_in_order on public.contacts (company_id, name_order, id) where merged_into is null;

create function public.count_company_contacts(company_id uuid) returns integer
language sql stable security invoker set search_path = '' as $$
  select count(*)::integer from (
    select from public.contacts c
    where c.company_id = count_company_contacts.company_id and c.merged_into is null limit 1001) people
$$;
comment on function public.count_company_contacts(uuid) is 'How many people a company has, counted to 1,001.';

grant execute on function public.count_company_contacts(uuid) to authenticated;
