-- Which views a user has, in which order, how many there may be, and which version of them.

create index views_shared on public.views (position) where owner_id is null and team_id is null;

create function public.list_views(of_all_teams boolean default false)
returns table (id uuid, name text, query text, version integer, is_personal boolean, team_id uuid, team text)
language plpgsql stable security invoker set search_path = '' as $$
begin
  return query
    select v.id, v.name, v.query, v.version, v.owner_id is not null, v.team_id, t.name
    from public.views v left join public.teams t on t.id = v.team_id
    where v.owner_id = (select auth.uid())
      or (v.owner_id is null and v.team_id is null)
      or v.team_id = any (array(
        select m.team_id from public.team_members m where m.user_id = (select auth.uid())))
      or (of_all_teams and v.team_id is not null)
    order by v.owner_id is null, v.team_id is null, lower(t.name), v.team_id, v.position, v.created_at, v.id;
end $$;
comment on function public.list_views(boolean) is
  'The caller''s views in the order of their sidebar: their own, those of their teams by the name of the team, the shared ones. Of all teams when asked so, as far as the caller sees them: for admins.';

create function public.move_view(view_id uuid, steps integer) returns void
language plpgsql security invoker set search_path = '' as $$
declare
  moved public.views;
begin
  select v.* into moved from public.views v where v.id = view_id;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such view';
  end if;
  -- A lock is given to whoever may update. Always in the same order: two who move at once wait.
  perform from public.views v
  where v.owner_id is not distinct from moved.owner_id and v.team_id is not distinct from moved.team_id
  order by v.id for update;
  if not found then
    raise insufficient_privilege using message = 'these views are ordered by admins';
  end if;
  with ranked as (
    select v.id, row_number() over (order by v.position, v.created_at, v.id) as place, count(*) over () as last
    from public.views v
    where v.owner_id is not distinct from moved.owner_id and v.team_id is not distinct from moved.team_id),
  target as (
    select r.place as was, greatest(1, least(r.last, r.place + steps)) as place
    from ranked r where r.id = moved.id),
  placed as (
    select r.id, case
        when r.id = moved.id then t.place
        when r.place > t.was and r.place <= t.place then r.place - 1
        when r.place < t.was and r.place >= t.place then r.place + 1
        else r.place
      end as place
    from ranked r cross join target t)
  update public.views v set position = p.place
  from placed p where p.id = v.id and v.position <> p.place;
end $$;
comment on function public.move_view(uuid, integer) is
  'Moves a view by so many steps among those of its audience, up when negative, and no further than the end. PT404 when there is none to see.';

grant execute on function public.list_views(boolean), public.move_view(uuid, integer) to authenticated;

create function private.put_view_last() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.position := (
    select coalesce(max(v.position), 0) + 1 from public.views v
    where v.owner_id is not distinct from new.owner_id and v.team_id is not distinct from new.team_id);
  return new;
end $$;
comment on function private.put_view_last() is
  'Trigger: a new view stands behind those of its audience that the caller sees. Two made at once share a place, and the older comes first.';

create function private.count_view_version() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
comment on function private.count_view_version() is 'Trigger: each change of name or query is a version.';

create function private.limit_views() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- Those who add at once wait for one another; the last one counts them all.
  perform pg_advisory_xact_lock(hashtextextended('views ' || coalesce(new.owner_id::text, new.team_id::text, 'of all'), 0));
  if (select count(*) from public.views v
      where v.owner_id is not distinct from new.owner_id and v.team_id is not distinct from new.team_id) > 100 then
    raise check_violation using message = 'these are 100 views already';
  end if;
  return null;
end $$;
comment on function private.limit_views() is
  'Trigger: at most 100 views of one user, of one team and of all. After the policies, so that it tells nothing to whoever may not add.';

create trigger views_put_last before insert on public.views
  for each row when (new.position = 0) execute function private.put_view_last();
create trigger views_version before update on public.views
  for each row when ((old.name, old.query) is distinct from (new.name, new.query))
  execute function private.count_view_version();
create trigger views_limit after insert on public.views
  for each row execute function private.limit_views();
