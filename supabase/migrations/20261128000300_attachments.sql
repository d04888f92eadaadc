-- Files of messages. A row says what a file is and whose; its bytes lie in Storage under the row's id.

create table public.attachments (
  id uuid primary key default gen_random_uuid(),
  message_id bigint references public.messages (id) on delete cascade,
  ticket_number bigint references public.tickets (number) on delete cascade,
  kind text not null default 'reply',
  file_name text not null,
  content_type text,
  size bigint,
  sha256 text,
  content_id text,
  thumbnail_width integer,
  thumbnail_height integer,
  uploader_kind text not null default private.actor_kind(),
  uploader_id uuid default private.actor_id(),
  created_at timestamptz not null default now(),
  stored_at timestamptz
);

comment on table public.attachments is 'Files of messages. A file is begun (a row), stored (its bytes are there and known), then borne by a message. The object is called ID/file, its small picture ID/thumbnail.';
comment on column public.attachments.message_id is 'The message that bears it; null while it waits to be sent.';
comment on column public.attachments.ticket_number is 'Where it waits to be sent; null once a message bears it, which may move to another ticket.';
comment on column public.attachments.kind is 'Which text it waits for: reply or note.';
comment on column public.attachments.file_name is 'As the sender called it, without folders. Never part of a path.';
comment on column public.attachments.content_type is 'Found from the bytes; null before they are stored.';
comment on column public.attachments.sha256 is 'Of the bytes, in hex: the same content is recognised by it.';
comment on column public.attachments.content_id is 'What the HTML of a mail calls an inline image (RFC 2392).';
comment on column public.attachments.thumbnail_width is 'Of its small picture, in pixels; null while there is none.';

alter table public.attachments
  add constraint attachments_kind_known check (kind in ('reply', 'note')),
  add constraint attachments_wait_or_are_borne check ((message_id is null) = (ticket_number is not null)),
  add constraint attachments_stored_whole check (
    (stored_at is not null) = (content_type is not null and size is not null and sha256 is not null)),
  add constraint attachments_borne_are_stored check (message_id is null or stored_at is not null),
  add constraint attachments_file_name_clean check (private.is_clean_line(file_name, 255) and file_name !~ '[/\\]'),
  add constraint attachments_content_type_form check (content_type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$' and length(content_type) <= 127),
  add constraint attachments_size_positive check (size > 0),
  add constraint attachments_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint attachments_content_id_length check (length(content_id) between 1 and 998);

create index attachments_of_message on public.attachments (message_id) where message_id is not null;
create index attachments_waiting_on_ticket on public.attachments (ticket_number, uploader_id) where ticket_number is not null;
create index attachments_waiting_since on public.attachments (created_at) where message_id is null;

alter table public.attachments enable row level security;

create policy "attachments are for living users, API keys and requesters" on public.attachments as restrictive
  to authenticated using ((select private.acting_as('{user,api_key,contact}')));
create policy "who reads a message reads its files, and everyone those they are about to send" on public.attachments
  for select to authenticated using (
    case when message_id is not null
      then exists (select from public.messages m where m.id = message_id)
      else uploader_id = (select private.actor_id()) end);
create policy "who writes a ticket begins files on it, a requester for a reply" on public.attachments
  for insert to authenticated with check (
    ((select private.may_write_tickets())
      and exists (select from public.tickets t where t.number = ticket_number))
    or (kind = 'reply' and ticket_number = (select private.linked_ticket())));
create policy "everyone drops files that they have not sent" on public.attachments
  for delete to authenticated using (message_id is null and uploader_id = (select private.actor_id()));

grant select, insert (ticket_number, kind, file_name), delete on public.attachments to authenticated;

create function private.limit_waiting_files() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (
    select count(*) from public.attachments a
    where a.ticket_number = new.ticket_number and a.uploader_id = new.uploader_id) > 100 then
    raise check_violation using
      message = 'at most 100 files wait on a ticket', constraint = 'attachments_waiting_limit';
  end if;
  return null;
end $$;
comment on function private.limit_waiting_files() is
  'Trigger: nobody has more than 100 files waiting on a ticket. Definer: it counts those in flight of every tab.';

create trigger attachments_20_limit after insert on public.attachments
  for each row when (new.ticket_number is not null) execute function private.limit_waiting_files();

create function private.wait_again() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- With its ticket gone, a message takes its files along.
  if exists (select from public.tickets t where t.number = old.ticket_number) then
    update public.attachments a set message_id = null, ticket_number = old.ticket_number, kind = old.kind
    where a.message_id = old.id;
  end if;
  return old;
end $$;
comment on function private.wait_again() is
  'Trigger: the files of a message that is taken back wait for the next one. Definer: where a file belongs is nobody''s to set.';

create trigger messages_50_files before delete on public.messages
  for each row execute function private.wait_again();

create function private.remove_files() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job('remove_files', json_build_object('ids', json_agg(g.id)))
  from gone g having count(*) > 0;
  return null;
end $$;
comment on function private.remove_files() is
  'Trigger: Storage forgets the files whose rows are gone, by a job of the same transaction. Definer: nobody who comes through the API enqueues jobs.';

create trigger attachments_30_remove after delete on public.attachments
  referencing old table as gone for each statement execute function private.remove_files();
