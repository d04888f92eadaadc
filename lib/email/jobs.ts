import 'server-only'
import type { JobHelpers, Task } from 'graphile-worker'
import { z } from 'zod'
import { workerStorage } from '@/lib/attachments/jobs'
import { openObject } from '@/lib/attachments/objects'
import { workerEnv } from '@/lib/env'
import { linkParts, requestUrl } from '@/lib/requests/request-mail'
import { addressIn } from './addresses'
import { type AttachedFiles, attachedFiles, type MailFile } from './attached-files'
import { letter } from './layout'
import { outsideHtml } from './markup'
import { reasonOf, refusedForGood } from './refused'
import { type Recipient, type Reply, replyMail, stillToSend } from './reply-mail'
import { senderOf } from './sender'
import { AUTOMATIC, mailTransport } from './transport'

const replySchema = z.object({ message_id: z.number().int() })

/**
 * Mails an answer to the requester and to whoever gets copies, each in an SMTP dialogue of their own.
 * What became of it is noted address by address, so that another try reaches only those it has not
 * reached. At least once: a worker killed between the server's word and the note sends again, under
 * the same Message-ID, which readers' programs take for the same mail (RFC 5322, 3.6.4).
 */
export const sendReplyMail: Task = async (payload, helpers) => {
  const { message_id } = replySchema.parse(payload)
  const env = workerEnv()
  const { rows } = await query<Reply>(helpers, 'select * from private.reply_mail($1, $2)', [
    message_id,
    new URL(env.SITE_URL).hostname,
  ])
  const [reply] = rows
  if (!reply) return
  const { rows: recipients } = await query<Recipient>(
    helpers,
    'select * from private.reply_recipients($1)',
    [message_id],
  )
  const sender = await helpers.withPgClient((pg) => senderOf(pg, env))
  const waiting = stillToSend(recipients, sender)
  if (waiting.length === 0) return
  const files = await filesOf(message_id, helpers)
  const page = await requesterPage(message_id, waiting, helpers)
  const note = (email: string, outcome: Recipient['outcome'], reason: string | null) =>
    query(helpers, 'select private.record_mail_outcome($1, $2, $3, $4)', [
      ...[message_id, email, outcome, reason],
    ])
  const failures: unknown[] = []
  for (const { email, is_copy } of waiting) {
    try {
      const envelope = { from: addressIn(sender.MAIL_FROM), to: email }
      const mail = replyMail(reply, recipients, files, { ...sender, page: is_copy ? null : page })
      await mailTransport().sendMail({ ...mail, envelope })
    } catch (error) {
      const refusal = refusedForGood(error)
      if (refusal !== null) await note(email, 'refused', refusal)
      else failures.push(error)
      if (refusal === null && isLastTry(helpers)) await note(email, 'given_up', reasonOf(error))
      continue
    }
    await note(email, 'sent', null)
  }
  if (failures.length > 0) throw failures[0]
}

/** What the requester's mail says of their own page; the link is for nobody else. */
async function requesterPage(message: number, waiting: Recipient[], helpers: JobHelpers) {
  if (waiting.every(({ is_copy }) => is_copy)) return null
  const { rows } = await query<{ link: string | null; asks_rating: boolean }>(
    helpers,
    'select * from private.link_of_reply($1)',
    [message],
  )
  const [made] = rows
  if (!made?.link) return null
  return linkParts(requestUrl(workerEnv().SITE_URL, made.link), made.asks_rating)
}

async function filesOf(message: number, helpers: JobHelpers): Promise<AttachedFiles> {
  const { rows } = await query<MailFile>(helpers, 'select * from private.mail_files($1)', [message])
  if (rows.length === 0) return { attachments: [], left: [] }
  const db = await workerStorage(helpers.withPgClient)
  return await attachedFiles(rows, (id) => openObject(db, id, 'file'))
}

function query<Row extends object>({ withPgClient }: JobHelpers, sql: string, values: unknown[]) {
  return withPgClient((pg) => pg.query<Row>(sql, values))
}

function isLastTry({ job }: JobHelpers): boolean {
  return job.attempts >= job.max_attempts
}

const invitationSchema = z.object({ invitation_id: z.uuid() })

/** Tells somebody that they were invited, and where to sign in. Revoked meanwhile: no mail. */
export const sendInvitationMail: Task = async (payload, helpers) => {
  const { invitation_id } = invitationSchema.parse(payload)
  const { rows } = await query<{
    email: string
    inviter: string
    workspace: string
    expires_at: Date
  }>(helpers, 'select * from private.invitation_mail($1)', [invitation_id])
  const [invitation] = rows
  if (!invitation) return
  const env = workerEnv()
  const { SITE_URL } = env
  const { MAIL_FROM } = await helpers.withPgClient((pg) => senderOf(pg, env))
  const subject = `${invitation.inviter} invites you to ${invitation.workspace}`
  const text = [
    `${invitation.inviter} invites you to work on the tickets of ${invitation.workspace}.`,
    `Sign in with this address, no password needed:\n${SITE_URL}/login`,
    `The invitation stands until ${invitation.expires_at.toISOString().slice(0, 10)}.`,
  ].join('\n\n')
  await mailTransport().sendMail({
    from: MAIL_FROM,
    to: invitation.email,
    subject,
    headers: AUTOMATIC,
    text,
    html: letter(subject, outsideHtml(text, 'plain')),
  })
}
