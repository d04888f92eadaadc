-- Who is named in a note: @ and a name as it stands, resolved in the note's own transaction.

create table public.message_mentions (
  message_id bigint not null references public.messages (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  primary key (message_id, user_id)
);

comment on table public.message_mentions is 'Which users a note mentions. Written by a trigger from the note''s text; replies mention nobody, requesters read them.';

create index message_mentions_of_user on public.message_mentions (user_id, message_id desc);

alter table public.message_mentions enable row level security;

create policy "mentions are for living users" on public.message_mentions as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "who reads a message reads whom it mentions" on public.message_mentions
  for select to authenticated using (exists (select from public.messages m where m.id = message_id));

grant select on public.message_mentions to authenticated;

create function private.users_who_see(ticket bigint) returns table (id uuid, name text, picture text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.name, u.picture
  from public.tickets t
  left join public.teams g on g.id = t.team_id and g.is_private
  join public.users u on u.deactivated_at is null and (
    g.id is null or u.role = 'admin'
    or exists (select from public.team_members m where m.team_id = g.id and m.user_id = u.id))
  where t.number = ticket
$$;
comment on function private.users_who_see(bigint) is
  'The active users who may see this ticket. Definer: it looks at the ticket as others do. Callers have seen the ticket.';

create function private.record_mentions() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.message_mentions (message_id, user_id)
  with named as materialized (
    select u.id, lower(u.name) as name from private.users_who_see(new.ticket_number) u
    where strpos(lower(new.body), '@' || lower(u.name)) > 0
  ), said as (
    -- Postgres takes the longest of alternatives: "@Sam Smith" does not mention Sam.
    select distinct part[1] as name
    from regexp_matches(
      lower(new.body),
      '(?:^|[^\w@.])@(' || (
        select string_agg(regexp_replace(n.name, '([^\w\s])', '\\\1', 'g'), '|') from named n) || ')(?!\w)',
      'g') part
  )
  -- The writer's own name counts among the longer ones, and mentions nobody.
  select new.id, n.id from named n join said using (name) where n.id <> new.author_user_id;
  return null;
end $$;
comment on function private.record_mentions() is
  'Trigger: keeps whom a user''s note mentions; whoever may not see the ticket is not mentioned. Definer: mentions are nobody''s to write.';

create trigger messages_40_mentions after insert on public.messages
  for each row when (new.kind = 'note' and new.author_kind = 'user' and strpos(new.body, '@') > 0)
  execute function private.record_mentions();

create function public.list_mentionable(ticket_number bigint) returns table (id uuid, name text, picture text)
language sql stable security invoker set search_path = '' as $$
  select u.id, u.name, u.picture from private.users_who_see(list_mentionable.ticket_number) u
  where private.acting_as('{user}')
    and exists (select from public.tickets t where t.number = list_mentionable.ticket_number)
  order by lower(u.name), u.id limit 1000
$$;
comment on function public.list_mentionable(bigint) is
  'Whom a note on this ticket can mention: the active users who may see it. Empty when the caller sees no such ticket.';

grant execute on function private.users_who_see(bigint), public.list_mentionable(bigint) to authenticated;
