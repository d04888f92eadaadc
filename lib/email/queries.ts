import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { mailStateSchema } from './schema'
import type { MailFailure, MailFailurePage, MailState } from './types'

const PAGE_SIZE = 50

/** The sender, what was mailed in a day, and the last tests. For admins. */
export async function readMailState(db: Db): Promise<MailState> {
  const { data, error } = await db.rpc('read_mail_state', undefined, { get: true })
  if (error) throw new Error(`read mail state: ${error.message}`, { cause: error })
  return mailStateSchema.parse(data)
}

/** Mails that did not arrive, newest first. For admins. */
export async function listMailFailures(db: Db, before?: string): Promise<MailFailurePage> {
  const { data, error } = await db.rpc(
    'list_mail_failures',
    { page_size: PAGE_SIZE + 1, ...(before && { before }) },
    { get: true },
  )
  if (error) throw new Error(`list mail failures: ${error.message}`, { cause: error })
  const failures = data.slice(0, PAGE_SIZE).map((row) => ({
    failedAt: row.failed_at,
    recipient: row.recipient,
    outcome: row.outcome as MailFailure['outcome'],
    reason: row.reason,
    ticket: row.ticket_number,
    subject: row.ticket_subject,
    job: row.job_id,
    task: row.task,
  }))
  return { failures, next: data.length > PAGE_SIZE ? (failures.at(-1)?.failedAt ?? null) : null }
}
