import 'server-only'
import type { SendMailOptions } from 'nodemailer'
import { addressIn, replyAddress } from '@/lib/email/addresses'
import { escaped, letter } from '@/lib/email/layout'
import { insideHtml } from '@/lib/email/markup'
import { AUTOMATIC } from '@/lib/email/transport'
import { ANSWER_MARK } from '@/lib/inbound-mail/answer-mark'
import { formatOf } from '@/lib/messages/queries'
import type { Told } from './types'

// More would be a list, and there is a better one at the desk.
const MOST_TICKETS = 20
const MOST_CHARACTERS = 4000

const DID: Record<Told['reason'], string> = {
  assigned: 'assigned this ticket to you',
  mentioned: 'mentioned you in a note',
  replied: 'answered',
}

type Settings = { MAIL_FROM: string; MAIL_REPLY_TO?: string | undefined; SITE_URL: string }

/**
 * The ticket that a user may answer by replying to the mail that tells them of it: the only one, and
 * none where a note is told of. What they write goes to the requester, and they may mean a colleague.
 */
export function answerable(told: readonly Told[]): string | null {
  const [first] = told
  const about = told.every(
    ({ ticket, reason }) => ticket === first?.ticket && reason !== 'mentioned',
  )
  return first && about ? first.ticket : null
}

/**
 * One mail of all that a user is told at once, ticket by ticket; at least one thing. `token` is what
 * they answer by, if they may.
 */
export function notificationMail(
  told: readonly [Told, ...Told[]],
  token: string | null,
  { MAIL_FROM, MAIL_REPLY_TO, SITE_URL }: Settings,
): SendMailOptions {
  const [{ batch, email, name }] = told
  const host = new URL(SITE_URL).hostname
  const tickets = [...Map.groupBy(told, ({ ticket }) => ticket).values()]
  const shown = tickets.slice(0, MOST_TICKETS)
  const rest =
    tickets.length > shown.length
      ? `And ${tickets.length - shown.length} more tickets: ${SITE_URL}/tickets`
      : null
  const subject = subjectOf(told, tickets.length)
  const how = token
    ? 'To answer the requester, reply to this mail.'
    : 'Answer at the desk, not by a reply to this mail.'
  const why = `${how} What you are told by mail is up to you: ${SITE_URL}/settings`
  const [only] = tickets
  return {
    from: MAIL_FROM,
    to: { name, address: email },
    ...(token && { replyTo: replyAddress(MAIL_REPLY_TO ?? addressIn(MAIL_FROM), token) }),
    subject,
    messageId: `<notice-${batch}@${host}>`,
    // Nothing has this id; programs show together what refers to it.
    ...(only &&
      tickets.length === 1 && { references: `<ticket-${only[0]?.ticket}.notices@${host}>` }),
    headers: AUTOMATIC,
    text: [
      ...(token ? [ANSWER_MARK] : []),
      ...shown.map((about) => textOf(about, SITE_URL)),
      ...[rest, `-- \n${why}`].filter((line) => line !== null),
    ].join('\n\n'),
    html: letter(
      subject,
      `${token ? `<p class="quiet">${ANSWER_MARK}</p>\n` : ''}${shown.map((about) => htmlOf(about, SITE_URL)).join('\n')}
<div class="quiet foot">${[rest, why].map((line) => (line ? `<p>${linked(line)}</p>` : '')).join('')}</div>`,
    ),
  }
}

function subjectOf(told: readonly [Told, ...Told[]], tickets: number): string {
  const [{ ticket, subject, actor_name, reason }] = told
  if (tickets > 1) return `News of ${tickets} tickets`
  if (told.length > 1) return `[#${ticket}] ${subject}`
  return `[#${ticket}] ${subject} (${actor_name} ${DID[reason].replace('this ticket', 'it')})`
}

function textOf(about: readonly Told[], siteUrl: string): string {
  const [{ ticket, subject } = { ticket: '', subject: '' }] = about
  const said = about.map(({ actor_name, reason, body }) =>
    body === null
      ? `${actor_name} ${DID[reason]}.`
      : `${actor_name} ${DID[reason]}:\n\n${cut(body)}`,
  )
  return [`#${ticket} ${subject}\n${siteUrl}/tickets/${ticket}`, ...said].join('\n\n')
}

function htmlOf(about: readonly Told[], siteUrl: string): string {
  const [{ ticket, subject } = { ticket: '', subject: '' }] = about
  const said = about.map(({ actor_name, reason, body, channel, author_kind }) => {
    const who = `<strong><bdi>${escaped(actor_name)}</bdi></strong> ${DID[reason]}`
    if (body === null) return `<p>${who}.</p>`
    const format = formatOf({ channel: channel ?? '', author_kind: author_kind ?? '' })
    return `<p>${who}:</p>\n<blockquote>${insideHtml(cut(body), format, siteUrl)}</blockquote>`
  })
  return `<div class="ticket">
<h2><a href="${siteUrl}/tickets/${ticket}">#${ticket} <bdi>${escaped(subject)}</bdi></a></h2>
${said.join('\n')}
</div>`
}

function cut(body: string): string {
  const characters = [...body]
  if (characters.length <= MOST_CHARACTERS) return body
  return `${characters.slice(0, MOST_CHARACTERS).join('')} …`
}

function linked(line: string): string {
  return escaped(line).replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`)
}
