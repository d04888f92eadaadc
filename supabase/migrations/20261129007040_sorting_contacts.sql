-- Searching contacts and companies. A definer reads past the policies, below which neither LIKE nor
-- an expression can use an index; it asks for the same rights itself, and what it answers is joined
-- back under the policies.

create type private.directory_search as (wanted text, conditions jsonb, hidden uuid[]);
comment on type private.directory_search is
  'A prepared search: a condition over contacts or companies r, and its parameters $1 and $2.';

create function private.with_patterns(condition jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  property text := condition ->> 'property';
begin
  return condition || case
    when property = 'words' then jsonb_build_object('patterns', jsonb_build_array(
      private.pattern_of(condition ->> 'text', coalesce((condition -> 'prefix')::boolean, false))))
    when property = 'name' then jsonb_build_object('patterns', (
      select jsonb_agg(private.pattern_of(v, false)) from unnest(private.texts_of(condition -> 'values')) v))
    -- A whole address means itself alone.
    when property = 'email' then jsonb_build_object('patterns', (
      select jsonb_agg(case when private.is_email(v) then private.like_literal(private.findable(v)) else private.pattern_of(v, false) end)
      from unnest(private.texts_of(condition -> 'values')) v))
    when property = 'phone' then jsonb_build_object('patterns', (
      select jsonb_agg('%' || private.phone_digits(v) || '%') from unnest(private.texts_of(condition -> 'values')) v))
    when property = 'company' then jsonb_build_object('ids',
      private.named_ids('company', private.texts_of(condition -> 'values')))
    when property = 'domain' then jsonb_build_object('values', (
      select jsonb_agg(lower(v)) from unnest(private.texts_of(condition -> 'values')) v))
    else '{}' end;
end $$;
comment on function private.with_patterns(jsonb) is 'A condition with what its values are compared as.';

create function private.prepare_directory_search(kind text, filter jsonb) returns private.directory_search
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
comment on function private.prepare_directory_search(text, jsonb) is
  'A filter over contacts or companies, ready to be executed with what this actor may see. Refuses what is no filter.';

create function private.sorted_directory(
  kind text, filter jsonb, sort text, descending boolean, cursor_key text, cursor_id uuid, at_most integer
) returns table (id uuid, sort_key text)
language plpgsql stable security definer set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  search private.directory_search := private.prepare_directory_search(kind, filter);
  rows_of text := case kind when 'contact' then 'public.contacts' when 'company' then 'public.companies' end;
  key text := case sort
    when 'name' then 'r.name_order'
    when 'created' then 'r.created_at' when 'updated' then 'r.updated_at' end;
  type text := case when sort = 'name' then 'text' else 'timestamptz' end;
begin
  if key is null or rows_of is null then
    raise invalid_parameter_value using message = format('a %s cannot be sorted by %s', kind, sort);
  end if;
  return query execute format('select r.id, to_jsonb(%1$s) #>> ''{}'' from %2$s r where %3$s and %4$s order by %1$s %5$s, r.id %5$s limit $5',
    key, rows_of, search.wanted,
    case when cursor_key is null then 'true'
      else format('(%s, r.id) %s ($3::%s, $4)', key, case when descending then '<' else '>' end, type) end,
    case when descending then 'desc' else 'asc' end)
  using search.conditions, search.hidden, cursor_key, cursor_id, at_most;
end $$;
comment on function private.sorted_directory(text, jsonb, text, boolean, text, uuid, integer) is
  'The ids of matching contacts or companies behind a row, in order. Definer: see prepare_directory_search(), which limits it to what the actor may see.';
grant execute on function private.sorted_directory(text, jsonb, text, boolean, text, uuid, integer) to authenticated;
