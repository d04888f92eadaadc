import { Fragment } from 'react'
import type { Conversation as Talk } from '@/lib/messages/types'
import type { TicketPlace } from '@/lib/tickets/ticket-address'
import { History } from './history'
import { MessageCard } from './message-card'
import { EarlierMessages, LaterMessages } from './other-messages'
import { PermalinkCopier } from './permalink-copier'
import { timeline } from './timeline'

type ConversationProps = { ticket: number; place: TicketPlace; talk: Talk; timeZone: string }

/**
 * What was said and done on a ticket, oldest first: how it began, and the stretch that is asked for.
 * What lies between and behind is a link away.
 */
export function Conversation({ ticket, place, talk, timeZone }: ConversationProps) {
  const { messages, events, earlier, later } = talk
  const [opening, second] = messages
  const newest = messages.at(-1)
  return (
    <section aria-labelledby="conversation" className="flex flex-col gap-4">
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      {timeline(messages, events).map((stretch) =>
        'message' in stretch ? (
          <Fragment key={`message ${stretch.message.id}`}>
            <MessageCard
              ticket={ticket}
              place={place}
              message={stretch.message}
              timeZone={timeZone}
            />
            {stretch.message === opening && second && earlier > 0 && (
              <EarlierMessages ticket={ticket} place={place} count={earlier} before={second.id} />
            )}
          </Fragment>
        ) : (
          <History
            key={`event ${stretch.events[0]?.id}`}
            events={stretch.events}
            timeZone={timeZone}
          />
        ),
      )}
      {newest && later > 0 && (
        <LaterMessages ticket={ticket} place={place} count={later} after={newest.id} />
      )}
      <PermalinkCopier />
    </section>
  )
}
