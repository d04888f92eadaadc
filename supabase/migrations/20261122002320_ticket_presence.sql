-- Who else looks at a ticket, or writes on it, at this moment.

-- Unlogged: it is worth nothing after a crash, and costs no write to the log every few seconds.
create unlogged table private.ticket_presence (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  writing boolean not null,
  seen_at timestamptz not null,
  primary key (ticket_number, user_id)
) with (fillfactor = 50);

comment on table private.ticket_presence is
  'When a user''s browser last said that it shows a ticket, and whether its owner was writing. What is older than ten seconds counts for nothing.';

create index ticket_presence_of_user on private.ticket_presence (user_id);

create function private.be_present(ticket bigint, state text, seen_message_id bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  if state = 'gone' then
    delete from private.ticket_presence p where p.ticket_number = ticket and p.user_id = me;
    return '{}';
  end if;
  update private.ticket_presence p set writing = (state = 'writing'), seen_at = now()
  where p.ticket_number = ticket and p.user_id = me;
  if not found then
    -- What browsers left behind that said no goodbye.
    delete from private.ticket_presence p where p.user_id = me and p.seen_at < now() - interval '1 minute';
    insert into private.ticket_presence (ticket_number, user_id, writing, seen_at)
    values (ticket, me, state = 'writing', now())
    on conflict (ticket_number, user_id) do update set writing = excluded.writing, seen_at = excluded.seen_at;
  end if;

  return jsonb_build_object(
    'others', coalesce((
      select jsonb_agg(
        jsonb_build_object('id', u.id, 'name', u.name, 'picture', u.picture, 'writing', p.writing)
        order by p.writing desc, u.name, u.id)
      from private.ticket_presence p join public.users u on u.id = p.user_id and u.deactivated_at is null
      where p.ticket_number = ticket and p.user_id <> me and p.seen_at > now() - interval '10 seconds'), '[]'),
    'news', (
      select count(*) from (
        select from public.messages m
        where m.ticket_number = ticket and m.id > be_present.seen_message_id and m.author_user_id is distinct from me
        limit 100) news),
    'version', (select t.version from public.tickets t where t.number = ticket),
    -- The last hand at its properties, unless it was one's own.
    'changed_by', (
      select case when e.actor_id is distinct from me then e.actor_name end from public.events e
      where e.ticket_number = ticket order by e.id desc limit 1));
end $$;
comment on function private.be_present(bigint, text, bigint) is
  'See public.be_present. Definer: who is where is nobody''s table to read. Callers have seen the ticket.';

create function public.be_present(ticket_number bigint, state text, seen_message_id bigint default null) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
  if not private.acting_as('{user}')
    or not exists (select from public.tickets t where t.number = be_present.ticket_number) then
    return null;
  end if;
  return private.be_present(ticket_number, state, seen_message_id);
end $$;
comment on function public.be_present(bigint, text, bigint) is
  'Says that the acting user is looking at a ticket, writing on it or gone, and answers the others of the last ten seconds, how many messages of others are newer than the one named (at most 100), the ticket''s version and who else changed it last. Null when there is no ticket to see.';

grant execute on function private.be_present(bigint, text, bigint), public.be_present(bigint, text, bigint) to authenticated;
