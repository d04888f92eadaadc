import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { Folder } from './types'

/** Moves a ticket to spam, to the trash or back; answers where it was before. */
export async function fileTicket(db: Db, number: number, folder: Folder): Promise<Result<Folder>> {
  const filed = resultOf(await db.rpc('file_ticket', { number, folder }))
  return filed.ok ? { ok: true, value: filed.value as Folder } : filed
}

/** Hides a ticket until this moment, at most a year ahead; null wakes it. */
export async function snoozeTicket(db: Db, number: number, until: string | null) {
  // The generated types know no argument that may be null.
  return resultOf(await db.rpc('snooze_ticket', { number, until: until as string }))
}

/** Moves all messages of a ticket to another and closes it: its number leads there from now on. */
export async function mergeTickets(db: Db, source: number, survivor: number) {
  return resultOf(await db.rpc('merge_tickets', { source, survivor }))
}

/** Takes a merged ticket out of its survivor again, as it was. */
export async function unmergeTicket(db: Db, source: number) {
  return resultOf(await db.rpc('unmerge_ticket', { source }))
}

/** Makes a ticket of one reply; answers its number. */
export async function splitMessage(
  db: Db,
  message: number,
  subject: string,
): Promise<Result<number>> {
  return resultOf(await db.rpc('split_message', { message_id: message, subject }))
}

/** Links two tickets, or takes their link away. */
export async function setLink(db: Db, number: number, other: number, linked: boolean) {
  return resultOf(await db.rpc(linked ? 'link_tickets' : 'unlink_tickets', { number, other }))
}

/** Begins or ceases to follow a ticket, for the acting user. */
export async function setFollowing(db: Db, number: number, following: boolean) {
  const rows = db.from('ticket_followers')
  const answer = following
    ? await rows.insert({ ticket_number: number })
    : await rows.delete().eq('ticket_number', number)
  // Pressed twice: it is as was wished.
  if (answer.error?.code === '23505') return { ok: true as const, value: null }
  return resultOf(answer)
}
