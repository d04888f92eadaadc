import type { Message } from '@/lib/messages/types'
import type { TicketEvent } from '@/lib/tickets/types'

/** A stretch of the conversation: one message, or the changes between two messages. */
export type Stretch = { message: Message } | { events: TicketEvent[] }

/**
 * Messages and history as they happened, oldest first. At the same instant changes come first:
 * a reply that opens a ticket is stored in one transaction with the change it made.
 */
export function timeline(messages: Message[], events: TicketEvent[]): Stretch[] {
  const entries = [
    ...events.map((event) => ({ at: Date.parse(event.at), event })),
    ...messages.map((message) => ({ at: Date.parse(message.at), message })),
  ].sort((a, b) => a.at - b.at)

  const stretches: Stretch[] = []
  for (const entry of entries) {
    const last = stretches.at(-1)
    if ('message' in entry) stretches.push({ message: entry.message })
    else if (last && 'events' in last) last.events.push(entry.event)
    else stretches.push({ events: [entry.event] })
  }
  return stretches
}
