-- A user who answers from their own mail program. Anybody can write anything behind From, and the
-- token of a ticket is known to its requester: only a token that this user alone was sent proves them.

create table private.user_reply_tokens (
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  token text not null default encode(extensions.gen_random_bytes(16), 'hex'),
  primary key (ticket_number, user_id)
);

comment on table private.user_reply_tokens is
  'What stands behind the plus of the address that a mail to a user is answered to: 128 random bits in hex, for one ticket and one user.';

alter table private.user_reply_tokens
  add constraint user_reply_tokens_form check (token ~ '^[0-9a-f]{32}$');

create unique index user_reply_tokens_token on private.user_reply_tokens (token);
create index user_reply_tokens_of_user on private.user_reply_tokens (user_id);

create function private.user_reply_token(ticket bigint, user_id uuid) returns text
language plpgsql set search_path = '' as $$
declare
  known text;
begin
  insert into private.user_reply_tokens (ticket_number, user_id)
  values (ticket, user_reply_token.user_id) on conflict do nothing;
  select r.token into known from private.user_reply_tokens r
  where r.ticket_number = ticket and r.user_id = user_reply_token.user_id;
  return known;
end $$;
comment on function private.user_reply_token(bigint, uuid) is
  'The token by which this user answers on a ticket by mail, made at its first use. For the Reply-To of mails to that user alone: whoever knows it, and writes as from them, speaks as them.';

create function private.bearer_of_tokens(tokens text[], out ticket bigint, out user_id uuid)
language sql stable set search_path = '' as $$
  select known.ticket_number, known.user_id
  from unnest(tokens) with ordinality given (token, place)
  join (
    select r.token, r.ticket_number, null::uuid as user_id from private.reply_tokens r
    union all
    select u.token, u.ticket_number, u.user_id from private.user_reply_tokens u) known on known.token = given.token
  order by known.user_id is null, given.place
  limit 1
$$;
comment on function private.bearer_of_tokens(text[]) is
  'The ticket that one of these tokens leads to, and the user whose token it is; both null when none is ours. For jobs.';

create function private.user_may_see(user_id uuid, ticket bigint) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from public.users u, public.tickets t left join public.teams m on m.id = t.team_id
    where u.id = user_may_see.user_id and u.deactivated_at is null and t.number = ticket
      and (u.role = 'admin' or m.is_private is not true or exists (
        select from public.team_members k where k.team_id = m.id and k.user_id = u.id)))
$$;
comment on function private.user_may_see(uuid, bigint) is
  'Whether a user who is not here to be asked is active and sees this ticket, by the same rule as the policy of tickets. For jobs.';
