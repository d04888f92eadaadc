import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { senderOf } from '@/lib/email/sender'
import { mailTransport } from '@/lib/email/transport'
import { workerEnv } from '@/lib/env'
import { answerable, notificationMail } from './notification-mail'
import type { Told } from './types'

const payloadSchema = z.object({ user_id: z.uuid() })

/**
 * Mails a user all that they are to be told. Jobs of one user run one after another: the first takes
 * along what the others were made for. What belongs into a mail is fixed before it is sent, so that a
 * worker killed on the way sends the same mail under the same Message-ID again.
 */
export const sendNotificationMail: Task = async (payload, { withPgClient, job }) => {
  const { user_id } = payloadSchema.parse(payload)
  const env = workerEnv()
  const sender = await withPgClient((pg) => senderOf(pg, env))
  const { rows } = await withPgClient((pg) =>
    pg.query('select private.waits_for_earlier_job($1, $2) as waits', [user_id, job.id]),
  )
  if (rows[0]?.waits) return
  for (;;) {
    const [first, ...others] = await withPgClient(
      async (pg) =>
        (await pg.query<Told>('select * from private.claim_notifications($1)', [user_id])).rows,
    )
    if (!first) return
    const told = [first, ...others] as const
    const ticket = answerable(told)
    const { rows: tokens } = await withPgClient((pg) =>
      pg.query('select private.user_reply_token($1, $2) as token where $1 is not null', [
        ...[ticket, user_id],
      ]),
    )
    await mailTransport().sendMail(
      notificationMail(told, tokens[0]?.token ?? null, { ...env, ...sender }),
    )
    await withPgClient((pg) =>
      pg.query('select private.notifications_mailed($1, $2)', [user_id, first.batch]),
    )
  }
}
