import { MessageFiles } from '@/components/attachments/message-files'
import { Avatar } from '@/components/ui/avatar'
import { LockIcon, ReplyIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import { renderMessage } from '@/lib/messages/rendering'
import type { Message } from '@/lib/messages/types'
import { messageAnchor, type TicketPlace } from '@/lib/tickets/ticket-address'
import { MessageMenu } from './message-menu'
import { MessageText } from './message-text'
import { RelativeTime } from './relative-time'

const REPLIES: Record<Message['author']['kind'], string> = {
  user: 'Reply',
  contact: 'Requester',
  api_key: 'API',
  webhook_source: 'Webhook',
  system: 'System',
}

type MessageCardProps = { ticket: number; place: TicketPlace; message: Message; timeZone: string }

/**
 * A reply on paper, framed by a line; or a note on yellow, perforated like the stub of a ticket,
 * since it never leaves the house.
 */
export function MessageCard({ ticket, place, message, timeZone }: MessageCardProps) {
  const { id, author } = message
  const note = message.kind === 'note'
  const anchor = messageAnchor(id)
  return (
    <article
      id={anchor}
      aria-labelledby={`${anchor}-by`}
      className="group/message grid scroll-mt-4 grid-cols-[auto_minmax(0,1fr)] gap-x-3 max-md:scroll-mt-16 max-sm:gap-x-2"
    >
      <div className="pt-2">
        <Avatar name={author.name} picture={author.picture} />
      </div>
      <div
        className={cn(
          'rounded-lg border group-target/message:outline-2 group-target/message:outline-offset-2 group-target/message:outline-ring',
          note ? 'border-dashed border-note-foreground/50 bg-note' : 'bg-card',
        )}
      >
        <header className="flex items-center gap-x-2 px-4 pt-2.5 pb-1">
          <h3 id={`${anchor}-by`} className="flex min-w-0 flex-wrap items-center gap-x-2">
            <bdi className="min-w-0 truncate">{author.name}</bdi>
            {note ? <NoteMark /> : <ReplyMark by={author.kind} />}
          </h3>
          <RelativeTime
            at={message.at}
            timeZone={timeZone}
            className="ml-auto shrink-0 text-xs text-muted-foreground"
          />
          <MessageMenu ticket={ticket} message={id} author={author.name} reply={!note} />
        </header>
        <div className="px-4 pb-3.5">
          <MessageText
            rendered={renderMessage(message.body, message.format, {
              images: place.images === id,
              mentions: message.mentions,
            })}
            showImages={{ ticket, place, message: id }}
          />
          {message.files.length > 0 && <MessageFiles files={message.files} />}
        </div>
      </div>
    </article>
  )
}

function ReplyMark({ by }: { by: Message['author']['kind'] }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs font-normal text-muted-foreground">
      {by !== 'contact' && <ReplyIcon className="size-3.5" />}
      {REPLIES[by]}
    </span>
  )
}

function NoteMark() {
  return (
    <span className="inline-flex items-center gap-1 text-xs font-medium text-note-foreground">
      <LockIcon className="size-3.5" />
      Internal note
    </span>
  )
}
