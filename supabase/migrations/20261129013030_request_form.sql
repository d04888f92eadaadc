-- The public form: which fields it has, and the stamp that says when somebody began to fill it in.

alter table public.custom_fields add column request_form text not null default 'no';
alter table public.custom_fields add constraint custom_fields_request_form_known
  check (request_form in ('no', 'optional', 'required'));
comment on column public.custom_fields.request_form is 'Whether the public form asks for it: no, optional or required.';
grant insert (request_form), update (request_form) on public.custom_fields to authenticated;

drop trigger custom_fields_96_audit on public.custom_fields;
create trigger custom_fields_96_audit
  after update of label, choices, required_to_solve, request_form, archived_at on public.custom_fields
  for each row execute function private.record_audit();

create table private.sent_requests (
  stamp uuid primary key,
  digest bytea not null,
  ticket_number bigint not null references public.tickets (number) on delete cascade,
  created_at timestamptz not null default now()
);
comment on table private.sent_requests is
  'Which ticket came of which form, for two days: the same form sent twice is one ticket.';
comment on column private.sent_requests.digest is 'SHA-256 of what was sent: another text under the same stamp is another request.';
create index sent_requests_of_ticket on private.sent_requests (ticket_number);
create index sent_requests_by_age on private.sent_requests (created_at);

create function private.request_stamp(issued bigint, nonce uuid) returns text
language sql stable set search_path = '' as $$
  select issued || '.' || nonce || '.' || private.base64url(extensions.hmac(
    convert_to('request form ' || issued || ' ' || nonce, 'UTF8'),
    (select convert_to(k.secret, 'UTF8') from private.signing_key k), 'sha256'))
$$;
comment on function private.request_stamp(bigint, uuid) is
  'When a form was asked for, in seconds since 1970, and under which number, signed. For definer functions.';

create function private.begin_request() returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  return private.words_for_requesters() || jsonb_build_object(
    'stamp', private.request_stamp(floor(extract(epoch from now()))::bigint, gen_random_uuid()),
    'fields', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'key', f.key, 'label', f.label, 'type', f.type, 'choices', f.choices,
        'required', f.request_form = 'required') order by f.position, f.label), '[]')
      from (
        select * from public.custom_fields f
        where f.archived_at is null and f.request_form <> 'no' order by f.position, f.label limit 100) f));
end $$;
comment on function private.begin_request() is
  'What the public form shows, and a fresh stamp. Definer: strangers read neither settings nor fields.';

create function public.begin_request() returns jsonb
language sql security invoker set search_path = '' as $$ select private.begin_request() $$;
comment on function public.begin_request() is
  'The workspace''s name, the largest file, the custom fields that the public form asks for, and the stamp that it is sent with.';

create function private.require_request_fields(given jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
  unasked text := (
    select string_agg(k, ', ' order by k) from jsonb_object_keys(given) k
    where not exists (
      select from public.custom_fields f
      where f.key = k and f.archived_at is null and f.request_form <> 'no'));
  missing text := (
    select string_agg(f.label, ', ' order by f.position, f.label) from public.custom_fields f
    where f.archived_at is null and f.request_form = 'required'
      and coalesce(given ->> f.key, '') in ('', case when f.type = 'checkbox' then 'false' else '' end));
begin
  if unasked is not null then
    raise check_violation using
      message = format('the form does not ask for %s', unasked), constraint = 'requests_fields_asked';
  end if;
  if missing is not null then
    raise check_violation using message = format('%s is missing', missing), constraint = 'requests_fields_required';
  end if;
end $$;
comment on function private.require_request_fields(jsonb) is
  'Refuses custom values that the public form does not ask for, and a form without those that it has to have. For definer functions.';

grant execute on function private.begin_request(), public.begin_request() to anon;
