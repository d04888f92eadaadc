import { type ReceivedFile, receiveFile } from '@/lib/attachments/receive-file'
import type { MessageKind } from '@/lib/messages/types'
import type { Actor } from './actors'
import { postgres } from './factories-postgres'

type Given = { ticket: number; name?: string; kind?: MessageKind; content?: string | Uint8Array }

export async function* inChunks(content: string | Uint8Array, size = 1000) {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Sends a file as the app takes it; answers what came of it. */
export function sendFile(
  { db }: Pick<Actor, 'db'>,
  { ticket, name = 'hums.txt', kind = 'reply', content = 'It hums.' }: Given,
) {
  return receiveFile(db, { place: { ticket, kind }, name, body: inChunks(content) })
}

/** A file that is stored and waits to be sent. */
export async function waitingFile(actor: Pick<Actor, 'db'>, given: Given): Promise<ReceivedFile> {
  const received = await sendFile(actor, given)
  if (received.ok) return received.file
  throw new Error(`the file was not kept: ${received.refusal.kind}`)
}

/** How many rows and objects there are of attachments that waited on a ticket. */
export async function leftOn(ticket: number): Promise<{ rows: number; objects: number }> {
  const { rows } = await postgres().query<{ rows: number; objects: number }>(
    `select (select count(*)::int from public.attachments where ticket_number = $1) as rows,
       (select count(*)::int from public.attachments a join storage.objects o
          on o.bucket_id = 'attachments' and o.name like a.id || '/%'
        where a.ticket_number = $1) as objects`,
    [ticket],
  )
  const [left] = rows
  if (!left) throw new Error('no counts')
  return left
}

/** The names of the objects of an attachment. */
export async function objectsOf(id: string): Promise<string[]> {
  const { rows } = await postgres().query<{ name: string }>(
    `select name from storage.objects where bucket_id = 'attachments' and name like $1 || '/%' order by 1`,
    [id],
  )
  return rows.map(({ name }) => name)
}
