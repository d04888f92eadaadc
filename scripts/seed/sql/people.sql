-- Agents, teams, tags and contacts. Agents, teams and tags are shared by all loads.

insert into public.invitations (email, role)
select format('bulk-agent-%s@example.com', to_char(no, 'fm00')), 'agent'
from generate_series(1, 40) no
where not exists (
  select from public.users u
  where u.email = format('bulk-agent-%s@example.com', to_char(no, 'fm00')))
on conflict (lower(email)) where accepted_at is null and revoked_at is null do nothing;

-- Triggers make the users. Nobody signs in here: no password, no identity, no confirmed address.
insert into auth.users (id, aud, role, email, raw_app_meta_data, raw_user_meta_data)
select pg_temp.bulk_id('agent', 0, no), 'authenticated', 'authenticated',
  format('bulk-agent-%s@example.com', to_char(no, 'fm00')), '{}', '{}'
from generate_series(1, 40) no
where not exists (
  select from public.users u
  where u.email = format('bulk-agent-%s@example.com', to_char(no, 'fm00')));

update public.users u set
  name = format('Agent %s', substring(u.email from '\d+')),
  -- Some have left; history still names them.
  deactivated_at = case when u.email ~ '(39|40)@' then b.until - interval '90 days' end
from bulk b
where u.email ~ '^bulk-agent-\d\d@example\.com$' and u.name like 'bulk-agent-%';

insert into bulk_agents (no, id, name)
select substring(u.email from '\d+')::integer, u.id, u.name
from public.users u where u.email ~ '^bulk-agent-\d\d@example\.com$';

insert into public.teams (id, name, is_private)
select pg_temp.bulk_id('team', 0, no), name, name = 'Legal desk'
from unnest(array['Front line', 'Payments', 'Integrations', 'Logistics', 'Legal desk'])
  with ordinality as team (name, no)
on conflict do nothing;

insert into bulk_teams (slot, id, is_private)
select slot, t.id, t.is_private
from (values ('Front line', 0, 33), ('Payments', 34, 53), ('Integrations', 54, 67),
  ('Logistics', 68, 77), ('Legal desk', 78, 83)) as share (name, first, last)
join public.teams t on lower(t.name) = lower(share.name)
cross join lateral generate_series(share.first, share.last) slot;

insert into public.team_members (team_id, user_id)
select distinct t.id, a.id from bulk_teams t
join bulk_agents a on case when t.is_private then a.no <= 5 else pg_temp.dice(a.no, t.slot, 20) = 0 end
on conflict do nothing;

insert into public.tags (id, name)
select pg_temp.bulk_id('tag', 0, w.n), w.text from bulk_words w where w.kind = 'tag'
on conflict do nothing;
insert into bulk_tags (no, id, name)
select w.n, t.id, t.name from bulk_words w join public.tags t on t.name = w.text where w.kind = 'tag';

insert into bulk_contacts (no, id, language, name, created_at)
select no, pg_temp.bulk_id('contact', b.tickets, no), l.language, replace(x.text, '{ref}', no::text),
  pg_temp.moment(b.until, (no - 1)::double precision / b.contacts)
from bulk b
cross join generate_series(1, b.contacts) no
join bulk_languages l on l.slot = pg_temp.dice(no, 1, 100)
join bulk_texts x on (x.language, x.kind, x.slot) = (l.language, 'name', pg_temp.dice(no, 2, 1024));
analyze bulk_contacts;

insert into public.contacts (id, name, created_at, updated_at)
select id, name, created_at, created_at from bulk_contacts order by no;
insert into public.contact_emails (id, contact_id, email, is_primary, created_at)
select pg_temp.bulk_id('email', b.tickets, c.no), c.id,
  format('desk-%s@load-%s.example.com', c.no, b.tickets), true, c.created_at
from bulk b, bulk_contacts c order by c.no;

insert into private.name_words (word)
select distinct w from bulk_contacts c, unnest(tsvector_to_array(private.weighted_words(c.name, 'B'))) w
where w ~ '^\D{4,40}$'
on conflict do nothing;
