-- Which files of a mail are kept, asked before their bytes go to Storage.

create function private.refused_mail_file(file_name text, content_type text, size bigint) returns text
language plpgsql stable set search_path = '' as $$
declare
  most bigint := (select l.max_bytes from private.attachment_limits() l);
begin
  if size > most then
    return format('larger than %s bytes', most);
  end if;
  perform private.refuse_file_type(file_name, content_type);
  return null;
exception when check_violation then
  return sqlerrm;
end $$;
comment on function private.refused_mail_file(text, text, bigint) is
  'Why the workspace takes no such file, of a mail like of everyone; null when it does. For the worker.';

create function private.is_known_mail(id text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from private.mail_ids i where i.id = is_known_mail.id)
$$;
comment on function private.is_known_mail(text) is
  'Whether a mail with this Message-ID is here already, in lower case: then its files need not be stored again. For the worker.';
