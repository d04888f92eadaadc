-- What else is known of contacts and companies: how to ring them, and what is worth remembering.

create function private.is_phone(value text) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return value ~ '^\+?[0-9(][-0-9 ()./x#]{2,39}$' and length(regexp_replace(value, '\D', '', 'g')) >= 3;
end $$;
comment on function private.is_phone(text) is
  'True for a telephone number as people write it, at most 40 characters: digits, blanks and the marks + - ( ) . / # and x.';
grant execute on function private.is_phone(text) to authenticated;

alter table public.contacts
  add column phone text,
  add column notes text not null default '',
  add constraint contacts_phone_valid check (private.is_phone(phone)),
  add constraint contacts_notes_length check (length(notes) <= 10000);
alter table public.companies
  add column notes text not null default '',
  add constraint companies_notes_length check (length(notes) <= 10000);

comment on column public.contacts.phone is 'As it was written; compared by its digits.';
comment on column public.contacts.notes is 'What the desk remembers of them. They never see it.';
comment on column public.companies.notes is 'What the desk remembers of it. Nobody there sees it.';

grant insert (phone, notes), update (phone, notes) on public.contacts to authenticated;
grant insert (notes), update (notes) on public.companies to authenticated;
