import 'server-only'
import { buffer } from 'node:stream/consumers'
import { fileSize } from '@/lib/attachments/file-size'

/** A file of a message, as the database tells it. A bigint comes as text. */
export type MailFile = { id: string; file_name: string; content_type: string; size: string }

/** What goes with a mail, and the files that do not: too large, or no longer there. */
export type AttachedFiles = {
  attachments: { filename: string; contentType: string; content: Buffer }[]
  left: MailFile[]
}

// Base64 makes 9.6 MB of it, and many servers take no mail above 10 MB.
const MOST_BYTES = 7 * 1024 * 1024

/** Reads files that a mail can bear, in the order they were attached; 7 MiB of them in all. */
export async function attachedFiles(
  files: readonly MailFile[],
  open: (id: string) => Promise<ReadableStream<Uint8Array> | null>,
): Promise<AttachedFiles> {
  const attached: AttachedFiles = { attachments: [], left: [] }
  let room = MOST_BYTES
  for (const file of files) {
    const bytes = Number(file.size) <= room ? await open(file.id) : null
    if (!bytes) {
      attached.left.push(file)
      continue
    }
    room -= Number(file.size)
    const content = await buffer(bytes)
    attached.attachments.push({
      filename: file.file_name,
      contentType: file.content_type,
      content,
    })
  }
  return attached
}

/** What a mail says of files that it does not bear; null when it bears them all. */
export function namesOfLeft(left: readonly MailFile[]): string | null {
  if (left.length === 0) return null
  const names = left.map(({ file_name, size }) => `${file_name} (${fileSize(Number(size))})`)
  return `Not in this mail: ${names.join(', ')}. Answer it to get ${left.length > 1 ? 'them' : 'the file'} another way.`
}
