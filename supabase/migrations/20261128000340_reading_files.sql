-- What is shown of files: those of messages, and those that wait to be sent.

create function private.file_facts(file public.attachments) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', file.id, 'name', file.file_name, 'type', file.content_type, 'size', file.size,
    'thumbnail', case when file.thumbnail_width is not null then jsonb_build_object(
      'width', file.thumbnail_width, 'height', file.thumbnail_height) end)
$$;
comment on function private.file_facts(public.attachments) is 'What a page says of a file.';
grant execute on function private.file_facts(public.attachments) to authenticated;

create or replace function public.read_conversation(
  ticket_number bigint,
  around bigint default null,
  before bigint default null,
  after bigint default null,
  page_size integer default 20
) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  most_events constant integer := 200;
  shown bigint[] := private.shown_messages(
    read_conversation.ticket_number, around, before, after, least(greatest(page_size, 1), 100));
  opening bigint := (
    select m.id from public.messages m
    where m.ticket_number = read_conversation.ticket_number order by m.id limit 1);
  oldest bigint := (select min(id) from unnest(shown) id);
  newest bigint := (select max(id) from unnest(shown) id);
  later integer;
  since timestamptz;
  until timestamptz;
begin
  if not exists (select from public.tickets t where t.number = read_conversation.ticket_number) then
    return null;
  end if;
  later := private.count_messages(read_conversation.ticket_number, newest, 9223372036854775807);
  select max(m.created_at) filter (where m.id = oldest and oldest > opening), max(m.created_at) filter (where later > 0)
  into since, until from public.messages m where m.id in (oldest, newest);

  return jsonb_build_object(
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', m.id, 'kind', m.kind, 'body', m.body, 'channel', m.channel, 'author_kind', m.author_kind,
        'author_name', m.author_name, 'author_picture', u.picture, 'created_at', m.created_at,
        'mentions', case when m.kind = 'note' and strpos(m.body, '@') > 0 then (
          select jsonb_agg(named.name) from public.message_mentions n join public.users named on named.id = n.user_id
          where n.message_id = m.id) end,
        'files', (
          select jsonb_agg(private.file_facts(a) order by a.created_at, a.id)
          from public.attachments a where a.message_id = m.id)) order by m.id), '[]')
      from public.messages m left join public.users u on u.id = m.author_user_id
      where m.id = any (shown || opening)),
    'earlier', private.count_messages(read_conversation.ticket_number, opening, oldest),
    'later', later,
    'elsewhere', (
      select m.ticket_number from public.messages m
      where m.id = around and m.ticket_number <> read_conversation.ticket_number),
    -- What happened between the messages that are shown, and how the ticket began.
    'events', (
      select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from (
        select e.id, e.actor_name, e.field, e.old_value, e.new_value, e.created_at
        from public.events e
        where e.ticket_number = read_conversation.ticket_number
          and (e.created_at >= coalesce(since, '-infinity') or e.field = 'created')
          and e.created_at <= coalesce(until, 'infinity')
        order by e.id desc limit most_events) e));
end $$;
comment on function public.read_conversation(bigint, bigint, bigint, bigint, integer) is
  'A stretch of a ticket''s conversation: its first message and a page of others with their files, how many lie between and behind (up to 1,001), and at most the newest 200 changes of that time. Elsewhere is the ticket to which the message asked for has moved. Null when there is no ticket to see.';

create or replace function public.prepare_answer(ticket_number bigint) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'drafts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'kind', d.kind, 'body', d.body, 'updated_at', d.updated_at,
        'elsewhere', d.session_id is distinct from (auth.jwt() ->> 'session_id')::uuid))
      from public.message_drafts d
      where d.ticket_number = prepare_answer.ticket_number and d.user_id = auth.uid()), '[]'),
    'files', coalesce((
      select jsonb_agg(private.file_facts(a) || jsonb_build_object('kind', a.kind) order by a.created_at, a.id)
      from public.attachments a
      where a.ticket_number = prepare_answer.ticket_number and a.uploader_id = auth.uid() and a.stored_at is not null), '[]'),
    'macros', coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'own', m.owner_id is not null)
        order by m.owner_id is null, lower(m.name), m.id)
      from public.macros m where m.owner_id is null or m.owner_id = auth.uid()), '[]'),
    'newest', (
      select m.id from public.messages m
      where m.ticket_number = prepare_answer.ticket_number order by m.id desc limit 1),
    'undoable', (
      select jsonb_build_object('id', m.id, 'kind', m.kind,
        'seconds', ceil(extract(epoch from m.created_at + private.undo_time() - now())))
      from public.messages m
      where m.ticket_number = prepare_answer.ticket_number and m.author_user_id = auth.uid()
        and m.created_at > now() - private.undo_time() and (m.kind = 'note' or m.held_until > now())
      order by m.id desc limit 1))
  where private.acting_as('{user}')
$$;
comment on function public.prepare_answer(bigint) is
  'The acting user''s drafts and unsent files on this ticket, the macros they may use, its newest message, and what they sent there so short a time ago that it can be taken back. Null for others.';
