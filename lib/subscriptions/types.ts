import type { ActionState } from '@/lib/forms/action-state'

export const EVENTS = [
  'ticket.created',
  'ticket.updated',
  'ticket.status_changed',
  'ticket.assigned',
  'ticket.merged',
  'ticket.rated',
  'message.created',
  'contact.created',
  'contact.updated',
] as const

/** What a subscription can hear of. */
export type EventType = (typeof EVENTS)[number]

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed'] as const

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** An outbound endpoint. `failingSince`: the first failure since the last success. */
export type Subscription = {
  id: string
  url: string
  events: string[]
  createdAt: string
  disabledAt: string | null
  /** Why the worker switched it off; null when an admin did. */
  disabledReason: 'gone' | 'failing' | null
  failingSince: string | null
  deliveredAt: string | null
}

/** When a secret was made, and until when it signs beside a newer one. */
export type SecretLife = { createdAt: string; expiresAt: string | null }

/** One event on its way to one subscription. `dueAt` counts while it waits. */
export type Delivery = {
  id: string
  sequence: number
  type: string
  status: DeliveryStatus
  attempts: number
  happenedAt: string
  dueAt: string
  ticketNumber: number | null
}

/** What the list of deliveries shows. A sequence stands for a page's place: they never change. */
export type DeliveryFilter = {
  status?: DeliveryStatus | undefined
  before?: number | undefined
  after?: number | undefined
}

/** One page of deliveries, the newest first. */
export type DeliveryPage = {
  deliveries: Delivery[]
  older: number | null
  newer: number | null
}

/** One request that was made, and what came back. */
export type Attempt = {
  number: number
  url: string
  startedAt: string
  durationMs: number
  requestHeaders: Record<string, string>
  statusCode: number | null
  responseHeaders: Record<string, string>
  responseBody: string | null
  bodyCut: boolean
  error: string | null
}

/** A delivery with what was sent and every attempt, the latest first. */
export type DeliveryDetail = Delivery & { payload: string; log: Attempt[] }

/** The answer of an action that shows a secret this once; `id` of what was made. */
export type SecretState = ActionState & { secret?: string; id?: string }
