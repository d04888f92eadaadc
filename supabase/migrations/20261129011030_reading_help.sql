-- What everybody reads of the help centre: what is published, and no more of it than is shown.

create function private.read_help_contents(category_slug text)
returns table (
  slug_of_category text, category text, category_description text,
  slug text, title text, summary text, edited_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.slug, c.name, c.description, a.slug, a.title, a.summary, a.edited_at
  from public.help_articles a join public.help_categories c on c.id = a.category_id
  where a.status = 'published' and (read_help_contents.category_slug is null or c.slug = read_help_contents.category_slug)
  order by c.position, lower(c.name), lower(a.title), a.slug
  limit 5000
$$;
comment on function private.read_help_contents(text) is
  'All published articles, or those of one category; up to 5,000. Definer: the public reads no tables.';

create function private.read_help_article(slug text)
returns table (
  article_slug text, title text, summary text, body text, category_slug text, category text,
  published_at timestamptz, edited_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.slug, a.title, a.summary, a.body, c.slug, c.name, a.published_at, a.edited_at
  from public.help_articles a join public.help_categories c on c.id = a.category_id
  where a.status = 'published'
    and a.id = coalesce(
      (select n.id from public.help_articles n where n.slug = read_help_article.slug),
      (select o.article_id from private.help_old_slugs o where o.slug = read_help_article.slug))
$$;
comment on function private.read_help_article(text) is
  'The published article of this address, or the one that was to be found there before, with its present address. Definer: the public reads no tables.';

create function private.workspace_title() returns text
language sql stable security definer set search_path = '' as $$ select s.workspace_name from public.settings s $$;
comment on function private.workspace_title() is
  'How the workspace calls itself before the public. Definer: only admins read the settings.';

create function public.read_help_contents(category_slug text default null)
returns table (
  slug_of_category text, category text, category_description text,
  slug text, title text, summary text, edited_at timestamptz)
language sql stable security invoker set search_path = '' as $$ select * from private.read_help_contents(category_slug) $$;
comment on function public.read_help_contents(text) is 'All published articles, or those of one category; up to 5,000. For everybody.';

create function public.read_help_article(slug text)
returns table (
  article_slug text, title text, summary text, body text, category_slug text, category text,
  published_at timestamptz, edited_at timestamptz)
language sql stable security invoker set search_path = '' as $$ select * from private.read_help_article(slug) $$;
comment on function public.read_help_article(text) is
  'The published article of an address, present or former. For everybody.';

create function public.workspace_title() returns text
language sql stable security invoker set search_path = '' as $$ select private.workspace_title() $$;
comment on function public.workspace_title() is 'How the workspace calls itself before the public. For everybody.';

grant execute on function
  private.read_help_contents(text), private.read_help_article(text), private.workspace_title(),
  public.read_help_contents(text), public.read_help_article(text), public.workspace_title()
to anon, authenticated;
