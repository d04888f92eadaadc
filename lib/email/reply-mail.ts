import 'server-only'
import type { SendMailOptions } from 'nodemailer'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'
import { addressIn, bracketed, replyAddress } from './addresses'
import { type AttachedFiles, namesOfLeft } from './attached-files'
import { escaped, letter } from './layout'
import { outsideHtml } from './markup'

/** What the mail of a reply says, as the database tells it. */
export type Reply = {
  ticket: string
  subject: string
  body: string
  said_at: Date
  agent_name: string
  signature: string
  workspace: string
  token: string
  mail_id: string
  thread: string[]
}

/** Somebody a reply goes to; `outcome` is what became of it already. */
export type Recipient = {
  email: string
  name: string
  is_copy: boolean
  outcome: 'sent' | 'refused' | 'given_up' | null
}

type Settings = {
  MAIL_FROM: string
  MAIL_REPLY_TO?: string | undefined
  ours?: string[]
}

/** What the requester alone is told of their own page, in both forms of the mail. */
type RequesterPage = { text: string; html: string } | null

/**
 * The mail of a reply, for everybody it goes to the same but for the requester's link; in whose hands
 * it is put says the envelope.
 */
export function replyMail(
  reply: Reply,
  recipients: readonly Recipient[],
  { attachments, left }: AttachedFiles,
  { MAIL_FROM, MAIL_REPLY_TO, page = null }: Settings & { page?: RequesterPage },
): SendMailOptions {
  const from = addressIn(MAIL_FROM)
  const mailbox = ({ email, name }: Recipient) => ({ name, address: email })
  const copies = recipients.filter(({ is_copy }) => is_copy)
  const requester = recipients.filter(({ is_copy }) => !is_copy)
  const thread = bracketed(reply.thread)
  const last = thread.at(-1)
  return {
    from: { name: `${reply.agent_name} (${reply.workspace})`, address: from },
    replyTo: {
      name: reply.workspace,
      address: replyAddress(MAIL_REPLY_TO ?? from, reply.token),
    },
    // Who is known by no address has perhaps somebody who gets copies.
    to: (requester.length > 0 ? requester : copies).map(mailbox),
    ...(requester.length > 0 && { cc: copies.map(mailbox) }),
    subject: `Re: ${reply.subject} [#${reply.ticket}]`,
    date: reply.said_at,
    messageId: `<${reply.mail_id}>`,
    ...(last && { inReplyTo: last, references: thread }),
    // A person wrote it: only answers of machines are unwanted (MS-OXCMAIL, 2.2.3.2.14).
    headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    attachments,
    text: [
      ...[reply.body, namesOfLeft(left)].filter((part) => part !== null),
      `-- \n${reply.signature || reply.agent_name}`,
      ...(page ? [page.text] : []),
      `${footer(reply)}\n`,
    ].join('\n\n'),
    html: letter(
      reply.subject,
      `${outsideHtml(reply.body, 'markdown')}
<div class="signature">${outsideHtml(reply.signature || reply.agent_name, 'plain')}</div>
${paragraph(namesOfLeft(left))}<div class="quiet foot">${page ? `${page.html}\n` : ''}<p>${escaped(footer(reply))}</p></div>`,
    ),
  }
}

function paragraph(text: string | null): string {
  return text === null ? '' : `<div class="quiet"><p>${escaped(text)}</p></div>\n`
}

function footer({ ticket, workspace }: Reply): string {
  return `${workspace}, ticket #${ticket}. To answer, reply to this mail.`
}

/** Those a reply still has to be sent to: neither done with, nor ourselves, which would go in circles. */
export function stillToSend(
  recipients: readonly Recipient[],
  { MAIL_FROM, MAIL_REPLY_TO, ours = [] }: Settings,
): Recipient[] {
  const isOurs = ownAddresses(MAIL_FROM, MAIL_REPLY_TO ?? '', ...ours)
  return recipients.filter(
    ({ email, outcome }) => outcome !== 'sent' && outcome !== 'refused' && !isOurs(email),
  )
}
