-- Files in the API: those of each message, and one by its id.

create function private.api_attachment(file public.attachments) returns json
language sql stable set search_path = '' as $$
  select json_build_object(
    'id', file.id, 'filename', file.file_name, 'content_type', file.content_type, 'size', file.size,
    'sha256', file.sha256, 'created_at', private.api_time(file.created_at))
$$;
comment on function private.api_attachment(public.attachments) is 'A stored file as the API shows it; its bytes are at /api/attachments/ID.';

create or replace function private.api_message(message public.messages) returns json
language sql stable set search_path = '' as $$
  select json_build_object(
    'id', message.id, 'ticket', message.ticket_number, 'kind', message.kind, 'body', message.body,
    'author', json_build_object(
      'kind', message.author_kind, 'id', coalesce(message.author_user_id, message.author_contact_id),
      'name', message.author_name),
    'attachments', (
      select coalesce(json_agg(private.api_attachment(a) order by a.created_at, a.id), '[]')
      from public.attachments a where a.message_id = message.id),
    'channel', message.channel, 'created_at', private.api_time(message.created_at))
$$;

create or replace function private.create_message_for_api(item jsonb) returns json
language plpgsql set search_path = '' as $$
declare
  made bigint;
begin
  select a.message_id into made
  from public.add_message(
    (item ->> 'number')::bigint, item ->> 'kind', item ->> 'body',
    array(select jsonb_array_elements_text(coalesce(item -> 'attachments', '[]')))::uuid[]) a;
  return (select private.api_message(m) from public.messages m where m.id = made);
end $$;

create function public.read_api_attachment(id uuid) returns json
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select private.api_attachment(a) from public.attachments a
    where a.id = read_api_attachment.id and a.stored_at is not null);
end $$;
comment on function public.read_api_attachment(uuid) is
  'A stored file, of a message or waiting to be sent by the caller, as the API shows it; null when there is none to see.';

grant execute on function private.api_attachment(public.attachments), public.read_api_attachment(uuid) to authenticated;
