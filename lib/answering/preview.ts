import 'server-only'
import { renderMessage, unfolded } from '@/lib/messages/rendering'
import type { MessageKind } from '@/lib/messages/types'
import type { Db } from '@/lib/supabase/clients'
import { listMentionable } from './queries'

type Written = { kind: MessageKind; body: string }

/** What an agent writes on a ticket as its readers will see it, as HTML that is safe to show. */
export async function previewOf(db: Db, ticket: number, written: Written): Promise<string> {
  const mentions = await namesIn(db, ticket, written)
  return unfolded(renderMessage(written.body, 'markdown', { mentions }))
}

async function namesIn(db: Db, ticket: number, { kind, body }: Written): Promise<string[]> {
  if (kind !== 'note' || !body.includes('@')) return []
  const text = body.toLowerCase()
  const people = await listMentionable(db, ticket)
  return people.map(({ name }) => name).filter((name) => text.includes(`@${name.toLowerCase()}`))
}
