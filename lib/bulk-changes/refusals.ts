import type { Refusal } from '@/lib/supabase/refusal'
import { refusalText } from '@/lib/tickets/refusals'
import { KINDS } from './kinds'
import type { BulkItem, BulkKind, DirectoryKind } from './types'

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

/** What to tell somebody whose change of contacts or companies could not begin. */
export function directoryRefusalText(kind: DirectoryKind, refusal: Refusal): string {
  const { one, many } = KINDS[kind]
  if (refusal.kind === 'forbidden') return `Only admins delete ${many}.`
  if (refusal.kind === 'rule' && refusal.constraint === 'bulk_changes_size') {
    return `There is no ${one} to change.`
  }
  return 'The workspace does not allow this change.'
}

const REASONS: Record<string, string> = {
  changed_since: 'Somebody changed it since, and that stands.',
  answered_stays_open: 'It stays open: it was answered.',
  reply_stays: 'The reply was sent and stays.',
  merged_since: 'They were merged into somebody else.',
  company_gone: 'The company was deleted.',
  messages_body_length: 'The reply would be longer than 100,000 characters.',
}

/** Why an item was refused, or what could not be given back; null where there is nothing to say. */
export function reasonText(kind: BulkKind, { outcome, reason }: BulkItem): string | null {
  const isTicket = kind === 'ticket'
  if (outcome === 'gone') {
    return isTicket ? refusalText({ kind: 'not_found' }) : `This ${KINDS[kind].one} was deleted.`
  }
  if (!reason) return null
  if (/^[0-9A-Z]{5}$/.test(reason)) return `Something broke on our side (${reason}).`
  if (reason === 'forbidden') {
    return isTicket ? refusalText({ kind: 'forbidden' }) : 'You may not do this any more.'
  }
  return REASONS[reason] ?? refusalText({ kind: 'rule', constraint: reason })
}
