import 'server-only'
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { workerEnv } from '@/lib/env'
import { letter } from './layout'
import { outsideHtml } from './markup'
import { reasonOf } from './refused'
import { senderOf } from './sender'
import { AUTOMATIC, mailTransport } from './transport'

const testSchema = z.object({ test_mail_id: z.number().int() })

/** Sends a mail that an admin wants to see arrive, and notes what the server said. */
export const sendTestMail: Task = async (payload, { withPgClient }) => {
  const { test_mail_id } = testSchema.parse(payload)
  const env = workerEnv()
  const { SITE_URL } = env
  const { MAIL_FROM } = await withPgClient((pg) => senderOf(pg, env))
  const { rows } = await withPgClient((pg) =>
    pg.query<{ recipient: string; asked_by: string; workspace: string }>(
      `select t.recipient, t.asked_by, s.workspace_name as workspace
       from private.test_mails t cross join public.settings s where t.id = $1 and t.outcome is null`,
      [test_mail_id],
    ),
  )
  const [test] = rows
  if (!test) return
  const subject = `A test from ${test.workspace}`
  const text = `${test.asked_by} had this sent to see whether mail goes out of ${SITE_URL}. It does.`
  const begun = performance.now()
  const note = (outcome: 'sent' | 'failed', response: string) =>
    withPgClient((pg) =>
      pg.query('select private.record_test_mail($1, $2, $3, $4)', [
        ...[test_mail_id, outcome, response, Math.round(performance.now() - begun)],
      ]),
    )
  try {
    const { response } = await mailTransport().sendMail({
      ...{ from: MAIL_FROM, to: test.recipient, subject, headers: AUTOMATIC, text },
      html: letter(subject, outsideHtml(text, 'plain')),
    })
    await note('sent', response || 'taken')
  } catch (error) {
    await note('failed', reasonOf(error))
  }
}
