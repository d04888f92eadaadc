-- Contacts and companies by what they have in the fields of the workspace.

create function private.sought_values(kind text, condition jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  field public.custom_fields;
begin
  select * into field from public.custom_fields f
  where f.used_on = kind and f.key = lower(condition ->> 'key') and f.archived_at is null;
  return (
    select jsonb_build_object('field', field.id, 'values', jsonb_agg(w.value), 'starts', jsonb_agg(left(w.value, 200)))
    from (
      select lower(coalesce(private.fitting_value(field, v), v)) as value
      from unnest(private.texts_of(condition -> 'values')) v) w);
end $$;
comment on function private.sought_values(text, jsonb) is
  'The field in use that a condition names by its key, and its values as they are compared: in the form in which they are kept, in small letters. No field where there is none.';

create function private.field_condition(kind text, condition jsonb, place text) returns text
language plpgsql stable set search_path = '' as $$
declare
  common constant integer := 2000;
  fitting integer;
begin
  if not coalesce((condition -> 'not')::boolean, false) then
    execute format('select count(*) from (select from public.%s_custom_values v
      where v.field_id = $1 and left(lower(v.value), 200) = any ($2) limit $3) s', kind)
    into fitting using (condition ->> 'field')::uuid, private.texts_of(condition -> 'starts'), common;
    if fitting < common then
      -- Rare: the index of values says who they are.
      return format('r.id = any (array(select v.%1$s_id from public.%1$s_custom_values v
        where v.field_id = (%2$s ->> ''field'')::uuid
          and left(lower(v.value), 200) = any (private.texts_of(%2$s -> ''starts''))
          and lower(v.value) = any (private.texts_of(%2$s -> ''values''))))', kind, place);
    end if;
  end if;
  -- Common, or wanted of none: they are gone through in the order of the list, and each is asked.
  return format('(select bool_or(lower(v.value) = any (private.texts_of(%2$s -> ''values'')))
    from public.%1$s_custom_values v where v.%1$s_id = r.id and v.field_id = (%2$s ->> ''field'')::uuid)', kind, place);
end $$;
comment on function private.field_condition(text, jsonb, text) is
  'How contacts or companies with a value in a field are found, by how many have it. Not left to the planner, which knows values, and not of which field.';

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
    when 'email of contact' then format('r.id = any (array(select e.contact_id from public.contact_emails e where %s))',
      private.like_any('e.findable', condition, place))
    when 'phone of contact' then private.like_any('private.phone_digits(r.phone)', condition, place)
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

create or replace function private.prepare_directory_search(kind text, filter jsonb) returns private.directory_search
language plpgsql stable set search_path = '' as $$
declare
  search private.directory_search;
  condition jsonb;
  wanted text[] := '{}';
begin
  if jsonb_typeof(filter) <> 'array' or jsonb_array_length(filter) > 60 then
    raise invalid_parameter_value using message = 'a filter is a list of at most 60 conditions';
  end if;
  search.conditions := '[]';
  -- Who reads no tickets learns of none.
  search.hidden := case when private.may_read_tickets() then private.hidden_team_ids() end;
  for condition in select * from jsonb_array_elements(filter) loop
    condition := private.with_patterns(condition);
    if condition ->> 'property' = 'field' then
      condition := condition || private.sought_values(kind, condition);
    end if;
    wanted := array_append(wanted, private.found_by(kind, condition, format('($1 -> %s)', jsonb_array_length(search.conditions))));
    search.conditions := search.conditions || jsonb_build_array(condition);
  end loop;
  if kind = 'contact' then
    wanted := array_append(wanted, 'r.merged_into is null');
  end if;
  if not private.may_read_contacts() then
    wanted := array_append(wanted, 'false');
  end if;
  search.wanted := array_to_string(wanted || 'true'::text, ' and ');
  return search;
end $$;
