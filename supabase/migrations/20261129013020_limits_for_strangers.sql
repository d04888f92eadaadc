-- What people outside do without a link is counted like tries to sign in; and forms that were
-- refused are kept for an hour, so that nothing typed is lost where no script runs.

alter table private.sign_in_attempts drop constraint sign_in_attempts_action_known;
alter table private.sign_in_attempts add constraint sign_in_attempts_action_known
  check (action in ('mail', 'code', 'request', 'links', 'renewal', 'kept'));
comment on table private.sign_in_attempts is
  'One row for each allowed sign-in mail, tried code, sent request and mail of links, kept for a day. Addresses as hashes: most were never users.';

create table private.kept_forms (
  id uuid primary key default gen_random_uuid(),
  form jsonb not null,
  created_at timestamptz not null default now()
);
comment on table private.kept_forms is
  'Forms of people outside that were refused, with what was wrong, for an hour. Who has the id sent the form.';
alter table private.kept_forms add constraint kept_forms_size check (length(form::text) <= 150000);
create index kept_forms_by_age on private.kept_forms (created_at);

create function private.keep_form(form jsonb, ip inet) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  most constant integer := 500;
  kept uuid;
begin
  delete from private.kept_forms k where k.created_at < now() - interval '1 hour';
  if length(form::text) > 150000
    or (select count(*) from private.kept_forms) >= most
    or private.count_sign_in_attempt('kept', gen_random_uuid()::text, ip, 1, interval '1 hour', 60, interval '1 hour') > 0 then
    return null;
  end if;
  insert into private.kept_forms (form) values (keep_form.form) returning id into kept;
  return kept;
end $$;
comment on function private.keep_form(jsonb, inet) is
  'Keeps a refused form for an hour and answers its id; null when it is too large, or when there are too many. Definer: nobody reads the table.';

create function public.keep_form(form jsonb, ip text default null) returns uuid
language sql security invoker set search_path = '' as $$ select private.keep_form(form, ip::inet) $$;
comment on function public.keep_form(jsonb, text) is
  'Keeps a form that was refused, for an hour. Null when it cannot be kept: 60 an hour for an IP, 500 in all.';

create function private.recall_form(id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select k.form from private.kept_forms k
  where k.id = recall_form.id and k.created_at > now() - interval '1 hour'
$$;
comment on function private.recall_form(uuid) is 'A kept form by its id, which has 122 random bits. Definer: nobody reads the table.';

create function public.recall_form(id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.recall_form(id) $$;
comment on function public.recall_form(uuid) is 'A form that was refused within the last hour, by the id that it was given; else null.';

grant execute on function
  private.keep_form(jsonb, inet), public.keep_form(jsonb, text),
  private.recall_form(uuid), public.recall_form(uuid) to anon;
