import type { Message } from '@/lib/messages/types'
import type { TicketEvent } from '@/lib/tickets/types'
import { History } from './history'
import { MessageCard } from './message-card'
import { timeline } from './timeline'

type ConversationProps = {
  ticket: number
  messages: Message[]
  events: TicketEvent[]
  timeZone: string
}

/** All that was said and done on a ticket, oldest first. */
export function Conversation({ ticket, messages, events, timeZone }: ConversationProps) {
  return (
    <section aria-labelledby="conversation" className="flex flex-col gap-4">
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      {timeline(messages, events).map((stretch) =>
        'message' in stretch ? (
          <MessageCard
            key={`message ${stretch.message.id}`}
            ticket={ticket}
            message={stretch.message}
            timeZone={timeZone}
          />
        ) : (
          <History
            key={`event ${stretch.events[0]?.id}`}
            events={stretch.events}
            timeZone={timeZone}
          />
        ),
      )}
    </section>
  )
}
