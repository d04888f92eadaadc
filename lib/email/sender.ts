import 'server-only'
import type { PoolClient } from 'pg'

type Env = { MAIL_FROM: string; MAIL_REPLY_TO?: string | undefined }

/** From whom mails go out, where answers go, and all addresses at which we are written to. */
export type Sender = Env & { ours: string[] }

type Row = { workspace_name: string; sender_address: string | null; support_addresses: string[] }

/** What the worker was started with, and over it what the settings of the workspace say. */
export async function senderOf(
  pg: Pick<PoolClient, 'query'>,
  { MAIL_FROM, MAIL_REPLY_TO }: Env,
): Promise<Sender> {
  const { rows } = await pg.query<Row>(
    'select workspace_name, sender_address, support_addresses from public.settings',
  )
  const [settings] = rows
  const ours = [MAIL_FROM, MAIL_REPLY_TO ?? '', ...(settings?.support_addresses ?? [])]
  if (!settings?.sender_address) return { MAIL_FROM, MAIL_REPLY_TO, ours }
  const name = settings.workspace_name.replace(/["\\]/g, '')
  const from = `"${name}" <${settings.sender_address}>`
  return { MAIL_FROM: from, MAIL_REPLY_TO, ours: [...ours, from] }
}
