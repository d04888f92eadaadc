-- How text becomes words that can be found: in any script, with or without accents.

create extension if not exists unaccent with schema extensions;
create extension if not exists pg_trgm with schema extensions;

-- No stemming: tickets come in many languages, and names, codes and words are found alike.
create text search configuration private.words (copy = pg_catalog.simple);
comment on text search configuration private.words is 'Words as they stand, without regard to case and accents.';
alter text search configuration private.words
  alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
  with extensions.unaccent, pg_catalog.simple;

create function private.plain_text(body text, is_query boolean) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  -- Said here and not by [[:alnum:]]: what a letter is differs between databases.
  marks constant text := '\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u0964\u0965'
    '\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030';
  spaceless constant text := '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff';
begin
  -- As many bytes as characters: plain ASCII, the usual case.
  if octet_length(body) = length(body) then return body; end if;
  body := regexp_replace(lower(normalize(body, nfkc)), '[' || marks || ']', ' ', 'g');
  if body !~ ('[' || spaceless || ']') then return body; end if;
  return (
    select string_agg(
      case when part.text[1] is null then part.text[2] else (
        select string_agg(c.letter || coalesce(c.next, ''), ' ' order by c.n)
        from (
          select letter, n, lead(letter) over (order by n) as next
          from unnest(string_to_array(part.text[1], null)) with ordinality l (letter, n)
        ) c
        -- The last letter alone lets a text be found by one letter; a question does not ask for it.
        where not is_query or c.next is not null or c.n = 1
      ) end, ' ' order by part.n)
    from regexp_matches(body, format('([%1$s]+)|([^%1$s]+)', spaceless), 'g') with ordinality part (text, n));
end $$;
comment on function private.plain_text(text, boolean) is
  'Text as the parser reads it alike in every database: normal form (NFKC), small letters, blanks for marks beyond ASCII. Scripts that put no blanks between words are cut into overlapping pairs of letters, so that a phrase of pairs is any part of a sentence.';

create function private.weighted_words(body text, weight "char") returns tsvector
language sql stable parallel safe set search_path = '' as $$
  select setweight(to_tsvector('private.words', private.plain_text(body, false)), weight)
$$;
comment on function private.weighted_words(text, "char") is
  'The words of a text with their places. Weights: A subject and number, B requester, D messages.';

-- Words of names, to find the one that was meant behind a typing error.
create table private.name_words (word text primary key);
comment on table private.name_words is 'Each word that stands in the name of a contact.';
create index name_words_alike on private.name_words using gist (word extensions.gist_trgm_ops);

create function private.remember_name_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.name_words (word)
  select w from unnest(tsvector_to_array(private.weighted_words(new.name, 'B'))) w where w ~ '^\D{4,40}$'
  on conflict do nothing;
  return null;
end $$;
comment on function private.remember_name_words() is
  'Trigger: keeps the words of contacts'' names. Words are not forgotten with their contact: they only help to spell. Definer: nobody writes this table.';
create trigger contacts_40_name_words after insert or update of name on public.contacts
  for each row execute function private.remember_name_words();

create function private.meant_names(word text) returns text[]
language plpgsql stable set search_path = '' as $$
begin
  if word !~ '^\D{4,40}$' or exists (select from private.name_words n where n.word = meant_names.word) then
    return '{}';
  end if;
  return array(
    select n.word
    from (
      select w.word, extensions.similarity(w.word, meant_names.word) as likeness
      from private.name_words w order by w.word operator(extensions.<->) meant_names.word limit 20) n
    where n.likeness >= 0.25 and abs(length(n.word) - length(meant_names.word)) <= 2
    order by n.likeness desc, n.word limit 5);
end $$;
comment on function private.meant_names(text) is
  'Up to five words of contacts'' names that are spelled much like this one; none when a name is spelled just so, and for words of under four letters or with digits.';

create function private.words_query(term jsonb, weight text default '') returns tsquery
language plpgsql stable set search_path = '' as $$
declare
  given text := private.plain_text(replace(term ->> 'text', '\', ' '), true);
  lexemes text[] := tsvector_to_array(to_tsvector('private.words', given));
  -- Of a script without blanks, one letter (three bytes) begins a pair.
  prefix boolean := coalesce((term -> 'prefix')::boolean, false) or (length(given) = 1 and octet_length(given) = 3);
  flags text := weight || case when prefix then '*' else '' end;
  words tsquery;
  meant text;
begin
  if cardinality(lexemes) = 0 then return null; end if;
  words := to_tsquery('private.words', quote_literal(given) || case when flags = '' then '' else ':' || flags end);
  if cardinality(lexemes) = 1 and not prefix then
    foreach meant in array private.meant_names(lexemes[1]) loop
      words := words || (quote_literal(meant) || ':B')::tsquery;
    end loop;
  end if;
  return words;
end $$;
comment on function private.words_query(jsonb, text) is
  'The search for the words of {text, prefix?}, one after the other; in texts of this weight alone if one is given. Null when there is no word in it. A word that is misspelled may mean the name of a requester.';
