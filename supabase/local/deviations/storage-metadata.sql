-- Lite writes the metadata of an object as a text that holds JSON. Hosted's column holds the object.

create or replace function storage.unwrap_metadata() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.metadata := (new.metadata #>> '{}')::jsonb;
  return new;
end
$$;

create or replace trigger objects_unwrap_metadata before insert or update on storage.objects
  for each row when (jsonb_typeof(new.metadata) = 'string') execute function storage.unwrap_metadata();
