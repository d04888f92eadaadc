-- How an article is found: by its words, by their beginnings, and by words that are spelled alike.

create table private.help_documents (
  article_id uuid primary key references public.help_articles (id) on delete cascade,
  words tsvector not null
);
create table private.help_words (
  article_id uuid not null references public.help_articles (id) on delete cascade,
  word text not null,
  primary key (article_id, word)
);
comment on table private.help_documents is 'What published articles are found by: A title, B summary, D text.';
comment on table private.help_words is 'Each word of a published article, to find the one that was meant behind a typing error.';
create index help_documents_words on private.help_documents using gin (words);
create index help_words_alike on private.help_words using gin (word extensions.gin_trgm_ops);
create index help_words_beginning on private.help_words (word text_pattern_ops);

create function private.index_article() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.help_documents d where d.article_id = new.id;
  delete from private.help_words w where w.article_id = new.id;
  if new.status <> 'published' then
    return null;
  end if;
  insert into private.help_documents (article_id, words)
  values (new.id, private.weighted_words(new.title, 'A') || private.weighted_words(new.summary, 'B') || private.weighted_words(new.body, 'D'));
  insert into private.help_words (article_id, word)
  select new.id, w from private.help_documents d, unnest(tsvector_to_array(d.words)) w
  where d.article_id = new.id and length(w) between 2 and 40;
  return null;
end $$;
comment on function private.index_article() is
  'Trigger: keeps what a published article is found by. Definer: nobody writes these tables.';

create trigger help_articles_60_index after insert or update of title, summary, body, status on public.help_articles
  for each row execute function private.index_article();

create function private.meant_help_words(typed text) returns text[]
language plpgsql stable set search_path = '' as $$
begin
  if length(typed) < 4 or exists (
    select from private.help_words w where w.word like replace(replace(typed, '_', ''), '%', '') || '%') then
    return '{}';
  end if;
  return array(
    select word from (
      select distinct w.word, extensions.similarity(w.word, typed) as likeness
      from private.help_words w
      where w.word operator(extensions.%) typed and abs(length(w.word) - length(typed)) <= 3) alike
    order by likeness desc, word limit 4);
end $$;
comment on function private.meant_help_words(text) is
  'Up to four words of articles that are spelled much like this one; none when a word begins just so, and for words of under four letters.';

create function private.help_query(typed text, every boolean) returns tsquery
language plpgsql stable set search_path = '' as $$
declare
  asked tsquery;
  word text;
  meant text;
  part tsquery;
begin
  for word in
    select w from unnest(tsvector_to_array(to_tsvector('private.words', private.plain_text(replace(left(typed, 200), '\', ' '), true)))) w
    order by length(w) desc limit 8
  loop
    part := (quote_literal(word) || ':*')::tsquery;
    foreach meant in array private.meant_help_words(word) loop
      part := part || quote_literal(meant)::tsquery;
    end loop;
    asked := case when asked is null then part when every then asked && part else asked || part end;
  end loop;
  return asked;
end $$;
comment on function private.help_query(text, boolean) is
  'The search for up to eight words, in any order: each begins a word of the article, or is one spelled alike. All of them, or any. Null without words.';

create function private.search_help(typed text, at_most integer)
returns table (slug text, title text, summary text, category text)
language plpgsql stable security definer set search_path = '' as $$
declare
  asked tsquery := private.help_query(typed, true);
begin
  if asked is null then return; end if;
  if not exists (select from private.help_documents d where d.words @@ asked) then
    asked := private.help_query(typed, false);
  end if;
  return query
    select a.slug, a.title, a.summary, c.name
    from private.help_documents d
    join public.help_articles a on a.id = d.article_id and a.status = 'published'
    join public.help_categories c on c.id = a.category_id
    where d.words @@ asked
    order by ts_rank('{0.05, 0.1, 0.4, 1}', d.words, asked) desc, a.title, a.slug
    limit least(greatest(at_most, 1), 20);
end $$;
comment on function private.search_help(text, integer) is
  'Published articles for what was typed, the best first, 20 at most: those with all of the words, else those with any. Definer: the public reads no tables.';

create function public.search_help(typed text, at_most integer default 10)
returns table (slug text, title text, summary text, category text)
language sql stable security invoker set search_path = '' as $$ select * from private.search_help(typed, at_most) $$;
comment on function public.search_help(text, integer) is
  'Published articles for what was typed, typing errors forgiven; the best first, 20 at most. For everybody.';

grant execute on function private.search_help(text, integer), public.search_help(text, integer) to anon, authenticated;
