-- What the desk writes to contacts and companies: through the functions of the REST API, with a
-- company named as people name it.

create function private.company_named(name text) returns uuid
language sql stable security definer set search_path = '' as $$
  select o.id from public.companies o where lower(o.name) = lower(btrim(company_named.name)) and private.may_read_contacts()
$$;
comment on function private.company_named(text) is
  'The company of this name, without regard to case; null when there is none. Definer: below a policy lower() is no index condition; it asks for may_read_contacts() itself.';

create function private.with_company_id(changes jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  company uuid := private.company_named(changes ->> 'company');
begin
  if not changes ? 'company' then return changes; end if;
  if company is null and changes ->> 'company' is not null then
    raise check_violation using message = 'there is no such company';
  end if;
  return (changes - 'company') || jsonb_build_object('company_id', company);
end $$;
comment on function private.with_company_id(jsonb) is 'What is to be written, with the id of the company in place of its name.';

create function public.create_contact(contact jsonb) returns uuid
language plpgsql security invoker set search_path = '' as $$
begin
  return (private.create_contact_for_api(private.with_company_id(contact)) ->> 'id')::uuid;
end $$;
comment on function public.create_contact(jsonb) is
  'Makes a contact of {name, emails, phone, company, notes}; answers its id. Without a company, in the one whose domain the first address has.';

create function public.change_contact(contact_id uuid, seen_at timestamptz, changes jsonb) returns timestamptz
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.require_writable_contact(contact_id);
  perform private.update_contact_for_api(private.with_company_id(changes)
    || jsonb_build_object('id', contact_id, 'seen_at', private.api_time(seen_at)));
  return (select c.updated_at from public.contacts c where c.id = contact_id);
end $$;
comment on function public.change_contact(uuid, timestamptz, jsonb) is
  'Changes what is named of {name, emails, phone, company, notes} on a contact as it was at this time; answers the new one. PT404 when there is none, PT409 when it has changed since.';

create function public.create_company(company jsonb) returns uuid
language plpgsql security invoker set search_path = '' as $$
begin
  return (private.create_company_for_api(company) ->> 'id')::uuid;
end $$;
comment on function public.create_company(jsonb) is 'Makes a company of {name, domains, notes}; answers its id.';

create function public.change_company(company_id uuid, seen_at timestamptz, changes jsonb) returns timestamptz
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.update_company_for_api(
    changes || jsonb_build_object('id', company_id, 'seen_at', private.api_time(seen_at)));
  return (select o.updated_at from public.companies o where o.id = company_id);
end $$;
comment on function public.change_company(uuid, timestamptz, jsonb) is
  'Changes what is named of {name, domains, notes} on a company, as change_contact.';

grant execute on function
  private.company_named(text), private.with_company_id(jsonb),
  public.create_contact(jsonb), public.change_contact(uuid, timestamptz, jsonb),
  public.create_company(jsonb), public.change_company(uuid, timestamptz, jsonb)
to authenticated;
