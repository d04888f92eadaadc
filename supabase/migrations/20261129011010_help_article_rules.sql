-- What happens to an article when it is written: stamps, the way from its old addresses, no loss.

create function private.apply_article_rules() returns trigger
language plpgsql set search_path = '' as $$
declare
  content constant text[] := '{title,summary,body}';
  told constant text[] := content || '{category_id,slug,status}'::text[];
  was jsonb;
  becomes jsonb := to_jsonb(new);
begin
  if tg_op = 'UPDATE' then
    was := to_jsonb(old);
    -- A vote is no change of the article.
    if not exists (select from unnest(told) c where was -> c is distinct from becomes -> c) then
      return new;
    end if;
    if old.status = 'deleted' and new.status = 'published' then
      raise check_violation using
        message = 'take it back as a draft first', constraint = 'help_articles_back_as_draft';
    end if;
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  if tg_op = 'INSERT' or exists (select from unnest(content) c where was -> c is distinct from becomes -> c) then
    new.edited_at := now();
    new.edited_by := private.actor_user_id();
  end if;
  if new.status = 'published' then
    if new.body !~ '\S' then
      raise check_violation using
        message = 'there is nothing to read yet', constraint = 'help_articles_published_full';
    end if;
    new.published_at := coalesce(new.published_at, now());
  end if;
  return new;
end $$;
comment on function private.apply_article_rules() is
  'Trigger: counts versions, stamps who edited when and when it was first published; an empty article is not published, a deleted one becomes a draft first.';

create trigger help_articles_20_rules before insert or update on public.help_articles
  for each row execute function private.apply_article_rules();

create function private.keep_old_slugs() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.help_old_slugs o where o.slug = new.slug;
  if tg_op = 'UPDATE' and old.slug <> new.slug and old.published_at is not null then
    insert into private.help_old_slugs as o (slug, article_id) values (old.slug, new.id)
    on conflict (slug) do update set article_id = excluded.article_id;
  end if;
  return null;
end $$;
comment on function private.keep_old_slugs() is
  'Trigger: the address of a published article goes on leading to it, until another article takes it. Definer: nobody writes this table.';

create trigger help_articles_50_old_slugs after insert or update of slug on public.help_articles
  for each row execute function private.keep_old_slugs();
