import type { ActionState } from '@/lib/forms/action-state'

export const PROVIDERS = ['standard', 'github', 'stripe', 'postmark', 'mail', 'generic'] as const
export type Provider = (typeof PROVIDERS)[number]

export const EVENT_STATUSES = ['received', 'done', 'ignored', 'failed'] as const
export type EventStatus = (typeof EVENT_STATUSES)[number]

/** Someone outside, as a provider tells of them. */
export type Person =
  | { email: string; name?: string }
  | { provider: 'github' | 'stripe'; external_id: string; handle: string; name: string }

/** What a delivery asks for, in the words that `private.apply_webhook_event` understands. */
type Intent =
  | {
      type: 'ticket.create'
      subject: string
      body: string
      requester: Person
      priority?: string
      team?: string
      assignee?: string
      tags: string[]
      custom_fields?: Record<string, string | number | boolean | null>
      /** What the ticket is called at the provider, so that later events find it. */
      external_key?: string
      /** What becomes of one more about the same thing: nothing, or a message on its ticket. */
      when_known?: 'ignore' | 'message'
    }
  | { type: 'message.create'; body: string; author: Person; ticket?: number; external_key?: string }

/** What becomes of a delivery: an effect, or nothing for a reason that is kept. */
export type Mapped = { intent: Intent } | { ignored: string }

/**
 * Reads one provider's payloads. `type` is the event's name where a header bears it, `settings`
 * what an admin has said of a generic source. Throws a ZodError or an UnfitError on what can never
 * be carried out.
 */
export type Mapping = (payload: unknown, type: string | null, settings?: unknown) => Mapped

/** An event that can never be carried out as it is; the message names what does not fit. */
export class UnfitError extends Error {
  override name = 'UnfitError'
}

/** Where a generic source's signature stands, and how it is written. */
export type SignatureSetting = {
  header: string
  algorithm: 'sha1' | 'sha256' | 'sha512'
  encoding: 'hex' | 'base64'
  prefix: string
}

export type ListedSource = {
  id: string
  slug: string
  provider: Provider
  disabledAt: string | null
  lastReceivedAt: string | null
  /** Counted to 1,001. */
  waiting: number
  failed: number
}

export type Source = {
  id: string
  slug: string
  provider: Provider
  disabledAt: string | null
  createdAt: string
  signature: SignatureSetting | null
  /** As it was saved; `mappingSchema` says what it holds. */
  mapping: unknown
  secrets: LivingSecret[]
}

/** Since when a secret verifies, and until when; null for the one that stays. */
export type LivingSecret = { createdAt: string; expiresAt: string | null }

export type ListedEvent = {
  id: string
  type: string | null
  status: EventStatus
  reason: string | null
  attempts: number
  ticket: number | null
  receivedAt: string
}

export type ReadEvent = ListedEvent & {
  sourceId: string
  nextAttemptAt: string
  processedAt: string | null
  headers: Record<string, string>
  /** The beginning of the body as bytes; null once it was swept. */
  body: Buffer | null
  /** Of the whole body; null once it was swept. */
  bytes: number | null
}

/** What an action answers that made a secret: it is shown this once. */
export type SecretState = ActionState & {
  shown?: { id: string; slug: string; provider: Provider; secret: string }
}

/** What a mapping would make of an event, line by line; or why nothing. */
export type Preview = { lines: { label: string; value: string }[] } | { refusal: string }

/** The event that a mapping is tried on, as one reads it, and what would come of it. */
export type MappingPreview = { document: string | null; outcome: Preview }

export type MappingState = ActionState & { preview?: MappingPreview }
