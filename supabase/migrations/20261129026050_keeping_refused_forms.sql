-- A refused form is read a moment after it was kept: where there is no more room, the oldest goes.

alter table private.kept_forms drop constraint kept_forms_size;
alter table private.kept_forms add constraint kept_forms_size check (length(form::text) <= 300000);

create or replace function private.keep_form(form jsonb, ip inet) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  most constant integer := 500;
  kept uuid;
begin
  if length(form::text) > 300000
    or private.count_sign_in_attempt('kept', gen_random_uuid()::text, ip, 1, interval '1 hour', 60, interval '1 hour') > 0 then
    return null;
  end if;
  delete from private.kept_forms k
  where k.created_at < now() - interval '1 hour' or k.id in (
    select o.id from private.kept_forms o order by o.created_at desc offset most - 1);
  insert into private.kept_forms (form) values (keep_form.form) returning id into kept;
  return kept;
end $$;
comment on function private.keep_form(jsonb, inet) is
  'Keeps a refused form for an hour, the last 500 of all, and answers its id; null when it is too large, or one of too many from one place. Definer: nobody reads the table.';
comment on function public.keep_form(jsonb, text) is
  'Keeps a form that was refused, for an hour or until 500 others came. Null when it cannot be kept: over 300,000 characters, or more than 60 an hour for an IP.';
