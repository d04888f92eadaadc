-- Names and addresses in the form in which they are looked for and put in order: without regard to
-- case and accents, alike in every database.

create function private.findable(body text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return ' ' || lower(extensions.unaccent('extensions.unaccent', private.plain_text(body, false)));
end $$;
comment on function private.findable(text) is
  'A name or an address as it is looked for. Begins with a blank, as each of its words; scripts without blanks are cut into pairs, as plain_text() says. Immutable, for indexes: the rules of unaccent come with the database.';

create function private.like_literal(body text) returns text
language sql immutable parallel safe set search_path = '' as $$ select regexp_replace(body, '([\\%_])', '\\\1', 'g') $$;
comment on function private.like_literal(text) is 'A text as a pattern of LIKE that fits nothing else.';

create function private.pattern_of(typed text, begins boolean) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  plain text := btrim(lower(extensions.unaccent('extensions.unaccent', private.plain_text(typed, true))));
begin
  -- Under three letters no trigram is within a word, and every other name has them somewhere.
  return '%' || case when begins or length(plain) < 3 then ' ' else '' end
    || private.like_literal(plain) || '%';
end $$;
comment on function private.pattern_of(text, boolean) is
  'The pattern that finds what was typed in a findable() text: at the beginning of a word, or anywhere from three letters on.';

create function private.name_order(name text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return left(lower(extensions.unaccent('extensions.unaccent', normalize(name, nfkc))), 100);
end $$;
comment on function private.name_order(text) is
  'By what a name is put in order; compared by code points, as collations differ between databases. Short enough for an index.';

create function private.phone_digits(phone text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return ltrim(regexp_replace(phone, '\D', '', 'g'), '0');
end $$;
comment on function private.phone_digits(text) is
  'The digits of a telephone number, without the zeros that lead out of a town or a country.';

-- Whoever writes a row writes its indexes.
grant execute on function
  private.plain_text(text, boolean), private.findable(text), private.name_order(text), private.phone_digits(text)
to authenticated;

-- Kept with their row: a list that looks at thousands of them must not make them anew.
alter table public.contacts
  add column findable text generated always as (private.findable(name)) stored,
  add column name_order text collate "C" generated always as (private.name_order(name)) stored;
alter table public.contact_emails add column findable text generated always as (private.findable(email)) stored;
alter table public.companies
  add column findable text generated always as (private.findable(name)) stored,
  add column name_order text collate "C" generated always as (private.name_order(name)) stored;

create index contacts_in_order on public.contacts (name_order, id) where merged_into is null;
create index contacts_by_creation on public.contacts (created_at, id) where merged_into is null;
create index contacts_by_change on public.contacts (updated_at, id) where merged_into is null;
create index contacts_findable on public.contacts using gin (findable extensions.gin_trgm_ops);
create index contacts_by_phone on public.contacts using gin (private.phone_digits(phone) extensions.gin_trgm_ops)
  where phone is not null;
create index contact_emails_findable on public.contact_emails using gin (findable extensions.gin_trgm_ops);
create index contact_emails_by_domain on public.contact_emails (lower(split_part(email, '@', 2)));

create index companies_in_order on public.companies (name_order, id);
create index companies_by_creation on public.companies (created_at, id);
create index companies_by_change on public.companies (updated_at, id);
create index companies_findable on public.companies using gin (findable extensions.gin_trgm_ops);
create index company_domains_findable on public.company_domains using gin (private.findable(domain) extensions.gin_trgm_ops);
