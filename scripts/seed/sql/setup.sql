-- What one load knows. All of it is gone with the transaction.

create temp table bulk (
  tickets bigint not null,
  contacts bigint not null,
  before_first bigint not null,
  until timestamptz not null,
  batch_from bigint,
  batch_to bigint
) on commit drop;
create temp table bulk_words (language integer, kind text, n integer, text text) on commit drop;
create temp table bulk_texts (language integer, kind text, slot integer, text text) on commit drop;
create temp table bulk_languages (slot integer, language integer) on commit drop;
create temp table bulk_agents (no integer, id uuid, name text) on commit drop;
create temp table bulk_teams (slot integer, id uuid, is_private boolean) on commit drop;
create temp table bulk_tags (no integer, id uuid, name text) on commit drop;
create temp table bulk_contacts (no bigint, id uuid, language integer, name text, created_at timestamptz)
on commit drop;
create temp table bulk_batch (
  i bigint, number bigint, subject text, status text, priority text, channel text,
  requester_id uuid, requester_name text, language integer, team_id uuid, agent_id uuid,
  agent_name text, assigned boolean, messages integer, created_at timestamptz, span interval,
  solved_at timestamptz, closed_at timestamptz
) on commit drop;

-- A hash in place of random(): the same row draws the same lot, whatever was drawn before.
create function pg_temp.chance(i bigint, salt bigint) returns double precision
language sql immutable as $$
  select (hashint8extended(i, salt) & 9007199254740991) / 9007199254740992.0::double precision
$$;
create function pg_temp.dice(i bigint, salt bigint, sides integer) returns integer
language sql immutable as $$
  select ((hashint8extended(i, salt) & 9223372036854775807) % sides)::integer
$$;
-- Version 8 and the right variant (RFC 9562): checks of ids are strict.
create function pg_temp.bulk_id(kind text, of_load bigint, i bigint) returns uuid
language sql immutable as $$
  select overlay(overlay(md5(format('%s %s %s', kind, of_load, i)) placing '8' from 13)
    placing 'a' from 17)::uuid
$$;
-- More tickets a month as the years go by.
create function pg_temp.moment(until timestamptz, part double precision) returns timestamptz
language sql immutable as $$
  select until - interval '1095 days' * (1 - power(part, 0.8))
$$;
