import type { Status } from '@/lib/tickets/types'
import { type Actor, unique } from './actors'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'

type TicketFields = {
  subject: string
  requesterEmail: string
  requesterName: string
  body: string
  teamId: string
  assigneeId: string
  tags: string[]
}

/** An address nobody has yet. */
export const freshEmail = (local = 'someone') => `${local}-${unique()}@example.com`

/** A ticket made by an actor as the app makes it; answers its number. */
export async function ticketBy({ db }: Actor, fields: Partial<TicketFields> = {}): Promise<number> {
  const { data, error } = await db.rpc('create_ticket', {
    subject: fields.subject ?? `The printer hums (${unique()})`,
    body: fields.body ?? 'It hums since this morning.',
    requester_email: fields.requesterEmail ?? freshEmail(),
    requester_name: fields.requesterName,
    team_id: fields.teamId,
    assignee_id: fields.assigneeId,
    tags: fields.tags ?? [],
  })
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error })
  return data
}

/** A ticket arranged past all policies, without messages; answers its number. */
export async function ticketRow(
  { status = 'new', assigneeId }: { status?: Status; assigneeId?: string } = {},
  updatedAt?: string,
): Promise<number> {
  const contact = await contactRow()
  const { rows } = await postgres().query<{ number: number }>(
    `insert into public.tickets (subject, status, requester_id, assignee_id, updated_at)
     values ('The printer hums', $1, $2, $3, coalesce($4::timestamptz, now())) returning number`,
    [status, contact, assigneeId ?? null, updatedAt ?? null],
  )
  const number = theOnly(rows).number
  leaveBehind('ticket', String(number))
  return number
}

/** A contact known by one address; answers their id. */
export async function contactRow(email = freshEmail()): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `select private.find_or_create_contact($1, 'Somebody') as id`,
    [email],
  )
  return theOnly(rows).id
}

/** A team, and who is in it; answers its id. */
export async function teamRow(options: { isPrivate: boolean; members?: Actor[] }): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    'insert into public.teams (name, is_private) values ($1, $2) returning id',
    [`Team ${unique()}`, options.isPrivate],
  )
  const { id } = theOnly(rows)
  leaveBehind('team', id)
  for (const member of options.members ?? []) {
    await postgres().query('insert into public.team_members values ($1, $2)', [id, member.id])
  }
  return id
}

/** A ticket as its row is now. */
export async function ticketNow(number: number) {
  const { rows } = await postgres().query(
    `select t.*, array(select g.name from public.ticket_tags tt join public.tags g on g.id = tt.tag_id
       where tt.ticket_number = t.number order by g.name) as tags
     from public.tickets t where t.number = $1`,
    [number],
  )
  return theOnly(rows)
}

/** The one row of an answer; throws when there is none or more. */
export function theOnly<T>(rows: readonly T[] | null): T {
  const [row, ...others] = rows ?? []
  if (row === undefined || others.length > 0) throw new Error(`${rows?.length} rows instead of one`)
  return row
}
