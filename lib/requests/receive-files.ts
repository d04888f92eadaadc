import 'server-only'
import type { FormFile } from '@/lib/attachments/plain-form'
import { receiveFile } from '@/lib/attachments/receive-file'
import { fileNameSchema } from '@/lib/attachments/schema'
import type { Db } from '@/lib/supabase/clients'
import { fileProblemOf } from './refusals'
import { MOST_FILES, SHOWN_NAME } from './schema'
import type { FileProblem, UnkeptFile } from './types'

type Received = {
  /** Ids of the files that were stored. */
  kept: string[]
  missing: UnkeptFile[]
}

/** Stores files of a requester's form for their next message, as many as there is `room` for, as they come. */
export async function receiveFiles(
  db: Db,
  ticket: number,
  files: AsyncIterable<FormFile>,
  room = MOST_FILES,
): Promise<Received> {
  const kept: string[] = []
  const missing: UnkeptFile[] = []
  try {
    for await (const file of files) {
      const received =
        kept.length < room ? await receiveOne(db, ticket, file) : { problem: 'many' as const }
      if ('id' in received) kept.push(received.id)
      else missing.push({ name: file.name.slice(-SHOWN_NAME), problem: received.problem })
      if (missing.length >= MOST_FILES) break
    }
  } catch {
    // What is ours to answer for is caught with its file: it is the form that broke off.
    missing.push({ name: '', problem: 'cut' })
  }
  return { kept, missing }
}

async function receiveOne(
  db: Db,
  ticket: number,
  { name: given, body }: FormFile,
): Promise<{ id: string } | { problem: FileProblem }> {
  const name = fileNameSchema.safeParse(given)
  if (!name.success) return { problem: 'name' }
  const place = { ticket, kind: 'reply' as const }
  try {
    const received = await receiveFile(db, { place, name: name.data, body })
    return received.ok ? { id: received.file.id } : { problem: fileProblemOf(received.refusal) }
  } catch (error) {
    console.error(`A file that was sent with request ${ticket} could not be stored`, error)
    return { problem: 'failed' }
  }
}
