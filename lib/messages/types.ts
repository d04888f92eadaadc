import type { StoredFile } from '@/lib/attachments/types'
import type { TicketEvent } from '@/lib/tickets/types'

export type MessageKind = 'reply' | 'note'

/**
 * How a text is read: as Markdown, with #123 for a ticket; as Markdown of another place, where #123
 * means something else; or as the plain text of somebody who knows of no Markdown.
 */
export type MessageFormat = 'markdown' | 'foreign' | 'plain'

/** One message as the ticket's page shows it. */
export type Message = {
  id: number
  kind: MessageKind
  body: string
  format: MessageFormat
  /** Names of the users that a note mentions. */
  mentions: string[]
  files: StoredFile[]
  author: {
    kind: 'user' | 'contact' | 'api_key' | 'webhook_source' | 'system'
    name: string
    /** Name of the object in the bucket `avatars`. */
    picture: string | null
  }
  at: string
}

type Id = number | undefined

/** Which messages are asked for: those around one, before or after one; else the newest. */
export type Stretch = { message?: Id; before?: Id; after?: Id }

/** A stretch of a conversation. Its first message is always that of the ticket. */
export type Conversation = {
  messages: Message[]
  events: TicketEvent[]
  /** Messages between the first and the second that is shown, and behind the last; up to 1,001. */
  earlier: number
  later: number
  /** The ticket that the message asked for belongs to, when it is another. */
  elsewhere: number | null
}
