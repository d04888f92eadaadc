import { randomUUID } from 'node:crypto'
import { unique } from './actors'
import { theOnly } from './factories'
import { postgres } from './factories-postgres'
import { processed, type Source } from './factories-webhooks'
import { testStack } from './stack'

/** Where the mails of these tests are sent to: what the worker sends from. */
export const SUPPORT = 'support@example.com'

type Headers = Record<string, string | undefined>

type Written = {
  from: string
  to?: string
  cc?: string
  subject?: string
  text?: string
  id?: string
  inReplyTo?: string
  references?: string
  headers?: Headers
}

/** An id as a mail program makes it up, with its brackets. */
export const newMailId = () => `<${randomUUID()}@mail.example.com>`

/** A plain mail in the form of RFC 5322. */
export function written({ headers = {}, text = 'It hums.', ...mail }: Written): string {
  const all: Headers = {
    from: mail.from,
    to: mail.to ?? SUPPORT,
    cc: mail.cc,
    subject: mail.subject ?? 'The printer hums',
    'message-id': mail.id ?? newMailId(),
    'in-reply-to': mail.inReplyTo,
    references: mail.references,
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return `${[...lines, '', text].join('\r\n')}\r\n`
}

/** A mail that was received and not enqueued: the stack's worker leaves it to the test. */
export async function mailEvent({ id }: Source, raw: string | Buffer): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.webhook_events (source_id, dedupe_key, headers, body)
     values ($1, $2, '{}', $3) returning id`,
    [id, unique(), Buffer.from(raw)],
  )
  return theOnly(rows).id
}

/** Takes a mail in as the worker does, and answers what became of its event. */
export async function arrived(source: Source, raw: string | Buffer) {
  return await carriedOut(await mailEvent(source, raw))
}

/** Carries out an event as the worker does. */
export async function carriedOut(eventId: string) {
  beTheWorker()
  const event = await processed(eventId)
  if (event.status === 'received') throw new Error(event.reason ?? '')
  return event
}

/** Gives this process the settings that the stack's worker has. */
function beTheWorker(): void {
  const { databaseUrl, supabaseUrl, publishableKey, smtpUrl } = testStack()
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    SUPABASE_URL: supabaseUrl,
    SUPABASE_PUBLISHABLE_KEY: publishableKey,
    SMTP_URL: smtpUrl,
    MAIL_FROM: `Support <${SUPPORT}>`,
  })
}

/** The messages of a ticket, oldest first. */
export async function messagesOf(ticket: number | null) {
  const { rows } = await postgres().query<{
    id: number
    kind: string
    body: string
    author_kind: string
    author_user_id: string | null
    author_name: string
    channel: string
    held_until: Date | null
    email: string | null
  }>(
    `select m.*, e.email from public.messages m
     left join public.contact_emails e on e.contact_id = m.author_contact_id and e.is_primary
     where m.ticket_number = $1 order by m.id`,
    [ticket],
  )
  return rows
}

/** The addresses of those who get copies of a ticket, in the order of the alphabet. */
export async function ccsOf(ticket: number | null): Promise<string[]> {
  const { rows } = await postgres().query<{ email: string }>(
    `select e.email from public.ticket_ccs c
     join public.contact_emails e on e.contact_id = c.contact_id and e.is_primary
     where c.ticket_number = $1 order by e.email`,
    [ticket],
  )
  return rows.map(({ email }) => email)
}

/** The address that mails about a ticket are answered to; of one user, the one that user is sent. */
export async function replyAddress(ticket: number | null, user?: string): Promise<string> {
  const { rows } = await postgres().query<{ token: string }>(
    user
      ? 'select private.user_reply_token($1, $2) as token'
      : 'select private.reply_token($1) as token',
    user ? [ticket, user] : [ticket],
  )
  return `support+${theOnly(rows).token}@example.com`
}
