-- An article and the category that its form names anew: both are written, or neither is.

create function public.write_help_article(
  article jsonb, new_category text default null, new_category_slug text default null,
  article_id uuid default null, seen_version integer default null)
returns uuid
language plpgsql security invoker set search_path = '' as $$
declare
  given constant public.help_articles := jsonb_populate_record(null::public.help_articles, article);
  category uuid := given.category_id;
  written uuid;
begin
  if new_category is not null then
    select c.id into category from public.help_categories c where lower(c.name) = lower(new_category);
    if not found then
      insert into public.help_categories as c (name, slug, position)
      values (new_category, new_category_slug, 100) returning c.id into category;
    end if;
  end if;
  if article_id is null then
    insert into public.help_articles as a (category_id, slug, title, summary, body, status)
    values (category, given.slug, given.title, given.summary, given.body, given.status)
    returning a.id into written;
    return written;
  end if;
  update public.help_articles a set
    category_id = category, slug = given.slug, title = given.title, summary = given.summary,
    body = given.body, status = given.status
  where a.id = write_help_article.article_id and a.version = seen_version
  returning a.id into written;
  if written is null then
    if exists (select from public.help_articles a where a.id = write_help_article.article_id) then
      raise sqlstate 'PT409' using message = 'it has changed since';
    end if;
    raise sqlstate 'PT404' using message = 'there is no such article';
  end if;
  return written;
end $$;
comment on function public.write_help_article(jsonb, text, text, uuid, integer) is
  'Writes a new article, or one that was seen at a version: category_id, slug, title, summary, body and status. A new category is made on the way, unless there is one of this name. Answers the article''s id; PT409 when it has changed since, PT404 when it is not there.';

grant execute on function public.write_help_article(jsonb, text, text, uuid, integer) to authenticated;
