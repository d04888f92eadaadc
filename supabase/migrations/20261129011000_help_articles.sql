-- The help centre: articles in categories. Tables are for users; the public reads through functions.

create table public.help_categories (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text not null,
  description text not null default '',
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table public.help_articles (
  id uuid primary key default gen_random_uuid(),
  category_id uuid not null references public.help_categories (id),
  slug text not null,
  title text not null,
  summary text not null default '',
  body text not null default '',
  status text not null default 'draft',
  published_at timestamptz,
  edited_at timestamptz not null default now(),
  edited_by uuid references public.users (id) on delete set null,
  helpful_votes integer not null default 0,
  unhelpful_votes integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table private.help_old_slugs (
  slug text primary key,
  article_id uuid not null references public.help_articles (id) on delete cascade
);

comment on table public.help_categories is 'What the articles of the help centre are sorted by.';
comment on column public.help_categories.slug is 'Its name in the address /help/in/SLUG.';
comment on column public.help_categories.position is 'Where it stands among the others; of equal ones the name decides.';
comment on table public.help_articles is 'Articles of the help centre, in Markdown. What is published is read by everybody.';
comment on column public.help_articles.slug is 'Its name in the address /help/SLUG.';
comment on column public.help_articles.summary is 'One or two sentences for lists, search engines and cards.';
comment on column public.help_articles.status is 'draft, published or deleted; what is deleted stays for writers and can be taken back.';
comment on column public.help_articles.published_at is 'When it was first published.';
comment on column public.help_articles.edited_at is 'When title, summary or text last changed, and by whom (edited_by).';
comment on column public.help_articles.helpful_votes is 'How many readers said that it helped; unhelpful_votes that it did not.';
comment on column public.help_articles.version is 'Counts the changes; who makes one says which version they saw.';
comment on table private.help_old_slugs is 'Addresses under which published articles were to be found before: they lead on.';

create function private.is_slug(value text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select length(value) between 1 and 100 and value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and value not in ('all', 'in', 'search', 'pictures', 'thanks')
$$;
comment on function private.is_slug(text) is
  'True for words of small letters and digits with dashes between them, up to 100 characters, that are no page of the help centre itself.';
grant execute on function private.is_slug(text) to authenticated;

alter table public.help_categories
  add constraint help_categories_name_clean check (private.is_clean_line(name, 80)),
  add constraint help_categories_slug_form check (private.is_slug(slug)),
  add constraint help_categories_description_clean check (description = '' or private.is_clean_line(description, 200)),
  add constraint help_categories_position_known check (position between 0 and 10000);
alter table public.help_articles
  add constraint help_articles_title_clean check (private.is_clean_line(title, 120)),
  add constraint help_articles_slug_form check (private.is_slug(slug)),
  add constraint help_articles_summary_clean check (summary = '' or private.is_clean_line(summary, 300)),
  add constraint help_articles_body_length check (length(body) <= 100000),
  add constraint help_articles_status_known check (status in ('draft', 'published', 'deleted')),
  add constraint help_articles_votes_counted check (helpful_votes >= 0 and unhelpful_votes >= 0);

create unique index help_categories_name_key on public.help_categories (lower(name));
create unique index help_categories_slug_key on public.help_categories (slug);
create unique index help_articles_slug_key on public.help_articles (slug);
create index help_articles_of_category on public.help_articles (category_id, title);
create index help_articles_by_editor on public.help_articles (edited_by);
create index help_articles_by_change on public.help_articles (updated_at desc, id desc);
create index help_old_slugs_of_article on private.help_old_slugs (article_id);

alter table public.help_categories enable row level security;
alter table public.help_articles enable row level security;

create policy "categories of help are for living users" on public.help_categories as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read categories of help" on public.help_categories
  for select to authenticated using ((select private.acting_as('{user}')));
create policy "agents make categories of help" on public.help_categories
  for insert to authenticated with check ((select private.acting_as('{user}')));
create policy "agents change categories of help" on public.help_categories
  for update to authenticated using ((select private.acting_as('{user}'))) with check ((select private.acting_as('{user}')));
create policy "agents delete categories of help" on public.help_categories
  for delete to authenticated using ((select private.acting_as('{user}')));

create policy "articles are for living users" on public.help_articles as restrictive
  to authenticated using ((select private.acting_as('{user}')));
create policy "agents read articles" on public.help_articles
  for select to authenticated using ((select private.acting_as('{user}')));
create policy "agents write articles" on public.help_articles
  for insert to authenticated with check ((select private.acting_as('{user}')));
create policy "agents change and publish articles" on public.help_articles
  for update to authenticated using ((select private.acting_as('{user}'))) with check ((select private.acting_as('{user}')));

grant select, insert (name, slug, description, position), update (name, slug, description, position), delete
  on public.help_categories to authenticated;
grant select, insert (category_id, slug, title, summary, body, status),
  update (category_id, slug, title, summary, body, status) on public.help_articles to authenticated;

create trigger help_categories_guard before update on public.help_categories
  for each row execute function private.guard_columns('id', 'created_at');
create trigger help_categories_touch before update on public.help_categories
  for each row execute function private.touch_updated_at();
create trigger help_articles_10_guard before update on public.help_articles
  for each row execute function private.guard_columns(
    'id', 'published_at', 'edited_at', 'edited_by', 'helpful_votes', 'unhelpful_votes', 'version', 'created_at');
