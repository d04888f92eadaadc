import 'server-only'
import type { PoolClient } from 'pg'
import { senderOf } from '@/lib/email/sender'
import { workerEnv } from '@/lib/env'
import { ownAddresses } from './own-addresses'
import { parsePostmark } from './postmark'
import { readMail } from './reading'
import { parseRfc822 } from './rfc822'
import { type InboundMail, storedMailSchema } from './schema'
import { storeFiles } from './store-files'
import type { MailParts } from './types'

type Pg = Pick<PoolClient, 'query'>

/** A received event of a source of mails: its raw body is what Postmark or a mail server posted. */
export type MailEvent = { id: string; provider: string; body: Buffer }

type Understood = { mail: InboundMail; parts: MailParts }

/**
 * Turns a received mail into its effect. What the mail means is read here; what it does, and the
 * event's end, is one SQL function, so that a worker killed in between leaves nothing half done.
 * Throws UnfitError or ZodError for what can never be read, and what another try may mend.
 */
export async function receiveMail(event: MailEvent, pg: Pg): Promise<void> {
  const { mail, parts } = await understand(event, pg)
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

async function understand({ provider, body }: MailEvent, pg: Pg): Promise<Understood> {
  const parts =
    provider === 'postmark'
      ? parsePostmark(JSON.parse(body.toString('utf8')))
      : await parseRfc822(body)
  const { ours } = await senderOf(pg, workerEnv())
  return { mail: readMail(parts, ownAddresses(...ours)), parts }
}

/** Whether a mail will change nothing, so that its files are not worth storing. */
async function isDropped(pg: Pg, { message_id, automatic, failures }: InboundMail) {
  if (automatic && failures.length === 0) return true
  const { rows } = await pg.query<{ known: boolean }>('select private.is_known_mail($1) as known', [
    message_id,
  ])
  return rows[0]?.known === true
}
