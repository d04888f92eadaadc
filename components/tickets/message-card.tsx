import { Avatar } from '@/components/ui/avatar'
import { LockIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import type { Message } from '@/lib/messages/types'
import { MessageBody } from './message-body'
import { MessageMenu } from './message-menu'
import { RelativeTime } from './relative-time'

const AUTHORS: Record<Message['author']['kind'], string> = {
  user: 'Agent',
  contact: 'Requester',
  api_key: 'API',
  webhook_source: 'Webhook',
  system: 'System',
}

type MessageCardProps = { ticket: number; message: Message; timeZone: string }

/** A reply on paper, or a note on yellow that never leaves the house. */
export function MessageCard({ ticket, message, timeZone }: MessageCardProps) {
  const note = message.kind === 'note'
  return (
    <article
      id={`message-${message.id}`}
      className="grid scroll-mt-4 grid-cols-[auto_minmax(0,1fr)] gap-x-3 max-sm:gap-x-2"
    >
      <div className="pt-1.5">
        <Avatar name={message.author.name} />
      </div>
      <div className={cn('rounded-lg border', note ? 'border-note-line bg-note' : 'bg-card')}>
        <header className="flex flex-wrap items-center gap-x-2 px-4 pt-2.5 pb-1">
          <h3 className="min-w-0 truncate font-semibold">
            <bdi>{message.author.name}</bdi>
          </h3>
          {!note && (
            <span className="text-xs text-muted-foreground">{AUTHORS[message.author.kind]}</span>
          )}
          {note && (
            <span className="inline-flex items-center gap-1 text-xs font-medium text-note-foreground">
              <LockIcon className="size-3.5" />
              Internal note
            </span>
          )}
          <RelativeTime
            at={message.at}
            timeZone={timeZone}
            className="ml-auto text-xs text-muted-foreground"
          />
          <MessageMenu
            ticket={ticket}
            message={message.id}
            author={message.author.name}
            reply={!note}
          />
        </header>
        <div className="px-4 pb-3.5">
          <MessageBody text={message.body} />
        </div>
      </div>
    </article>
  )
}
