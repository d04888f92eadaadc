-- `key` alone was the field's own column, true of any field: unknown keys passed as soon as the
-- workspace had a field, and were refused later by a rule that the API tells as a conflict.

create or replace function private.require_custom_fields(given jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
  unknown text := (
    select string_agg(given_key, ', ' order by given_key)
    from jsonb_object_keys(given) given_key
    where not exists (
      select from public.custom_fields f where f.key = given_key and f.archived_at is null));
begin
  if unknown is not null then
    raise check_violation using message = format('there is no custom field %s', unknown);
  end if;
end $$;
