import 'server-only'
import type { FormFile } from '@/lib/attachments/plain-form'
import { receiveFile } from '@/lib/attachments/receive-file'
import { fileRefusalWords } from '@/lib/attachments/refusals'
import { fileNameSchema } from '@/lib/attachments/schema'
import type { Db } from '@/lib/supabase/clients'
import { MOST_FILES } from './schema'

type Received = {
  /** Ids of the files that were stored. */
  kept: string[]
  /** What to say of those that were not. */
  missing: string[]
}

/** Stores the files of a requester's form for their next message, one after the other as they come. */
export async function receiveFiles(
  db: Db,
  ticket: number,
  files: AsyncIterable<FormFile>,
): Promise<Received> {
  const kept: string[] = []
  const missing: string[] = []
  try {
    for await (const { name: given, body } of files) {
      const shown = given.slice(-80)
      const name = fileNameSchema.safeParse(given)
      if (kept.length >= MOST_FILES) {
        missing.push(`${shown}: at most ${MOST_FILES} files go with one message.`)
      } else if (!name.success) {
        missing.push(`${shown}: ${name.error.issues[0]?.message}`)
      } else {
        const place = { ticket, kind: 'reply' as const }
        const received = await receiveFile(db, { place, name: name.data, body })
        if (received.ok) kept.push(received.file.id)
        else missing.push(`${shown}: ${fileRefusalWords(received.refusal).title}`)
      }
      if (missing.length >= MOST_FILES) break
    }
  } catch {
    missing.push('The form broke off: the files after that are missing.')
  }
  return { kept, missing }
}
