-- Contacts from a CSV file. A file is received, read into lines, checked without a trace, and
-- imported; each step is worked by jobs, and the row says how far it is.

create table public.contact_imports (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  file_name text not null,
  size bigint,
  state text not null default 'receiving',
  encoding text,
  delimiter text,
  headers text[] not null default '{}',
  has_header boolean not null default true,
  mapping text[] not null default '{}',
  existing text not null default 'fill',
  total integer not null default 0,
  up_to integer not null default 0,
  worked integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  skipped integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0,
  kept integer not null default 0,
  problem text,
  problem_line integer,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  cancelled_at timestamptz,
  undone_at timestamptz
);
create table public.contact_import_lines (
  import_id uuid not null references public.contact_imports (id) on delete cascade,
  number integer not null,
  line integer not null,
  cells text[] not null,
  problem text,
  outcome text,
  reason text,
  place integer,
  earlier integer,
  contact_id uuid,
  before jsonb,
  after jsonb,
  undo text,
  primary key (import_id, number)
);
create table private.contact_import_keys (
  import_id uuid not null references public.contact_imports (id) on delete cascade,
  key text not null,
  number integer not null,
  primary key (import_id, key)
);
create table private.contact_import_companies (
  import_id uuid not null references public.contact_imports (id) on delete cascade,
  company_id uuid not null references public.companies (id) on delete cascade,
  primary key (import_id, company_id)
);

comment on table public.contact_imports is 'Files of contacts, and what became of each. Kept for 30 days.';
comment on column public.contact_imports.state is 'receiving, reading, ready (to be mapped), checking, checked, importing, done, cancelled, failed, undoing, undone.';
comment on column public.contact_imports.mapping is 'For each column what it is: name, first_name, last_name, email, company, or empty for what is left out.';
comment on column public.contact_imports.existing is 'What becomes of contacts that are known: fill what is missing, overwrite with what the file says, skip.';
comment on column public.contact_imports.total is 'Lines that were read.';
comment on column public.contact_imports.up_to is 'How many lines the step at hand goes through, of which so many are worked.';
comment on column public.contact_imports.problem is 'Why it failed: a word. The line of the file it was found in stands beside it.';
comment on table public.contact_import_lines is 'The lines of an import, and what became of each; before it is imported, what would.';
comment on column public.contact_import_lines.number is 'Its place among the lines; line is where it begins in the file.';
comment on column public.contact_import_lines.problem is 'What was wrong when it was read: columns, long, characters.';
comment on column public.contact_import_lines.outcome is 'created, updated, unchanged, skipped or refused.';
comment on column public.contact_import_lines.place is 'The column that the reason is about, counted from 1.';
comment on column public.contact_import_lines.earlier is 'The line that speaks of the same contact.';
comment on column public.contact_import_lines.before is 'What the contact was: name, company_id.';
comment on column public.contact_import_lines.after is 'What it was made: name, company_id, emails (ids of added addresses), at (its stamp).';
comment on column public.contact_import_lines.undo is 'undone, or why not: in_use, changed, gone.';
comment on table private.contact_import_keys is 'Addresses and contacts that lines of an import speak of, and which line did so first.';
comment on table private.contact_import_companies is 'Companies that an import made, which its undo takes away.';

alter table public.contact_imports
  add constraint contact_imports_file_name_clean check (private.is_clean_line(file_name, 255)),
  add constraint contact_imports_state_known check (state in
    ('receiving', 'reading', 'ready', 'checking', 'checked', 'importing', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  add constraint contact_imports_encoding_known check (encoding in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
  add constraint contact_imports_delimiter_known check (delimiter in (',', ';', E'\t', '|')),
  add constraint contact_imports_columns_fit check (cardinality(headers) <= 200 and cardinality(mapping) in (0, cardinality(headers))),
  add constraint contact_imports_mapping_known check (
    mapping <@ array['', 'name', 'first_name', 'last_name', 'email', 'company']),
  add constraint contact_imports_existing_known check (existing in ('fill', 'overwrite', 'skip')),
  add constraint contact_imports_progress check (worked between 0 and up_to and up_to <= total);
alter table public.contact_import_lines
  add constraint contact_import_lines_problem_known check (problem in ('columns', 'long', 'characters')),
  add constraint contact_import_lines_outcome_known check (
    outcome in ('created', 'updated', 'unchanged', 'skipped', 'refused'));

create index contact_imports_by_time on public.contact_imports (created_at desc, id desc);
create index contact_imports_of_user on public.contact_imports (user_id);
create index contact_import_lines_by_outcome on public.contact_import_lines (import_id, outcome, number);
create index contact_import_companies_company on private.contact_import_companies (company_id);

alter table public.contact_imports enable row level security;
alter table public.contact_import_lines enable row level security;

create policy "imports are for living users" on public.contact_imports as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read imports" on public.contact_imports
  for select to authenticated using ((select private.is_admin()));
create policy "lines of imports are for living users" on public.contact_import_lines as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "admins read lines of imports" on public.contact_import_lines
  for select to authenticated using ((select private.is_admin()));

grant select on public.contact_imports, public.contact_import_lines to authenticated;
