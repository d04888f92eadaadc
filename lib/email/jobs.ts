import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { workerEnv } from '@/lib/env'
import { mailTransport } from './transport'

const replySchema = z.object({ message_id: z.number().int() })

type ReplyMail = {
  recipient: string
  recipient_name: string
  agent_name: string
  signature: string
  subject: string
  body: string
  ticket: string
  message_ids: string[]
}

/**
 * Mails an agent's reply to the requester. Its Message-ID comes from the reply, so that a mail sent
 * twice by a worker killed at the wrong moment is one mail to the reader's program (RFC 5322, 3.6.4).
 */
export const sendReplyMail: Task = async (payload, { withPgClient }) => {
  const { message_id } = replySchema.parse(payload)
  const { rows } = await withPgClient((pg) =>
    pg.query<ReplyMail>('select * from private.reply_mail($1)', [message_id]),
  )
  const [mail] = rows
  if (!mail) return
  const { MAIL_FROM, SITE_URL } = workerEnv()
  const messageId = (id: number | string) => `<reply-${id}@${new URL(SITE_URL).hostname}>`
  const earlier = mail.message_ids.map(messageId)
  await mailTransport().sendMail({
    from: MAIL_FROM,
    to: { name: mail.recipient_name, address: mail.recipient },
    subject: `Re: ${mail.subject} [#${mail.ticket}]`,
    text: `${mail.body}\n\n-- \n${mail.signature || mail.agent_name}\n`,
    messageId: messageId(message_id),
    inReplyTo: earlier[0],
    references: earlier.toReversed(),
  })
}

const invitationSchema = z.object({ invitation_id: z.uuid() })

/** Tells somebody that they were invited, and where to sign in. Revoked meanwhile: no mail. */
export const sendInvitationMail: Task = async (payload, { withPgClient }) => {
  const { invitation_id } = invitationSchema.parse(payload)
  const { rows } = await withPgClient((pg) =>
    pg.query<{ email: string; inviter: string; workspace: string; expires_at: Date }>(
      'select * from private.invitation_mail($1)',
      [invitation_id],
    ),
  )
  const [invitation] = rows
  if (!invitation) return
  const { MAIL_FROM, SITE_URL } = workerEnv()
  await mailTransport().sendMail({
    from: MAIL_FROM,
    to: invitation.email,
    subject: `${invitation.inviter} invites you to ${invitation.workspace}`,
    text: [
      `${invitation.inviter} invites you to work on the tickets of ${invitation.workspace}.`,
      `Sign in with this address, no password needed:\n${SITE_URL}/login`,
      `The invitation stands until ${invitation.expires_at.toISOString().slice(0, 10)}.`,
    ].join('\n\n'),
  })
}
