import type { Message } from '@/lib/messages/types'
import type { TicketEvent } from '@/lib/tickets/types'

/** A stretch of the conversation: one message, or the changes between two messages. */
export type Stretch = { message: Message } | { events: TicketEvent[] }

/**
 * Messages in their order, each behind the changes that came before it. At the same instant changes
 * come first: a reply that opens a ticket is stored in one transaction with the change it made.
 */
export function timeline(messages: Message[], events: TicketEvent[]): Stretch[] {
  const stretches: Stretch[] = []
  let told = 0
  const tellUntil = (time: number) => {
    const until = events.findIndex(({ at }, index) => index >= told && Date.parse(at) > time)
    const before = events.slice(told, until < 0 ? events.length : until)
    if (before.length > 0) stretches.push({ events: before })
    told += before.length
  }
  for (const message of messages) {
    tellUntil(Date.parse(message.at))
    stretches.push({ message })
  }
  tellUntil(Number.POSITIVE_INFINITY)
  return stretches
}
