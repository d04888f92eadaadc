import { theOnly } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

type Tickets = Readonly<
  Record<'none' | 'theirs' | 'another' | 'linked' | 'otherLinked' | 'closed', number>
>

async function id(sql: string, values: unknown[]): Promise<number> {
  return theOnly((await postgres().query<{ id: number }>(sql, values)).rows).id
}

/** What is begun, said and held back on the matrix' tickets: a draft of each user, and more. */
export async function makeAnswers(tickets: Tickets, users: string[], bystander: string) {
  for (const ticket of [tickets.none, tickets.theirs, tickets.another]) {
    await postgres().query(
      `insert into public.message_drafts (user_id, ticket_number, kind, body)
       select id, $2, 'reply', 'It hums' from unnest($1::uuid[]) id`,
      [users, ticket],
    )
  }
  // Said as a note, or it would open its ticket; held back longer than any test takes.
  const heldBack = await id(
    `insert into public.messages (ticket_number, kind, body, author_kind, author_user_id)
     values ($1, 'note', 'Does it hum?', 'user', $2) returning id`,
    [tickets.otherLinked, bystander],
  )
  await postgres().query(
    `update public.messages set kind = 'reply', held_until = now() + interval '1 day' where id = $1`,
    [heldBack],
  )
  await postgres().query(
    `insert into private.sent_mails (message_id, recipient, outcome, reason)
     values ($1, 'gone@example.com', 'refused', '550 no such user')`,
    [heldBack],
  )
  const mention = (ticket: number) =>
    id(
      `insert into public.message_mentions (message_id, user_id)
       select max(id), $2 from public.messages where ticket_number = $1 and kind = 'note'
       returning message_id as id`,
      [ticket, bystander],
    )
  const mentioning = {
    'of no team': await mention(tickets.none),
    'of their private team': await mention(tickets.theirs),
    'of another private team': await mention(tickets.another),
  }
  return { heldBack, mentioning, files: await makeFiles(tickets, users) }
}

/** A file of the first reply and note of each ticket, by kind and ticket; and one of each user that waits. */
async function makeFiles(tickets: Tickets, users: string[]): Promise<Record<string, string>> {
  const { rows } = await postgres().query<{ place: string; id: string }>(
    `insert into public.attachments (message_id, kind, file_name, content_type, size, sha256, stored_at)
     select min(id), kind, kind || ' ' || ticket_number, 'text/plain', 4, repeat('0', 64), now()
     from public.messages where ticket_number = any ($1) group by ticket_number, kind
     returning file_name as place, id`,
    [Object.values(tickets)],
  )
  await postgres().query(
    `insert into public.attachments (ticket_number, file_name, uploader_kind, uploader_id)
     select $1, 'waits.txt', 'user', unnest($2::uuid[])`,
    [tickets.none, users],
  )
  return Object.fromEntries(rows.map(({ place, id }) => [place, id]))
}
