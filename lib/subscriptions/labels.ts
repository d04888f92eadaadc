import type { DeliveryStatus, EventType, Subscription } from './types'

/** What each event means, for who chooses among them. */
export const EVENT_HINTS: Record<EventType, string> = {
  'ticket.created': 'A new ticket, however it came in.',
  'ticket.updated': 'Any change of its fields, requester or tags.',
  'ticket.status_changed': 'With the status that it had.',
  'ticket.assigned': 'To somebody, or to nobody. With who had it.',
  'ticket.merged': 'Into another, whose number it says.',
  'ticket.rated': 'Its requester rated a solution. The ticket says how.',
  'message.created': 'Public replies and internal notes: its kind says which.',
  'contact.created': 'A person who was not known before.',
  'contact.updated': 'Their name, addresses or company, or a merge.',
}

export const STATUS_LABELS: Record<DeliveryStatus, string> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  failed: 'Failed',
}

/** How a subscription is, in a word, and whether that is as it should be. */
export function stateOf(subscription: Subscription): { text: string; well: boolean } {
  if (subscription.disabledReason) return { text: 'Switched off', well: false }
  if (subscription.disabledAt) return { text: 'Disabled', well: true }
  if (subscription.failingSince) return { text: 'Failing', well: false }
  return { text: 'Enabled', well: true }
}
