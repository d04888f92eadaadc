import 'server-only'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import { workerEnv } from '@/lib/env'
import { ownAddresses } from './own-addresses'
import { parsePostmark } from './postmark'
import { readMail } from './reading'
import { parseRfc822 } from './rfc822'
import { type InboundMail, storedMailSchema } from './schema'
import { storeFiles } from './store-files'
import { type MailParts, UnreadableMail } from './types'

type Pg = Pick<PoolClient, 'query'>

/** A received event of a source of mails: its raw body is what Postmark or a mail server posted. */
export type MailEvent = { id: string; provider: string; body: Buffer }

type Understood = { mail: InboundMail; parts: MailParts }

/** Whether what this provider's sources receive are mails. */
export const bringsMails = (provider: string): boolean =>
  provider === 'mail' || provider === 'postmark'

/**
 * Turns a received mail into its effect. What the mail means is read here; what it does, and the
 * event's end, is one SQL function, so that a worker killed in between leaves nothing half done.
 * What cannot be read ends as failed. Throws what another try may mend.
 */
export async function receiveMail(event: MailEvent, pg: Pg): Promise<void> {
  const understood = await understand(event).catch(async (error: unknown) => {
    await pg.query('select private.finish_webhook_event($1, $2, $3)', [
      event.id,
      'failed',
      whyUnreadable(error),
    ])
    return null
  })
  if (!understood) return
  const { mail, parts } = understood
  const { files, leftOut } = (await isDropped(pg, mail))
    ? { files: [], leftOut: [] }
    : await storeFiles(pg, event.id, parts.files)
  const stored = storedMailSchema.parse({
    ...mail,
    left_out: [...mail.left_out, ...leftOut],
    files,
  })
  await pg.query('select private.apply_inbound_mail($1, $2)', [event.id, JSON.stringify(stored)])
}

async function understand({ provider, body }: MailEvent): Promise<Understood> {
  const parts =
    provider === 'postmark'
      ? parsePostmark(JSON.parse(body.toString('utf8')))
      : await parseRfc822(body)
  return { mail: readMail(parts, ownAddresses(workerEnv().MAIL_FROM)), parts }
}

/** Whether a mail will change nothing, so that its files are not worth storing. */
async function isDropped(pg: Pg, { message_id, automatic, failures }: InboundMail) {
  if (automatic && failures.length === 0) return true
  const { rows } = await pg.query<{ known: boolean }>('select private.is_known_mail($1) as known', [
    message_id,
  ])
  return rows[0]?.known === true
}

/** The words for what can never be read; everything else is no fault of the mail, and thrown on. */
function whyUnreadable(error: unknown): string {
  if (error instanceof UnreadableMail) return error.message
  if (error instanceof SyntaxError) return `it is not JSON: ${error.message}`
  if (!(error instanceof z.ZodError)) throw error
  return error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ')
    .slice(0, 2000)
}
