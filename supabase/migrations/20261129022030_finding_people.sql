-- Contacts and companies by a few letters of what one knows of them, for the palette and for fields that
-- complete. Definers, since below a policy neither LIKE nor an expression can use an index.

create function private.find_contacts(typed text, at_most integer) returns setof uuid
language plpgsql stable security definer rows 8 set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  sampled constant integer := 400;
  address text := lower(btrim(typed));
  plain text := private.name_order(btrim(typed));
  -- With the last character there is behind it: what begins so lies between the two.
  beyond constant text := chr(1114111);
  pattern text := private.pattern_of(typed, false);
  digits text := private.phone_digits(typed);
  found uuid[];
  more uuid[];
  fitting integer;
begin
  if not private.may_read_contacts() then return; end if;
  found := array(
    select f.id from (
      (select e.contact_id as id, 1 as rank, '' as key from public.contact_emails e where lower(e.email) = address)
      union all
      (select c.id, 2, c.name_order from public.contacts c
        where c.name_order >= plain and c.name_order < plain || beyond and c.merged_into is null
        order by c.name_order, c.id limit at_most)
      union all
      (select e.contact_id, 3, lower(e.email) from public.contact_emails e
        where lower(e.email) collate "C" >= address and lower(e.email) collate "C" < address || beyond
        order by lower(e.email) collate "C" limit at_most)) f
    group by f.id order by min(f.rank), min(f.key collate "C"), f.id limit at_most);
  if cardinality(found) < at_most and length(digits) >= 3 and typed ~ '^[-+0-9 ()./x#]+$' then
    -- Executed, so that it is planned for what was typed.
    execute 'select array(select f.id from (
        select c.id, c.name_order from public.contacts c
        where c.phone is not null and private.phone_digits(c.phone) like $1 and c.merged_into is null and c.id <> all ($2)
        offset 0) f order by f.name_order, f.id limit $3)'
    into more using '%' || digits || '%', found, at_most - cardinality(found);
    found := found || more;
  end if;
  if cardinality(found) < at_most and length(plain) >= 3 then
    -- As contact_words(): the planner knows no share of a word. Of a common one any will do, a rare one has an index.
    select count(*) into fitting
    from (select c.findable from public.contacts c order by c.id limit sampled) s where s.findable like pattern;
    execute case when fitting * 20 > sampled
      then 'select array(select c.id from public.contacts c
        where c.findable like $1 and c.merged_into is null and c.id <> all ($2) order by c.name_order, c.id limit $3)'
      else 'select array(select f.id from (
          select c.id, c.name_order from public.contacts c
          where c.findable like $1 and c.merged_into is null and c.id <> all ($2) offset 0) f
        order by f.name_order, f.id limit $3)' end
    into more using pattern, found, at_most - cardinality(found);
    found := found || more;
  end if;
  return query select unnest(found);
end $$;
comment on function private.find_contacts(text, integer) is
  'Contacts whose address or name a text begins, then those with it in their number, then those with it in their name. Definer: expressions are no index conditions below a policy; it asks for may_read_contacts() itself.';

create or replace function private.contacts_named(typed text, at_most integer) returns setof uuid
language plpgsql stable security definer rows 8 set search_path = '' as $$
begin
  return query select * from private.find_contacts(typed, at_most);
end $$;
comment on function private.contacts_named(text, integer) is 'As find_contacts(), which it was before. Definer: as that.';
drop index public.contacts_by_name, public.contacts_by_part_of_name;

create function private.find_companies(typed text, at_most integer) returns setof uuid
language plpgsql stable security definer rows 8 set search_path = '' set max_parallel_workers_per_gather = 0 as $$
declare
  address text := lower(btrim(typed));
  plain text := private.name_order(btrim(typed));
  beyond constant text := chr(1114111);
begin
  if not private.may_read_contacts() then return; end if;
  return query execute
    'select f.id from (
       (select d.company_id as id, 1 as rank from public.company_domains d where d.domain = $1)
       union all
       (select o.id, 2 from public.companies o where o.name_order >= $2 and o.name_order < $3 order by o.name_order, o.id limit $5)
       union all
       (select d.company_id, 3 from public.company_domains d where private.findable(d.domain) like $4 limit $5)
       union all
       select r.id, 4 from (select o.id from public.companies o where o.findable like $4 limit $5) r) f
     join public.companies o on o.id = f.id
     group by f.id, o.name_order order by min(f.rank), o.name_order, f.id limit $5'
  using address, plain, plain || beyond, private.pattern_of(typed, false), at_most;
end $$;
comment on function private.find_companies(text, integer) is
  'Companies with a domain, whose name a text begins, or with it in a domain or their name. Definer: as find_contacts().';

create function public.suggest_in_directory(kind text, typed text) returns table (value text, about text)
language sql stable security invoker set search_path = '' as $$
  select n.value, n.about from (
    select c.name as value, coalesce(e.email, c.phone, '') as about, f.place
    from private.find_contacts(left(btrim(typed), 200), 8) with ordinality f (id, place)
    join public.contacts c on c.id = f.id
    left join public.contact_emails e on e.contact_id = c.id and e.is_primary
    where kind = 'contact'
    union all
    select d.domain, o.name, row_number() over (order by starts_with(d.domain, lower(btrim(typed))) desc, d.domain)
    from private.find_companies(left(btrim(typed), 200), 8) f (id)
    join public.companies o on o.id = f.id
    join public.company_domains d on d.company_id = o.id
    where kind = 'domain') n
  order by n.place limit 8
$$;
comment on function public.suggest_in_directory(text, text) is
  'At most eight names of contacts, or domains of companies (kind: contact, domain), that a text may mean, with what tells them apart.';

create function public.find_records(typed text, at_most integer default 5)
returns table (kind text, id uuid, name text, about text, exact boolean)
language sql stable security invoker set search_path = '' as $$
  with asked as (select btrim(left(typed, 200)) as text, lower(btrim(left(typed, 200))) as low, least(greatest(at_most, 1), 20) as most)
  select r.kind, r.id, r.name, r.about, r.exact from (
    select 'contact' as kind, c.id, c.name, coalesce(e.email, c.phone, '') as about,
      lower(c.name) = a.low or (
        select coalesce(bool_or(lower(x.email) = a.low), false) from public.contact_emails x where x.contact_id = c.id) as exact, f.place
    from asked a
    cross join lateral private.find_contacts(a.text, a.most) with ordinality f (id, place)
    join public.contacts c on c.id = f.id
    left join public.contact_emails e on e.contact_id = c.id and e.is_primary
    union all
    select 'company', o.id, o.name, coalesce(d.domains, ''), lower(o.name) = a.low or (
        select coalesce(bool_or(x.domain = a.low), false) from public.company_domains x where x.company_id = o.id), f.place
    from asked a
    cross join lateral private.find_companies(a.text, a.most) with ordinality f (id, place)
    join public.companies o on o.id = f.id
    left join lateral (
      select string_agg(x.domain, ', ' order by x.domain) as domains from public.company_domains x where x.company_id = o.id) d on true
    union all
    (select 'article', h.id, h.title, h.status, lower(h.title) = a.low,
       row_number() over (order by starts_with(lower(h.title), a.low) desc, lower(h.title), h.id)
     from asked a join public.help_articles h on position(a.low in lower(h.title)) > 0
     where h.status <> 'deleted' order by 6 limit (select most from asked))) r
  order by r.kind = 'article', r.kind desc, r.place
$$;
comment on function public.find_records(text, integer) is
  'Contacts, companies and articles that a few letters may mean, of each at most so many, the likeliest first; exact: it is just that name, address or domain.';

grant execute on function
  private.find_contacts(text, integer), private.find_companies(text, integer), private.contacts_named(text, integer),
  public.suggest_in_directory(text, text), public.find_records(text, integer)
to authenticated;
