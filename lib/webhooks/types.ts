/** Someone outside, as a provider tells of them. */
export type Person =
  | { email: string; name?: string }
  | { provider: 'github'; external_id: string; handle: string; name: string }

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
      /** What the ticket is called at the provider, so that later events find it. */
      external_key?: string
    }
  | { type: 'message.create'; body: string; author: Person; ticket?: number; external_key?: string }

/** What becomes of a delivery: an effect, or nothing for a reason that is kept. */
export type Mapped = { intent: Intent } | { ignored: string }

/** Reads one provider's payloads. `type` is the event's name where a header bears it. */
export type Mapping = (payload: unknown, type: string | null) => Mapped
