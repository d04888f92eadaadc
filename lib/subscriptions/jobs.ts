import 'server-only'
import type { JobHelpers, Task } from 'graphile-worker'
import { z } from 'zod'
import { senderOf } from '@/lib/email/sender'
import { mailTransport } from '@/lib/email/transport'
import { workerEnv } from '@/lib/env'
import { type Ask, Dispatcher } from './dispatcher'

let dispatcher: Dispatcher | undefined

/** Wakes the process's dispatcher and is done: it works on, beside the queue. */
export const deliverWebhooks: Task = async (_, { withPgClient }) => {
  dispatcher ??= new Dispatcher(asking(withPgClient), workerEnv().WEBHOOK_ALLOWED_HOSTS)
  dispatcher.wake()
}

/** Lets deliveries in hand come to their end, for as long as this; the rest is sent again later. */
export async function stopDelivering(patienceMs: number): Promise<void> {
  await dispatcher?.stop(patienceMs)
}

function asking(withPgClient: JobHelpers['withPgClient']): Ask {
  return <Row extends object>(sql: string, values: unknown[]) =>
    withPgClient(async (pg) => (await pg.query<Row>(sql, values)).rows)
}

// A thousand events with their deliveries and attempts are gone in well under a second.
const BATCH = 1000

/** Deletes what was told more than thirty days ago, with the log of its deliveries. */
export const forgetDeliveries: Task = async (_, { withPgClient }) => {
  for (let forgotten = BATCH; forgotten >= BATCH; ) {
    const { rows } = await withPgClient((pg) =>
      pg.query<{ n: number }>('select private.forget_deliveries($1) as n', [BATCH]),
    )
    forgotten = rows[0]?.n ?? 0
  }
}

const offSchema = z.object({ subscription_id: z.uuid(), user_id: z.uuid() })

type OffMail = { email: string; url: string; reason: 'gone' | 'failing'; workspace: string }

const REASONS = {
  gone: 'Its receiver answered 410 Gone, which means that it wants no more deliveries.',
  failing: 'For five days not one delivery to it has succeeded.',
}

/** Tells one admin that a subscription was switched off. Enabled again meanwhile: no mail. */
export const sendSubscriptionOffMail: Task = async (payload, { withPgClient }) => {
  const { subscription_id, user_id } = offSchema.parse(payload)
  const { rows } = await withPgClient((pg) =>
    pg.query<OffMail>('select * from private.subscription_off_mail($1, $2)', [
      subscription_id,
      user_id,
    ]),
  )
  const [mail] = rows
  if (!mail) return
  const env = workerEnv()
  const { SITE_URL } = env
  const { MAIL_FROM } = await withPgClient((pg) => senderOf(pg, env))
  await mailTransport().sendMail({
    from: MAIL_FROM,
    to: mail.email,
    subject: `${mail.workspace}: webhooks to ${new URL(mail.url).hostname} are switched off`,
    text: [
      `Counterfoil sends nothing more to ${mail.url}`,
      REASONS[mail.reason],
      'What happens from now on is not sent there. What waits is sent when you enable it again:',
      `${SITE_URL}/admin/subscriptions/${subscription_id}`,
    ].join('\n\n'),
  })
}
