-- Bulk changes of contacts and companies, beside those of tickets: one of them is of one kind.

create function private.is_directory_change(kind text, changes jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return coalesce(case
    when changes = '{"delete": true}' then kind in ('contact', 'company')
    when changes = '{"adopt": true}' then kind = 'company'
    else kind = 'contact'
      and jsonb_typeof(changes) = 'object' and changes ?& '{company_id,company_name}'
      and changes - '{company_id,company_name}'::text[] = '{}'
      and coalesce(changes ->> 'company_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true) end,
    false);
end $$;
comment on function private.is_directory_change(text, jsonb) is
  'True for what is done to contacts or companies at once: {delete: true}; of contacts company_id, null for none, with its name as it was then; of companies {adopt: true}.';
grant execute on function private.is_directory_change(text, jsonb) to authenticated;

alter table public.bulk_changes
  add column kind text not null default 'ticket',
  add constraint bulk_changes_kind_known check (kind in ('ticket', 'contact', 'company')),
  drop constraint bulk_changes_changes_known,
  add constraint bulk_changes_changes_known check (case
    when kind = 'ticket' then private.is_bulk_change(changes)
    else changes = '{}' or private.is_directory_change(kind, changes) end);
comment on table public.bulk_changes is
  'What a user did to many tickets, contacts or companies at once. Worked through in batches; kept for 30 days.';
comment on column public.bulk_changes.kind is 'What it changes: ticket, contact or company.';
comment on column public.bulk_changes.scope is
  'picked: by hand. all: all that the query found. first: 10,000 of more, those with the newest activity or change.';

-- No foreign key: a contact that is deleted by it stays named in it.
create table public.bulk_change_records (
  bulk_change_id uuid not null references public.bulk_changes (id) on delete cascade,
  record_id uuid not null,
  outcome text,
  reason text,
  before jsonb,
  primary key (bulk_change_id, record_id)
);
comment on table public.bulk_change_records is 'What became of each contact or company of a bulk change.';
comment on column public.bulk_change_records.outcome is 'changed, unchanged, refused, or gone. Null while it waits.';
comment on column public.bulk_change_records.reason is 'Why it was refused: a word, a constraint, or an SQLSTATE.';
comment on column public.bulk_change_records.before is
  'Its name when it was deleted; or company_id before it was changed, to be given back while it is still the one in made.';

alter table public.bulk_change_records
  add constraint bulk_change_records_outcome_known check (outcome in ('changed', 'unchanged', 'refused', 'gone'));
create index bulk_change_records_waiting on public.bulk_change_records (bulk_change_id, record_id)
  where outcome is null;

alter table public.bulk_change_records enable row level security;
create policy "records of bulk changes are for living users" on public.bulk_change_records as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "who reads a bulk change reads its records" on public.bulk_change_records
  for select to authenticated
  using (bulk_change_id in (select b.id from public.bulk_changes b));
grant select on public.bulk_change_records to authenticated;
