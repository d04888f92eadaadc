import type { Refusal } from '@/lib/supabase/refusal'
import { refusalText } from '@/lib/tickets/refusals'
import type { BulkTicket } from './types'

const RULES: Record<string, string> = {
  bulk_changes_do_something: 'Choose what to change.',
  bulk_changes_size: 'There is no ticket to change.',
  bulk_changes_changes_known: 'This macro does something that tickets do not take.',
  'this is no change of tickets': 'This macro does something that tickets do not take.',
}

/** What to tell somebody whose change of many tickets could not begin. */
export function bulkRefusalText(refusal: Refusal): string {
  if (refusal.kind === 'not_found') return 'This macro does not exist any more: choose another.'
  const known = refusal.kind === 'rule' && RULES[refusal.constraint]
  return known || refusalText(refusal)
}

const REASONS: Record<string, string> = {
  forbidden: refusalText({ kind: 'forbidden' }),
  changed_since: 'Somebody changed it since, and that stands.',
  answered_stays_open: 'It stays open: it was answered.',
  reply_stays: 'The reply was sent and stays.',
  messages_body_length: 'The reply would be longer than 100,000 characters.',
}

/** Why a ticket was refused, or what could not be given back; null where there is nothing to say. */
export function reasonText({ outcome, reason }: BulkTicket): string | null {
  if (outcome === 'gone') return refusalText({ kind: 'not_found' })
  if (!reason) return null
  if (/^[0-9A-Z]{5}$/.test(reason)) return `Something broke on our side (${reason}).`
  return REASONS[reason] ?? refusalText({ kind: 'rule', constraint: reason })
}
