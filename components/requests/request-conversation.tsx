import type { ReactNode } from 'react'
import type { OwnRequest } from '@/lib/requests/types'
import { RequestMessage } from './request-message'

type RequestConversationProps = { request: OwnRequest; token: string }

/** What was said on a request, oldest first; what lies between and behind is a link away. */
export function RequestConversation({ request, token }: RequestConversationProps) {
  const { messages, earlier, later } = request.talk
  const [, second] = messages
  const newest = messages.at(-1)
  return (
    <section aria-labelledby="conversation" className="flex flex-col gap-3">
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      {messages.map((message, at) => (
        <div key={message.id} className="flex flex-col gap-3">
          {at === 1 && earlier > 0 && (
            <Turn href={`/r/${token}?before=${second?.id}`}>Earlier messages</Turn>
          )}
          <RequestMessage
            message={message}
            timeZone={request.workspace.timeZone}
            filesFrom={`/api/requests/${token}/files`}
          />
        </div>
      ))}
      {later > 0 && <Turn href={`/r/${token}?after=${newest?.id}`}>Later messages</Turn>}
    </section>
  )
}

// No Link: nothing of this page is fetched before it is asked for.
function Turn({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="self-center rounded-md border bg-card px-2.5 py-1 text-xs font-medium text-muted-foreground hover:bg-accent hover:text-foreground"
    >
      {children}
    </a>
  )
}
