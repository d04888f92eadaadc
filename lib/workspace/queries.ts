import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Workspace } from './types'

const SETTINGS = `workspace_name, time_zone, sender_address, support_addresses, refused_domains,
  max_attachment_bytes, refused_file_types, mails_an_hour, close_solved_after_days,
  keep_webhook_bodies_days, keep_deliveries_days, request_link_days, logo, version` as const

/** The settings of the workspace, for admins. */
export async function getWorkspace(db: Db): Promise<Workspace> {
  const { data, error } = await db.from('settings').select(SETTINGS).single()
  if (error) throw new Error(`get settings: ${error.message}`, { cause: error })
  return {
    name: data.workspace_name,
    timeZone: data.time_zone,
    senderAddress: data.sender_address,
    supportAddresses: data.support_addresses,
    refusedDomains: data.refused_domains,
    maxAttachmentBytes: data.max_attachment_bytes,
    refusedFileTypes: data.refused_file_types,
    mailsAnHour: data.mails_an_hour,
    closeSolvedAfterDays: data.close_solved_after_days,
    keepWebhookBodiesDays: data.keep_webhook_bodies_days,
    keepDeliveriesDays: data.keep_deliveries_days,
    requestLinkDays: data.request_link_days,
    logo: data.logo,
    version: data.version,
  }
}

/** Who changed the settings last, and when, as the audit log tells it. */
export async function lastChange(db: Db): Promise<{ by: string | null; at: string | null }> {
  const { data, error } = await db
    .from('audit_log')
    .select('actor_name, created_at')
    .eq('object_kind', 'settings')
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(1)
    .maybeSingle()
  if (error) throw new Error(`last change of settings: ${error.message}`, { cause: error })
  return { by: data?.actor_name ?? null, at: data?.created_at ?? null }
}

/** The picture that is the logo of this name; null when there is none. */
export async function getLogo(db: Db, logo: string): Promise<Blob | null> {
  const { data, error } = await db.storage.from('logos').download(logo)
  return error ? null : data
}
