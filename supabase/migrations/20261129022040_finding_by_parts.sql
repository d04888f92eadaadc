-- Addresses and telephone numbers by a part of them: how it is done is not left to the planner, which
-- knows no share of either, as with words. 3 s for an address that everybody has, 1.2 s for a number that
-- nobody has, at 200,000 contacts.

create function private.contact_addresses(condition jsonb, place text) returns text
language plpgsql stable set search_path = '' as $$
declare
  sampled constant integer := 400;
  patterns text[] := private.texts_of(condition -> 'patterns');
  fitting integer;
begin
  select count(*) into fitting
  from (select e.findable from public.contact_emails e order by e.id limit sampled) s
  where s.findable like any (patterns);
  return format(case when fitting * 20 > sampled
      -- Common: contacts are gone through in the order of the list. By an aggregate, as contact_words() says.
      then 'coalesce((select bool_or(%s) from public.contact_emails e where e.contact_id = r.id), false)'
      else 'r.id = any (array(select e.contact_id from public.contact_emails e where %s))' end,
    private.like_any('e.findable', condition, place));
end $$;
comment on function private.contact_addresses(jsonb, text) is
  'How contacts with a part of an address are found: common is what a twentieth of a sample has, ids being random.';

create function private.contact_phones(condition jsonb, place text) returns text
language plpgsql stable set search_path = '' as $$
declare
  sampled constant integer := 400;
  patterns text[] := private.texts_of(condition -> 'patterns');
  fitting integer;
begin
  select count(*) into fitting
  from (select c.phone from public.contacts c order by c.id limit sampled) s
  where private.phone_digits(s.phone) like any (patterns);
  return case when fitting * 20 > sampled
    then private.like_any('private.phone_digits(r.phone)', condition, place)
    else format('r.id = any (array(select p.id from public.contacts p where p.phone is not null and %s))',
      private.like_any('private.phone_digits(p.phone)', condition, place)) end;
end $$;
comment on function private.contact_phones(jsonb, text) is
  'How contacts with a part of a telephone number are found: as contact_addresses().';

create or replace function private.found_by(kind text, condition jsonb, place text) returns text
language plpgsql stable set search_path = '' as $$
declare
  property text := condition ->> 'property';
  wanted text := case property || ' of ' || kind
    when 'words of contact' then private.contact_words(condition, place)
    when 'words of company' then format('(%s or exists (select from public.company_domains d where d.company_id = r.id and %s))',
      private.like_any('r.findable', condition, place),
      private.like_any('private.findable(d.domain)', condition, place))
    when 'name of contact' then private.like_any('r.findable', condition, place)
    when 'name of company' then private.like_any('r.findable', condition, place)
    when 'email of contact' then private.contact_addresses(condition, place)
    when 'phone of contact' then private.contact_phones(condition, place)
    when 'domain of contact' then format('exists (select from public.contact_emails e
      where e.contact_id = r.id and lower(split_part(e.email, ''@'', 2)) = any (private.texts_of(%s -> ''values'')))', place)
    when 'domain of company' then format('r.id = any (array(select d.company_id from public.company_domains d
      where d.domain = any (private.texts_of(%s -> ''values''))))', place)
    when 'company of contact' then format('(r.company_id = any (private.ids_of(%s -> ''ids''))%s)', place,
      case when condition -> 'values' ? 'none' then ' or r.company_id is null' else '' end)
    else case
      when property = 'field' and kind in ('contact', 'company') then private.field_condition(kind, condition, place)
      when property = 'has' then (select string_agg(private.having_condition(kind, w), ' or ')
        from unnest(private.texts_of(condition -> 'values')) w)
      when property = 'created' then private.span_condition('r.created_at', 'timestamptz', condition, place)
      when property = 'updated' then private.span_condition('r.updated_at', 'timestamptz', condition, place)
    end
  end;
begin
  if wanted is null then
    raise invalid_parameter_value using message = format('a %s cannot be found by %s', kind, property);
  end if;
  return case when coalesce((condition -> 'not')::boolean, false)
    then format('(%s) is not true', wanted) else format('(%s)', wanted) end;
end $$;
