-- A filter over contacts or companies becomes a search, as with tickets (finding_tickets): what
-- reaches a statement's text is chosen here from a closed set, what people wrote is a parameter.

create function private.like_any(expression text, condition jsonb, place text) returns text
language sql immutable parallel safe set search_path = '' as $$
  -- One by one: an index of trigrams takes no array.
  select '(' || string_agg(format('%s like (%s -> ''patterns'' ->> %s)', expression, place, n), ' or ') || ')'
  from generate_series(0, jsonb_array_length(condition -> 'patterns') - 1) n
$$;
comment on function private.like_any(text, jsonb, text) is
  'SQL that asks whether an expression fits one of a condition''s patterns.';

create function private.requested_by(of_contact text, state text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select format('exists (select from public.tickets t where t.requester_id = %s and t.folder = ''inbox''
    and $2 is not null and (t.team_id is null or t.team_id <> all ($2))%s)', of_contact,
    case state when 'unsolved' then ' and t.status in (''new'', ''open'', ''pending'', ''on_hold'')' else '' end)
$$;
comment on function private.requested_by(text, text) is
  'SQL that asks whether a contact has tickets, or unsolved ones, outside the teams in $2; none when that is null.';

create function private.having_condition(kind text, what text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case
    when what = 'notes' then 'r.notes <> '''''
    when what = 'phone' and kind = 'contact' then 'r.phone is not null'
    when what = 'company' and kind = 'contact' then 'r.company_id is not null'
    when what = 'email' and kind = 'contact' then 'exists (select from public.contact_emails e where e.contact_id = r.id)'
    when what = 'domain' and kind = 'company' then 'exists (select from public.company_domains d where d.company_id = r.id)'
    when what = 'contacts' and kind = 'company' then 'exists (
      select from public.contacts c where c.company_id = r.id and c.merged_into is null)'
    when what in ('tickets', 'unsolved') and kind = 'contact' then private.requested_by('r.id', what)
    when what in ('tickets', 'unsolved') and kind = 'company' then format(
      'exists (select from public.contacts c where c.company_id = r.id and %s)', private.requested_by('c.id', what))
    else 'false'
  end
$$;
comment on function private.having_condition(text, text) is 'What has:WHAT asks of a contact or company r. false for what neither has.';

create function private.contact_words(condition jsonb, place text) returns text
language plpgsql stable set search_path = '' as $$
declare
  pattern text := condition -> 'patterns' ->> 0;
  sampled constant integer := 400;
  fitting integer;
begin
  select count(*) into fitting
  from (select c.id, c.findable from public.contacts c order by c.id limit sampled) s
  where s.findable like pattern
    or (select bool_or(e.findable like pattern) from public.contact_emails e where e.contact_id = s.id);
  if fitting * 4 > sampled then
    -- Common: contacts are gone through in the order of the list, and each is asked. By an aggregate:
    -- of EXISTS the planner would make one table of all addresses.
    return format('(r.findable like (%1$s -> ''patterns'' ->> 0) or (
      select bool_or(e.findable like (%1$s -> ''patterns'' ->> 0)) from public.contact_emails e where e.contact_id = r.id))', place);
  end if;
  -- Rare: names and addresses have an index each.
  return format('r.id = any (array(
    select c.id from public.contacts c where c.findable like (%1$s -> ''patterns'' ->> 0)
    union select e.contact_id from public.contact_emails e where e.findable like (%1$s -> ''patterns'' ->> 0)))', place);
end $$;
comment on function private.contact_words(jsonb, text) is
  'How contacts with a word in their name or an address are found. Not left to the planner, which knows no share of either: common is what a quarter of a sample has, ids being random.';

create function private.found_by(kind text, condition jsonb, place text) returns text
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
comment on function private.found_by(text, jsonb, text) is
  'One condition of a filter as SQL over a contact or company r. Place is where its values stand among the parameters; no value becomes part of the text. Refuses a property that is none.';
