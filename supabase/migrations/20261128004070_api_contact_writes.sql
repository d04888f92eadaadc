-- What the REST API writes to contacts, companies and tags.

create function private.require_current(seen text, present timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
  if present is null then
    raise sqlstate 'PT404' using message = 'there is no such row';
  end if;
  if seen is not null and seen <> private.api_time(present) then
    raise sqlstate 'PT409' using message = 'it has changed since';
  end if;
end $$;
comment on function private.require_current(text, timestamptz) is
  'PT404 when there is no row; PT409 when it was changed after the moment it was seen at, as api_time writes it.';

create function private.set_contact_emails(contact uuid, emails text[]) returns void
language plpgsql set search_path = '' as $$
begin
  delete from public.contact_emails e
  where e.contact_id = contact and lower(e.email) <> all (array(select lower(w) from unnest(emails) w));
  update public.contact_emails e set is_primary = false
  where e.contact_id = contact and e.is_primary and lower(e.email) is distinct from lower(emails[1]);
  update public.contact_emails e set is_primary = true
  where e.contact_id = contact and not e.is_primary and lower(e.email) = lower(emails[1]);
  insert into public.contact_emails (contact_id, email, is_primary)
  select contact, w.email, w.place = 1 from unnest(emails) with ordinality w (email, place)
  where not exists (
    select from public.contact_emails e where e.contact_id = contact and lower(e.email) = lower(w.email));
end $$;
comment on function private.set_contact_emails(uuid, text[]) is 'Gives a contact exactly these addresses; the first one is primary.';

create function private.create_contact_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  emails text[] := array(select jsonb_array_elements_text(item -> 'emails'));
  made uuid;
begin
  insert into public.contacts (name, company_id) values (
    coalesce(item ->> 'name', split_part(emails[1], '@', 1)),
    case when item ? 'company_id' then (item ->> 'company_id')::uuid else (
      select d.company_id from public.company_domains d where d.domain = lower(split_part(emails[1], '@', 2))) end)
  returning id into made;
  perform private.set_contact_emails(made, emails);
  return (select a.contact from private.api_contacts(array[made]) a);
end $$;
comment on function private.create_contact_for_api(jsonb) is
  'Makes a contact of {name, emails, company_id}: without a company, in the one whose domain the first address has.';

create function private.update_contact_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  changed uuid := (item ->> 'id')::uuid;
  stamp timestamptz;
begin
  select c.updated_at into stamp from public.contacts c
  where c.id = changed and c.merged_into is null for no key update;
  perform private.require_current(item ->> 'seen_at', stamp);
  update public.contacts c set
    name = coalesce(item ->> 'name', c.name),
    company_id = case when item ? 'company_id' then (item ->> 'company_id')::uuid else c.company_id end
  where c.id = changed;
  if item ? 'emails' then
    perform private.set_contact_emails(changed, array(select jsonb_array_elements_text(item -> 'emails')));
  end if;
  return (select a.contact from private.api_contacts(array[changed]) a);
end $$;
comment on function private.update_contact_for_api(jsonb) is 'Changes what is named of {name, emails, company_id} on the contact {id}, as it was {seen_at}.';

create function private.set_company_domains(company uuid, domains text[]) returns void
language plpgsql set search_path = '' as $$
begin
  delete from public.company_domains d where d.company_id = company and d.domain <> all (domains);
  insert into public.company_domains (company_id, domain)
  select company, w from unnest(domains) w
  where not exists (select from public.company_domains d where d.company_id = company and d.domain = w);
end $$;
comment on function private.set_company_domains(uuid, text[]) is 'Gives a company exactly these domains of mail.';

create function private.create_company_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  made uuid;
begin
  insert into public.companies (name) values (item ->> 'name') returning id into made;
  perform private.set_company_domains(made, array(select jsonb_array_elements_text(item -> 'domains')));
  return (select a.company from private.api_companies(array[made]) a);
end $$;
comment on function private.create_company_for_api(jsonb) is 'Makes a company of {name, domains}.';

create function private.update_company_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  changed uuid := (item ->> 'id')::uuid;
  stamp timestamptz;
begin
  select o.updated_at into stamp from public.companies o where o.id = changed for no key update;
  perform private.require_current(item ->> 'seen_at', stamp);
  update public.companies o set name = coalesce(item ->> 'name', o.name) where o.id = changed;
  if item ? 'domains' then
    perform private.set_company_domains(changed, array(select jsonb_array_elements_text(item -> 'domains')));
  end if;
  return (select a.company from private.api_companies(array[changed]) a);
end $$;
comment on function private.update_company_for_api(jsonb) is 'Changes what is named of {name, domains} on the company {id}, as it was {seen_at}.';

create function private.create_tag_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
begin
  insert into public.tags (name) values (item ->> 'name');
  return (select json_build_object('name', g.name, 'created_at', private.api_time(g.created_at))
    from public.tags g where g.name = item ->> 'name');
end $$;
comment on function private.create_tag_for_api(jsonb) is 'Makes a tag of {name}.';

grant execute on function
  private.require_current(text, timestamptz), private.set_contact_emails(uuid, text[]),
  private.create_contact_for_api(jsonb), private.update_contact_for_api(jsonb),
  private.set_company_domains(uuid, text[]), private.create_company_for_api(jsonb),
  private.update_company_for_api(jsonb), private.create_tag_for_api(jsonb)
to authenticated;
