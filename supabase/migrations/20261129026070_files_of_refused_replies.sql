-- The files of a refused reply wait for the next try, and no longer: whoever wrote it is gone by then.

create or replace function private.drop_forgotten_files() returns void
language sql set search_path = '' as $$
  delete from public.attachments a
  where a.message_id is null
    and a.created_at < now() - case
      when a.stored_at is null then interval '1 hour'
      when a.uploader_kind = 'contact' then interval '2 hours'
      else interval '30 days' end
$$;
comment on function private.drop_forgotten_files() is
  'Drops files that were begun an hour ago and never arrived, those of a requester that waited two hours to be sent, and those of others that waited 30 days. For the sweep.';
