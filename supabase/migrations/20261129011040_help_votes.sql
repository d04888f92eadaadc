-- "Was this helpful?": one answer a reader, article and day. Who answered is not kept.

create table private.help_vote_secret (
  only_row boolean primary key default true,
  secret bytea not null default extensions.gen_random_bytes(32)
);
create table private.help_votes (
  article_id uuid not null references public.help_articles (id) on delete cascade,
  voted_on date not null,
  reader bytea not null,
  helpful boolean not null,
  address bytea not null,
  created_at timestamptz not null default now(),
  primary key (article_id, voted_on, reader)
);
comment on table private.help_vote_secret is 'What addresses are hashed with, so that nobody tries them all.';
comment on table private.help_votes is 'Answers of the last two days, by hashes of the network address and the article. The counts are kept with the article.';
comment on column private.help_votes.address is 'A hash of the address and the day, for the limit.';

alter table private.help_vote_secret add constraint help_vote_secret_only_row check (only_row);
create index help_votes_by_address on private.help_votes (address, created_at);
create index help_votes_by_day on private.help_votes (voted_on);
insert into private.help_vote_secret default values;

create function private.rate_help_article(slug text, helpful boolean, ip inet) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  today constant date := (now() at time zone 'UTC')::date;
  key constant bytea := (select s.secret from private.help_vote_secret s);
  article constant uuid := (
    select a.id from public.help_articles a where a.slug = rate_help_article.slug and a.status = 'published');
  who constant bytea := extensions.hmac(convert_to(concat_ws(' ', host(ip), article), 'UTF8'), key, 'sha256');
  place constant bytea := extensions.hmac(convert_to(concat_ws(' ', host(ip), today), 'UTF8'), key, 'sha256');
  before boolean;
begin
  if article is null or helpful is null then return false; end if;
  -- One answer of an address at a time, or two at once would both be the first.
  perform pg_advisory_xact_lock(hashtextextended('help vote ' || encode(place, 'hex'), 0));
  if (
    select count(*) from private.help_votes v
    where v.address = place and v.created_at > now() - interval '1 hour') >= 30 then
    return false;
  end if;
  select v.helpful into before from private.help_votes v
  where v.article_id = article and v.voted_on = today and v.reader = who;
  if before is not distinct from helpful then return true; end if;
  insert into private.help_votes as v (article_id, voted_on, reader, helpful, address)
  values (article, today, who, rate_help_article.helpful, place)
  on conflict on constraint help_votes_pkey do update set helpful = excluded.helpful, created_at = now();
  update public.help_articles a set
    helpful_votes = a.helpful_votes + case when helpful then 1 when before then -1 else 0 end,
    unhelpful_votes = a.unhelpful_votes + case when not helpful then 1 when not before then -1 else 0 end
  where a.id = article;
  delete from private.help_votes v where v.voted_on < today - 1;
  return true;
end $$;
comment on function private.rate_help_article(text, boolean, inet) is
  'Counts one answer of a reader, known by their network address, for an article and a day; a second one takes the place of the first. False: there is no such article, or 30 answers came from there within the hour. Definer: nobody reads or writes the votes.';

create function public.rate_help_article(slug text, helpful boolean, ip text default null) returns boolean
language sql security invoker set search_path = '' as $$ select private.rate_help_article(slug, helpful, ip::inet) $$;
comment on function public.rate_help_article(text, boolean, text) is
  'Counts whether a published article helped: once a reader and day. False when it was not counted. For everybody.';

grant execute on function
  private.rate_help_article(text, boolean, inet), public.rate_help_article(text, boolean, text) to anon, authenticated;
