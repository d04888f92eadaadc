-- A file is begun, its bytes are put into Storage by who began it, and finished when they are there.

alter table public.settings add column refused_file_types text[] not null default
  '{ade,adp,apk,app,appx,bat,cab,chm,cmd,com,cpl,dll,dmg,exe,hta,ins,iso,jar,jnlp,js,jse,lnk,mde,msc,msi,msp,mst,nsh,pif,ps1,scf,scr,sct,sh,sys,vb,vbe,vbs,vhd,vxd,wsc,wsf,wsh,xll,application/java-archive,application/vnd.android.package-archive,application/vnd.microsoft.portable-executable,application/x-apple-diskimage,application/x-elf,application/x-mach-binary,application/x-msdownload,application/x-msi,application/x-ms-shortcut}';
comment on column public.settings.refused_file_types is
  'What no message may bear: endings of names, and types found from the bytes (those with a slash); in lower case.';
alter table public.settings
  add constraint settings_refused_file_types_form check (
    cardinality(refused_file_types) <= 500
    and array_to_string(refused_file_types, ' ', '?') ~ '^([a-z0-9.+/-]{1,127}( |$))*$');
grant update (refused_file_types) on public.settings to authenticated;

create function private.attachment_limits(out max_bytes bigint, out refused_types text[])
language sql stable security definer set search_path = '' as $$
  select s.max_attachment_bytes, s.refused_file_types from public.settings s
$$;
comment on function private.attachment_limits() is
  'How large a file may be, in bytes, and which are refused. Definer: only admins read the settings.';

create function private.refuse_file_type(file_name text, content_type text) returns void
language plpgsql stable set search_path = '' as $$
declare
  refused text := (
    select r from unnest((select l.refused_types from private.attachment_limits() l)) r
    where case when strpos(r, '/') > 0 then r = content_type
      -- Windows drops dots and blanks at the end.
      else lower(rtrim(file_name, '. ')) like '%.' || r end
    limit 1);
begin
  if refused is not null then
    raise check_violation using
      message = format('files of this type are refused: %s', refused), constraint = 'attachments_type_allowed';
  end if;
end $$;
comment on function private.refuse_file_type(text, text) is
  'Refuses what the workspace lets no message bear, by the ending of its name or the type of its bytes (null: not known yet).';

create function public.begin_attachment(ticket_number bigint, file_name text, kind text default 'reply')
returns table (id uuid, max_bytes bigint)
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.begin_writing();
  if not exists (select from public.tickets t where t.number = begin_attachment.ticket_number) then
    raise sqlstate 'PT404' using message = 'there is no such ticket';
  end if;
  perform private.refuse_file_type(file_name, null);
  insert into public.attachments as a (ticket_number, file_name, kind)
  values (begin_attachment.ticket_number, begin_attachment.file_name, begin_attachment.kind)
  returning a.id into begin_attachment.id;
  select l.max_bytes into begin_attachment.max_bytes from private.attachment_limits() l;
  return next;
end $$;
comment on function public.begin_attachment(bigint, text, text) is
  'Begins a file that waits on a ticket for a reply or note of the caller: answers its id, under which Storage takes its bytes (ID/file in the bucket attachments) once, and how many at most. PT404 without a ticket to see.';

create function private.finish_attachment(id uuid, content_type text, sha256 text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  object record;
  begun public.attachments;
begin
  select * into begun from public.attachments a
  where a.id = finish_attachment.id and a.uploader_id = private.actor_id() and a.stored_at is null for update;
  if not found then
    raise sqlstate 'PT404' using message = 'there is no such file under way';
  end if;
  perform private.refuse_file_type(begun.file_name, content_type);
  select (o.metadata ->> 'size')::bigint as size into object from storage.objects o
  where o.bucket_id = 'attachments' and o.name = begun.id || '/file';
  if object.size is null or object.size > (select l.max_bytes from private.attachment_limits() l) then
    raise check_violation using message = 'its bytes are not there, or too many', constraint = 'attachments_stored_whole';
  end if;
  update public.attachments a set
    stored_at = now(), size = object.size, content_type = finish_attachment.content_type,
    sha256 = finish_attachment.sha256
  where a.id = begun.id;
end $$;
comment on function private.finish_attachment(uuid, text, text) is
  'Says of a file of the acting one that its bytes are there; their number is asked of Storage. Definer: size and type are nobody''s to set, and objects nobody''s to list.';

create function public.finish_attachment(id uuid, content_type text, sha256 text)
returns table (attachment_id uuid, size bigint, same_as uuid)
language plpgsql security invoker set search_path = '' as $$
begin
  perform private.begin_writing();
  perform private.finish_attachment(finish_attachment.id, finish_attachment.content_type, finish_attachment.sha256);
  return query
    select a.id, a.size, (
      select s.id from (
        select w.id, w.created_at, w.sha256 from public.attachments w where w.ticket_number = a.ticket_number
        union all
        select b.id, b.created_at, b.sha256
        from public.messages m join public.attachments b on b.message_id = m.id
        where m.ticket_number = a.ticket_number) s
      where s.sha256 = a.sha256 and s.id <> a.id
      order by s.created_at, s.id limit 1)
    from public.attachments a where a.id = finish_attachment.id;
end $$;
comment on function public.finish_attachment(uuid, text, text) is
  'Says that the bytes of a file which the caller began are in Storage: their type and SHA-256 in hex. Answers their number, and the oldest file with the same content that the caller sees on the ticket, if there is one. PT404 when there is no such file of theirs under way.';

create function private.attach_files(message bigint, files uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
  borne integer;
begin
  update public.attachments a set message_id = message, ticket_number = null
  from public.messages m
  where a.id = any (files) and m.id = message
    and a.message_id is null and a.stored_at is not null and a.uploader_id = private.actor_id()
    -- What waited for a note is for users alone.
    and (a.kind = 'reply' or m.kind = 'note');
  get diagnostics borne = row_count;
  if borne <> (select count(distinct f) from unnest(files) f) then
    raise check_violation using message = 'a file is not there any more', constraint = 'attachments_to_send';
  end if;
end $$;
comment on function private.attach_files(bigint, uuid[]) is
  'Gives a new message the files that its author has stored for it: all of them, or it is refused. Definer: where a file belongs is nobody''s to set. Callers have just written the message.';

create function private.attach_stored_file(
  message bigint, id uuid, file_name text, content_type text, size bigint, sha256 text, content_id text default null
) returns void
language sql set search_path = '' as $$
  insert into public.attachments (
    id, message_id, file_name, content_type, size, sha256, content_id, stored_at)
  values (id, message, file_name, content_type, size, sha256, content_id, now())
$$;
comment on function private.attach_stored_file(bigint, uuid, text, text, bigint, text, text) is
  'Gives a message a file whose bytes a job has put into Storage under this id, spoken by the acting source.';

create function private.enqueue_thumbnail() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job('make_thumbnail', json_build_object('id', new.id), job_key => 'thumbnail ' || new.id);
  return null;
end $$;
comment on function private.enqueue_thumbnail() is
  'Trigger: a small picture is made of every image, by a job. Definer: nobody who comes through the API enqueues jobs.';

create trigger attachments_40_thumbnail after insert or update of stored_at on public.attachments
  for each row when (new.stored_at is not null and new.content_type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/tiff', 'image/heic'))
  execute function private.enqueue_thumbnail();

grant execute on function
  private.attachment_limits(), private.refuse_file_type(text, text), private.finish_attachment(uuid, text, text),
  private.attach_files(bigint, uuid[]), public.begin_attachment(bigint, text, text),
  public.finish_attachment(uuid, text, text)
to authenticated;
