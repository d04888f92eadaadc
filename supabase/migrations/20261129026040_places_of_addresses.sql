-- A line with IPv6 has 2^64 addresses for whoever sits behind it: they count as one.

create function private.place_of(ip inet) returns inet
language sql immutable strict parallel safe set search_path = '' as $$
  select case
    when family(ip) = 4 then ip
    -- An IPv4 address as an IPv6 socket writes it (RFC 4291, 2.5.5.2).
    when ip <<= inet '::ffff:0:0/96' then inet '0.0.0.0' + (host(ip)::inet - inet '::ffff:0:0')
    else network(set_masklen(ip, 64))::inet
  end
$$;
comment on function private.place_of(inet) is
  'Where a network address is, as limits count: an IPv4 address itself, of IPv6 the network of 64 bits that one line is given.';

create or replace function private.count_sign_in_attempt(
  action text, email text, ip inet,
  email_limit integer, email_window interval, ip_limit integer, ip_window interval
) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  hash bytea := sha256(convert_to(lower(btrim(count_sign_in_attempt.email)), 'UTF8'));
  place constant inet := private.place_of(ip);
  wait interval;
begin
  -- One attempt at a time for an address and for an IP, or two at once would both be the last allowed.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || encode(hash, 'hex'), 0));
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || coalesce(host(place), ''), 0));

  select max(until) - now() into wait from (
    (select a.created_at + email_window as until from private.sign_in_attempts a
     where a.action = count_sign_in_attempt.action and a.email_hash = hash
       and a.created_at > now() - email_window
     order by a.created_at desc offset email_limit - 1 limit 1)
    union all
    (select a.created_at + ip_window from private.sign_in_attempts a
     where a.action = count_sign_in_attempt.action and a.ip = place
       and a.created_at > now() - ip_window
     order by a.created_at desc offset ip_limit - 1 limit 1)
  ) limits;
  if wait is not null then
    return greatest(1, ceil(extract(epoch from wait)))::integer;
  end if;

  insert into private.sign_in_attempts (action, email_hash, ip)
  values (count_sign_in_attempt.action, hash, place);
  delete from private.sign_in_attempts a where a.created_at < now() - interval '1 day';
  return 0;
end $$;

create or replace function private.rate_help_article(slug text, helpful boolean, ip inet) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  today constant date := (now() at time zone 'UTC')::date;
  key constant bytea := (select s.secret from private.help_vote_secret s);
  article constant uuid := (
    select a.id from public.help_articles a where a.slug = rate_help_article.slug and a.status = 'published');
  who constant bytea := extensions.hmac(convert_to(concat_ws(' ', host(private.place_of(ip)), article), 'UTF8'), key, 'sha256');
  place constant bytea := extensions.hmac(convert_to(concat_ws(' ', host(private.place_of(ip)), today), 'UTF8'), key, 'sha256');
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
  'Counts one answer of a reader, known by where their network address is, for an article and a day; a second one takes the place of the first. False: there is no such article, or 30 answers came from there within the hour. Definer: nobody reads or writes the votes.';
comment on column private.sign_in_attempts.ip is 'Where it came from, as private.place_of() says.';

create or replace function private.search_help(typed text, at_most integer, ip inet)
returns table (slug text, title text, summary text, category text)
language plpgsql security definer set search_path = '' as $$
declare
  most constant integer := 300;
  place constant inet := coalesce(private.place_of(ip), '0.0.0.0');
  until constant timestamptz := (
    select s.began_at + interval '1 minute' from private.help_searchers s
    where s.address = place and s.searches >= most and s.began_at > now() - interval '1 minute');
begin
  if until is not null then
    raise sqlstate 'PT429' using
      message = 'too many searches', detail = greatest(1, ceil(extract(epoch from until - now())))::text;
  end if;
  return query select * from private.find_help(typed, at_most);
  -- Last: whoever searches from the same address waits for as short a time as can be.
  perform private.count_help_search(place);
end $$;
