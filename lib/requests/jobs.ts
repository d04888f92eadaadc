import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { reasonOf, refusedForGood } from '@/lib/email/refused'
import { senderOf } from '@/lib/email/sender'
import { mailTransport } from '@/lib/email/transport'
import { workerEnv } from '@/lib/env'
import { type Confirmation, confirmationMail, type LinkRow, linksMail } from './request-mail'

const requestSchema = z.object({
  ticket: z.number().int(),
  email: z.string().max(400).nullish(),
})

/** Confirms a request of the public form, once; the ticket tells when the address takes no mail. */
export const sendRequestMail: Task = async (payload, { withPgClient, job }) => {
  const { ticket, email } = requestSchema.parse(payload)
  const env = workerEnv()
  const { rows } = await withPgClient((pg) =>
    pg.query<Confirmation>('select * from private.request_mail($1, $2, $3)', [
      ticket,
      new URL(env.SITE_URL).hostname,
      email ?? null,
    ]),
  )
  const [mail] = rows
  if (!mail || mail.outcome === 'sent' || mail.outcome === 'refused') return
  const sender = await withPgClient((pg) => senderOf(pg, env))
  const note = (outcome: string, reason: string | null) =>
    withPgClient((pg) =>
      pg.query('select private.record_mail_outcome($1, $2, $3, $4)', [
        ...[mail.message_id, mail.email, outcome, reason],
      ]),
    )
  try {
    await mailTransport().sendMail(confirmationMail(ticket, mail, { ...env, ...sender }))
  } catch (error) {
    const refusal = refusedForGood(error)
    if (refusal !== null) await note('refused', refusal)
    else if (job.attempts >= job.max_attempts) await note('given_up', reasonOf(error))
    if (refusal === null) throw error
    return
  }
  await note('sent', null)
}

const linksSchema = z.object({
  email: z.string().max(400).nullish(),
  link: z.uuid().nullish(),
})

/** Sends fresh links to whoever has tickets and asked for them; nothing to anybody else. */
export const sendLinksMail: Task = async (payload, { withPgClient }) => {
  const { email, link } = linksSchema.parse(payload)
  const { rows } = await withPgClient((pg) =>
    pg.query<LinkRow>('select * from private.links_mail($1, $2)', [email ?? null, link ?? null]),
  )
  const env = workerEnv()
  const sender = await withPgClient((pg) => senderOf(pg, env))
  const mail = linksMail(rows, { ...env, ...sender })
  if (!mail) return
  try {
    await mailTransport().sendMail(mail)
  } catch (error) {
    if (refusedForGood(error) === null) throw error
  }
}
