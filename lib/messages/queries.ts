import 'server-only'
import { z } from 'zod'
import { storedFileSchema } from '@/lib/attachments/queries'
import type { Db } from '@/lib/supabase/clients'
import { eventRowSchema, toTicketEvent } from '@/lib/tickets/history'
import type { Conversation, Message, MessageFormat, Stretch } from './types'

/** Messages that are shown beside the first one. Whoever turns the pages gets more at once. */
const PAGE_SIZE = { newest: 20, turned: 50 }

const messageRowSchema = z.object({
  id: z.number(),
  kind: z.enum(['reply', 'note']),
  body: z.string(),
  channel: z.enum(['web', 'email', 'api', 'webhook', 'agent']),
  author_kind: z.enum(['user', 'contact', 'api_key', 'webhook_source', 'system']),
  author_name: z.string(),
  author_picture: z.string().nullable(),
  created_at: z.string(),
  mentions: z.array(z.string()).nullable(),
  files: z.array(storedFileSchema).nullable(),
})

/** A stretch of a conversation as the database tells it. */
export const conversationSchema = z.object({
  messages: z.array(messageRowSchema),
  events: z.array(eventRowSchema),
  earlier: z.number(),
  later: z.number(),
  elsewhere: z.number().nullable(),
})

/**
 * The first message of a ticket and the newest 20, or those of the stretch asked for, with the
 * history of that time; null when there is no ticket to see. Reads no more than it answers.
 */
export async function readConversation(
  db: Db,
  ticket: number,
  { message, before, after }: Stretch = {},
): Promise<Conversation | null> {
  const { data, error } = await db.rpc(
    'read_conversation',
    {
      ticket_number: ticket,
      page_size: before || after ? PAGE_SIZE.turned : PAGE_SIZE.newest,
      ...(message && { around: message }),
      ...(before && { before }),
      ...(after && { after }),
    },
    { get: true },
  )
  if (error) throw new Error(`read conversation of ${ticket}: ${error.message}`, { cause: error })
  if (data === null) return null
  const { messages, events, ...counts } = conversationSchema.parse(data)
  return { ...counts, messages: messages.map(toMessage), events: events.map(toTicketEvent) }
}

/** A message as pages show it. */
export function toMessage(row: z.output<typeof messageRowSchema>): Message {
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    format: formatOf(row),
    mentions: row.mentions ?? [],
    files: row.files ?? [],
    author: { kind: row.author_kind, name: row.author_name, picture: row.author_picture },
    at: row.created_at,
  }
}

/** Agents and programs write Markdown; people outside write mails. */
export function formatOf({
  channel,
  author_kind,
}: Record<'channel' | 'author_kind', string>): MessageFormat {
  if (channel === 'webhook') return 'foreign'
  return author_kind === 'contact' ? 'plain' : 'markdown'
}
