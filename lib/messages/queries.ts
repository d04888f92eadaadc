import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Message, MessageKind } from './types'

/** The newest messages of a ticket, oldest first; at most `limit`. */
export async function listMessages(db: Db, ticket: number, limit = 500): Promise<Message[]> {
  const { data, error } = await db
    .from('messages')
    .select('id, kind, body, author_kind, author_name, created_at')
    .eq('ticket_number', ticket)
    .order('id', { ascending: false })
    .limit(limit)
  if (error) throw new Error(`list messages of ${ticket}: ${error.message}`, { cause: error })
  return data.reverse().map((row) => ({
    id: row.id,
    kind: row.kind as MessageKind,
    body: row.body,
    author: {
      kind: row.author_kind as Message['author']['kind'],
      name: row.author_name,
    },
    at: row.created_at,
  }))
}
