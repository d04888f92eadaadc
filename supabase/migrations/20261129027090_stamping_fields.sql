-- A change of a custom field says what it was made from: two admins do not overwrite each other.

alter table public.custom_fields add column updated_at timestamptz not null default now();
comment on column public.custom_fields.updated_at is 'When it was changed last; a change names the time that it was made from.';

create trigger custom_fields_touch before update on public.custom_fields
  for each row execute function private.touch_updated_at();
