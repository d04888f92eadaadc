import { MessageFiles } from '@/components/attachments/message-files'
import { MessageText } from '@/components/tickets/message-text'
import { RelativeTime } from '@/components/tickets/relative-time'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/lib/cn'
import type { Message } from '@/lib/messages/types'
import { outsideText } from '@/lib/requests/outside-text'
import { messageAnchor } from '@/lib/tickets/ticket-address'

type RequestMessageProps = { message: Message; timeZone: string; filesFrom: string }

/** One message as its requester reads it: who said it, when, and its files. */
export function RequestMessage({ message, timeZone, filesFrom }: RequestMessageProps) {
  const { id, author, files } = message
  const anchor = messageAnchor(id)
  const own = author.kind === 'contact'
  return (
    <article
      id={anchor}
      aria-labelledby={`${anchor}-by`}
      className={cn(
        'scroll-mt-4 rounded-lg border target:outline-2 target:outline-offset-2 target:outline-ring',
        own ? 'bg-muted' : 'bg-card',
      )}
    >
      <header className="flex items-center gap-x-2 px-4 pt-3 pb-1.5">
        <Avatar name={author.name} picture={null} />
        <h3 id={`${anchor}-by`} className="min-w-0 truncate">
          <bdi>{author.name}</bdi>
        </h3>
        <RelativeTime
          at={message.at}
          timeZone={timeZone}
          className="ml-auto shrink-0 text-xs text-muted-foreground"
        />
      </header>
      <div className="px-4 pb-3.5">
        <MessageText rendered={outsideText(message.body, message.format)} />
        {files.length > 0 && <MessageFiles files={files} from={filesFrom} />}
      </div>
    </article>
  )
}
