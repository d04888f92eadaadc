-- What of the help centre has to be made anew: written down with each edit, read by every app process.

create table private.help_changes (
  id bigint generated always as identity primary key,
  made_by xid8 not null default pg_current_xact_id(),
  tag text not null,
  changed_at timestamptz not null default now()
);
comment on table private.help_changes is
  'Of the last hour: which kept pages an edit concerns, by the names that lib/help/cache-tags.ts gives them. Names of what is published, and of nothing else.';
comment on column private.help_changes.made_by is
  'The transaction: a reader asks for all that were not over when it last looked, in whatever order they ended.';
create index help_changes_by_transaction on private.help_changes (made_by);
create index help_changes_by_age on private.help_changes (changed_at);

create function private.tell_help_changes(tags text[]) returns void
language sql set search_path = '' as $$
  delete from private.help_changes c where c.changed_at < now() - interval '1 hour';
  insert into private.help_changes (tag) select distinct t from unnest(tags) t where t is not null;
$$;
comment on function private.tell_help_changes(text[]) is 'Writes down what has to be made anew. For triggers.';

create function private.tell_article_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was constant boolean := coalesce(old.status = 'published', false);
  becomes constant boolean := coalesce(new.status = 'published', false);
  listed constant boolean := was <> becomes
    or (old.slug, old.title, old.summary, old.category_id) is distinct from (new.slug, new.title, new.summary, new.category_id);
begin
  if not was and not becomes or (not listed and old.body = new.body) then return null; end if;
  perform private.tell_help_changes(
    array['help-sitemap', case when listed then 'help-contents' end]
    || array(
      select 'help-article-' || s from unnest(array[case when was then old.slug end, case when becomes then new.slug end]) s)
    || array(select 'help-article-' || o.slug from private.help_old_slugs o where listed and o.article_id = new.id)
    || array(
      select 'help-category-' || c.slug from public.help_categories c
      where listed and (was and c.id = old.category_id or becomes and c.id = new.category_id)));
  return null;
end $$;
comment on function private.tell_article_change() is
  'Trigger: another text of what is published concerns its own page; another title, summary, address, place or state the lists as well. Drafts concern nobody. Definer: nobody writes this table.';

create trigger help_articles_70_changes
  after insert or delete or update of slug, title, summary, body, status, category_id on public.help_articles
  for each row execute function private.tell_article_change();

create function private.tell_category_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_help_changes(
    array['help-sitemap', 'help-contents', 'help-category-' || old.slug, 'help-category-' || new.slug]
    || array(
      select 'help-article-' || a.slug from public.help_articles a
      where a.category_id = new.id and a.status = 'published'));
  return null;
end $$;
comment on function private.tell_category_change() is
  'Trigger: the name of a category stands on the page of each of its articles. Definer: nobody writes this table.';

create trigger help_categories_70_changes after update on public.help_categories
  for each row when ((old.name, old.slug, old.description, old.position) is distinct from (new.name, new.slug, new.description, new.position))
  execute function private.tell_category_change();

create function private.tell_face_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_help_changes('{workspace}');
  return null;
end $$;
comment on function private.tell_face_change() is
  'Trigger: the name and the logo of the workspace stand on every page of the public. Definer: nobody writes this table.';

create trigger settings_60_face after update on public.settings
  for each row when ((old.workspace_name, old.logo) is distinct from (new.workspace_name, new.logo))
  execute function private.tell_face_change();

create function private.read_help_changes(since text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'until', pg_snapshot_xmin(pg_current_snapshot())::text,
    'changes', coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'tag', c.tag) order by c.id), '[]'))
  from private.help_changes c
  where c.made_by >= substring(since from '^\d{1,19}$')::xid8
$$;
comment on function private.read_help_changes(text) is
  'Which pages edits concern that were not over when the caller last looked, and what to ask with next. Definer: nobody reads the table.';

create function public.read_help_changes(since text default null) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.read_help_changes(since) $$;
comment on function public.read_help_changes(text) is
  'What of the help centre has to be made anew: of the last hour, since the answer that said "until"; nothing but where to begin without one. Some may be told twice, by the same id. For everybody: it names nothing but what is published.';

grant execute on function private.read_help_changes(text), public.read_help_changes(text) to anon, authenticated;
