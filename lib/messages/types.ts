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
  author: { kind: 'user' | 'contact' | 'api_key' | 'webhook_source' | 'system'; name: string }
  at: string
}
