export type MessageKind = 'reply' | 'note'

/** One message as the ticket's page shows it. */
export type Message = {
  id: number
  kind: MessageKind
  body: string
  author: { kind: 'user' | 'contact' | 'api_key' | 'webhook_source' | 'system'; name: string }
  at: string
}
