import 'server-only'
import type { SendMailOptions } from 'nodemailer'
import { addressIn, replyAddress } from '@/lib/email/addresses'
import { escaped, letter } from '@/lib/email/layout'
import { AUTOMATIC } from '@/lib/email/transport'
import { SCORE_LABELS } from './labels'

type Settings = { MAIL_FROM: string; MAIL_REPLY_TO?: string | undefined; SITE_URL: string }

/** What the mail says that confirms a request, as the database tells it. A bigint comes as text. */
export type Confirmation = {
  email: string
  workspace: string
  days: number
  message_id: string
  outcome: string | null
  link: string
  reply_token: string
  mail_id: string
}

/** One line of the mail with somebody's links. */
export type LinkRow = {
  email: string
  workspace: string
  days: number
  ticket: string
  /** Null until somebody of the workspace has answered: until then it may be anybody's words. */
  subject: string | null
  /** The day on which it came in. */
  opened: string
  link: string
}

/** The address of a requester's own page. */
export function requestUrl(siteUrl: string, link: string): string {
  return `${siteUrl}/r/${link}`
}

/**
 * Confirms a request. Nothing of what was typed is in it: anybody may have typed this address, and
 * no stranger sends words of theirs by our server.
 */
export function confirmationMail(
  ticket: number,
  { email, workspace, days, link, reply_token, mail_id }: Confirmation,
  { MAIL_FROM, MAIL_REPLY_TO, SITE_URL }: Settings,
): SendMailOptions {
  const from = addressIn(MAIL_FROM)
  const url = requestUrl(SITE_URL, link)
  const subject = `We have your request [#${ticket}]`
  const before = `Somebody, most likely you, sent a request to ${workspace} from this address. We answer by mail.`
  const after = `The link is yours alone and works for ${days} days; after that it sends you a new one. If you did not send this, there is nothing to do.`
  return {
    from: { name: workspace, address: from },
    replyTo: { name: workspace, address: replyAddress(MAIL_REPLY_TO ?? from, reply_token) },
    to: email,
    subject,
    messageId: `<${mail_id}>`,
    headers: { ...AUTOMATIC, 'Auto-Submitted': 'auto-replied' },
    text: [before, `Follow it, or add to it:\n${url}`, `${after}\n`].join('\n\n'),
    html: letter(
      subject,
      `<p>${escaped(before)}</p>\n<p><a href="${url}">Follow it, or add to it</a></p>\n<div class="quiet foot"><p>${escaped(after)}</p></div>`,
    ),
  }
}

/** The links that somebody asked for. */
export function linksMail(
  rows: readonly LinkRow[],
  { MAIL_FROM, SITE_URL }: Settings,
): SendMailOptions | null {
  const [first] = rows
  if (!first) return null
  const subject = rows.length === 1 ? 'The link to your request' : 'The links to your requests'
  const after = `They are yours alone and work for ${first.days} days. If you did not ask for this mail, there is nothing to do.`
  const named = rows.map(({ ticket, subject, opened, link }) => ({
    name: subject === null ? `Request #${ticket} of ${opened}` : `#${ticket} ${subject}`,
    url: requestUrl(SITE_URL, link),
  }))
  return {
    from: { name: first.workspace, address: addressIn(MAIL_FROM) },
    to: first.email,
    subject: `${subject} (${first.workspace})`,
    headers: AUTOMATIC,
    text: [...named.map(({ name, url }) => `${name}\n${url}`), `${after}\n`].join('\n\n'),
    html: letter(
      subject,
      `<ul>${named.map(({ name, url }) => `<li><a href="${url}">${escaped(name)}</a></li>`).join('\n')}</ul>
<div class="quiet foot"><p>${escaped(after)}</p></div>`,
    ),
  }
}

/** What an answer's mail says of the requester's own page, in both of its forms. */
export function linkParts(url: string, asksRating: boolean): { text: string; html: string } {
  const follow = `See all of it, or answer there: ${url}`
  const scores = SCORE_LABELS.map((label, at) => ({
    label: `${at + 1} ${label}`,
    to: `${url}?score=${at + 1}#rating`,
  })).reverse()
  const html = `<p><a href="${url}">See all of it, or answer there</a></p>`
  if (!asksRating) return { text: follow, html }
  return {
    text: `How was our help? ${url}#rating\n${follow}`,
    html: `<p>How was our help? ${scores.map(({ label, to }) => `<a href="${to}">${escaped(label)}</a>`).join(' · ')}</p>\n${html}`,
  }
}
